/** Somebody at a time, and as whom the log knows people. */

/** `person` null where it isn't known. */
export interface Act {
  readonly person: string | null;
  /** Milliseconds since 1970: when it was on a host's disk. */
  readonly at: number;
}

export const equalActs = (a: Act | null, b: Act | null): boolean => a?.person === b?.person && a?.at === b?.at;

/** Whose Yjs client ids and updates are nobody's in particular: the host's own, and what the followed host knows of. */
export const HOST = 'host';
export const UPSTREAM = 'upstream';
const IMPORT = 'import:';
/** As whom text is written that a person takes in from a file. */
export const importBy = (person: string): string => `${IMPORT}${person}`;
/** Of a file, by whomever: files that were taken in before it was noted who did are the host's. */
export const isImport = (lease: string): boolean => lease === HOST || lease.startsWith(IMPORT);

/** The person behind a lease or an actor of the log. */
export function personOf(lease: string): string | null {
  if (lease === HOST || lease === UPSTREAM) return null;
  return lease.startsWith(IMPORT) ? lease.slice(IMPORT.length) : lease;
}
