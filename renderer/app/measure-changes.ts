/** In which measures' descriptions a change was, cells and footnotes of the one at hand included. */
import type * as Y from 'yjs';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { readDescription } from '../../shared/document/measures/texts.ts';
import { nestedTexts, readContent } from '../../shared/document/nested.ts';

/** Their ids; `here` is the measure whose sheet is open, null for none. */
export function changedDescriptions(
  doc: Y.Doc,
  { changed }: Pick<Y.Transaction, 'changed'>,
  here: string | null,
): readonly string[] {
  const prefix = descriptionText('');
  const types: ReadonlySet<unknown> = new Set(changed.keys());
  const names = [...doc.share].flatMap(([name, type]) => (types.has(type) ? [name] : []));
  const ids = new Set(names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
  if (here !== null && !ids.has(here)) {
    const within = new Set(nestedTexts(readContent(doc, readDescription(doc, here))));
    if (names.some((name) => within.has(name))) ids.add(here);
  }
  return [...ids];
}
