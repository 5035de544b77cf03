/** What another version of the app may write into a text. */
import type * as Y from 'yjs';
import type { Chance } from './fuzz.ts';

/** A newer version of the app writes what this one doesn't know. */
export function writeForeign(doc: Y.Doc, chance: Chance): void {
  const text = doc.getText('text');
  const at = chance.below(text.length + 1);
  const length = Math.min(text.length - at, 1 + chance.below(5));
  doc.transact(() => {
    const what = chance.below(4);
    if (what === 0 && length > 0) text.format(at, length, { 'ins:7': { by: 'x' } });
    else if (what === 1 && length > 0)
      text.format(at, length, { b: chance.once(2) ? true : null, link: 'javascript:void 0' });
    else if (what === 2) text.insertEmbed(at, { note: `n${chance.below(3)}` }, {});
    else
      doc
        .getMap('blocks')
        .set(`first:${chance.pick(['kind', 'lang', 'indent'])}`, chance.pick(['table', 'heading2', 'ar', 3, null]));
  }, 'foreign');
}
