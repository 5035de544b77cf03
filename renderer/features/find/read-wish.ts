export interface ParagraphWish {
  readonly chapter: number;
  /** As written, such as `12` or `12a`; null: the start of the chapter. */
  readonly paragraph: string | null;
}

/** Reads a paragraph's number as people say it: `3/12`, `3/12a`, `Absatz 3/12`, `3`; null when it is none. Pure. */
export function readWish(text: string): ParagraphWish | null {
  const match = /^\s*(?:\p{L}+\.?\s+)?(\d{1,4})\s*(?:[/.,\s]\s*(\d[\da-z\s-]{0,30}))?\s*$/iu.exec(text);
  if (match === null) return null;
  const paragraph = match[2]?.replace(/\s+/g, '').toLowerCase() ?? null;
  return { chapter: Number(match[1]), paragraph };
}
