/** From which file a chapter was taken: stands in the outline, so that the same file does not come twice. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { outlineMap, readOutline } from './outline.ts';

const schema = v.object({
  /** Of the file's bytes, hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  file: v.pipe(v.string(), v.maxLength(255)),
  /** Which chapter of the file it is. */
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of several files of one name: the first, second … that was taken in. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type ChapterSource = v.InferOutput<typeof schema>;

/** By chapter; of those that are not deleted. */
export function readSources(outline: Y.Doc): ReadonlyMap<string, ChapterSource> {
  const map = outlineMap(outline);
  const sources = new Map<string, ChapterSource>();
  for (const { id, deleted } of readOutline(outline)) {
    const source = v.safeParse(schema, map.get(`${id}:source`));
    if (source.success && !deleted) sources.set(id, source.output);
  }
  return sources;
}

/** To be called within the transaction that adds the chapter. */
export function noteSource(outline: Y.Doc, chapter: string, source: ChapterSource): void {
  outlineMap(outline).set(`${chapter}:source`, source);
}
