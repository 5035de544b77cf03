/** Fields of rows as they must be; what a peer wrote otherwise counts as not set. */

/** Longest text of one line that is believed. */
const longest = 2_000;

/** A text of one line; empty where there is none. */
export const lineOf = (value: unknown): string =>
  typeof value === 'string' && value.length <= longest ? value.replace(/[\n\r\u2028\u2029]+/g, ' ') : '';

export const flagOf = (value: unknown): boolean => value === true;

export const oneOf = <T extends string>(known: readonly T[], value: unknown): T | null =>
  known.find((each) => each === value) ?? null;

/** Cents that the side's sign says the rest of: a safe integer, not negative; null where it is none. */
export const centsOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** A budget year. */
export const yearOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value <= 2200 ? value : null;
