/** Something written somewhere in the measures of `described-measures.ts`, as a proposal may that no honest program sends. */
import type * as Y from 'yjs';
import { blockProperties } from '../../shared/document/chapter.ts';
import { measuresMap } from '../../shared/document/measures/keys.ts';
import { suggestionMap } from '../../shared/document/suggestions.ts';
import { tableMap } from '../../shared/document/table.ts';
import { own } from './described-measures.ts';
import type { Chance } from './fuzz.ts';

const names = ['pa', 'qa', 'ta', 'pb', 'tb', 'pgone', 'tgone', 'fresh', 'na', 'nb', 'ngone', 'r1'] as const;
const roots = [
  own,
  'text:b',
  'text',
  'title',
  'note:na',
  'note:nb',
  'note:ngone',
  'note:fresh',
  'cell:ta:r1:c1',
  'cell:tb:r1:c1',
  'cell:tgone:r1:c1',
  'cell:fresh:r1:c1',
  'x',
  'blocks:x',
] as const;

/** Writes something somewhere: in the description and what is in it alone, or (`far`) anywhere. */
export function scribble(copy: Y.Doc, chance: Chance, far: boolean): void {
  const text = copy.getText(far ? chance.pick(roots) : chance.pick([own, 'note:na', 'cell:ta:r1:c1']));
  const at = chance.below(text.length + 1);
  const some = far ? names : (['pa', 'qa', 'ta', 'fresh', 'fresh2'] as const);
  const map = chance.pick([
    blockProperties(copy),
    tableMap(copy),
    suggestionMap(copy),
    ...(far ? [measuresMap(copy)] : []),
  ]);
  const ways: (() => void)[] = [
    () => text.insert(at, 'Wort ', chance.once(2) ? { 'ins:s9': true } : {}),
    () => text.delete(Math.min(at, Math.max(0, text.length - 1)), Math.min(1, text.length)),
    () => text.insertEmbed(at, { b: chance.pick(some) }),
    () => text.insertEmbed(at, { note: chance.pick(far ? names : (['na', 'fresh'] as const)) }),
    () => text.insertEmbed(at, { what: 1 }),
    () => {
      if (text.length > 0) text.format(0, 1, chance.pick([{ 'del:s9': true }, { b: true }, { link: 'x' }]));
    },
    () =>
      blockProperties(copy).set(
        `${chance.pick(some)}:${chance.pick(['kind', 'table', 'ins', 'from', 'indent'])}`,
        chance.pick(['table', 'tb', 'ta', 'tgone', 'fresh', 's9', 3, null]),
      ),
    () =>
      tableMap(copy).set(
        `${chance.pick(some)}:${chance.pick(['r:r1', 'r:r7', 'c:c1'])}:${chance.pick(['order', 'gone', 'del', 'ins', 'from'])}`,
        chance.pick(['a0V', true, 's9', null]),
      ),
    () =>
      map.set(
        chance.pick(['s9:by', 's9:seen', 'ta', 'b:title', 'ta:m:r1:c1', ':', '']),
        chance.pick(['anna', 1, true, null]),
      ),
  ];
  chance.pick(ways)();
}
