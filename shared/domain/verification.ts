/** What a verification of a project file found: plain data, told in words by the interface and the command line. */

/** Where in a file something is wrong: a room by what it is, the record, the pictures, or the file as such. */
export type FoundPlace =
  | {
      readonly in:
        | 'file'
        | 'record'
        | 'pictures'
        | 'outline'
        | 'words'
        | 'consultation'
        | 'measures'
        | 'measureComments'
        | 'paper'
        | 'people';
    }
  | { readonly in: 'chapter' | 'comments'; readonly title: string; readonly id: string }
  | { readonly in: 'version'; readonly title: string };

export const findingKinds = [
  'unreadable',
  'structure',
  'foreignKeys',
  'schema',
  'rowHash',
  'gap',
  'archive',
  'chain',
  'snapshot',
  'wal',
  'badUpdate',
  'incomplete',
  'differs',
  'noText',
  'otherProject',
  'signature',
  'noKey',
  'otherKey',
  'pictureBytes',
  'pictureMissing',
  'content',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Kinds that lose or change nothing: caches, and pictures that may still come from elsewhere. */
const harmless: ReadonlySet<FindingKind> = new Set(['snapshot', 'pictureMissing']);
export const isHarmless = (kind: FindingKind): boolean => harmless.has(kind);

export interface Found {
  readonly what: FindingKind;
  readonly place: FoundPlace;
  /** Number of the change in its room, of the entry in the record; null where it is none of these. */
  readonly number: number | null;
  /** When that was written, ISO 8601; null where it isn't known. */
  readonly at: string | null;
  /** The finding in the words of the machine: table and row, hash, message. */
  readonly detail: string;
}

export interface Verification {
  readonly path: string;
  /** True when nothing was found but what is harmless. */
  readonly ok: boolean;
  readonly project: string | null;
  readonly title: string;
  /** Of the form of the file; null when it can't be read. */
  readonly version: number | null;
  /** True for a file of a newer version of the program, of which only the structure can be checked. */
  readonly newer: boolean;
  readonly found: readonly Found[];
  /** What was looked at. */
  readonly counts: {
    readonly rooms: number;
    readonly updates: number;
    readonly entries: number;
    readonly signatures: number;
    readonly versions: number;
    readonly pictures: number;
  };
}
