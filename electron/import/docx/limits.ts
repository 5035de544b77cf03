/** Caps on what a DOCX may hold. A paper of 500 pages stays far below each of them; a hostile file meets one early. */

const megabyte = 1024 * 1024;

export const docxLimits = {
  /** Bytes of the file. */
  file: 50 * megabyte,
  /** Parts in the package. */
  entries: 5_000,
  /** Bytes of one part of XML, unpacked. */
  xmlPart: 48 * megabyte,
  /** Bytes of everything that is unpacked. */
  unpacked: 256 * megabyte,
  pictures: 2_000,
  /** How many times larger than packed a part may be, once it is larger than `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 4 * megabyte,
  /** Elements within elements. */
  depth: 200,
  /** Elements of a piece that is held whole: a paragraph, a table, the styles. */
  elements: 1_000_000,
  paragraphs: 60_000,
  /** Characters of text. */
  characters: 8_000_000,
  changes: 20_000,
  comments: 10_000,
  notes: 10_000,
  tableCells: 50_000,
  /** What the report keeps of its places. */
  left: 5_000,
} as const;

/** The process that reads: how long it may take, and how much memory, in milliseconds and MiB. */
export const readerLimits = { time: 60_000, memory: 640 } as const;
