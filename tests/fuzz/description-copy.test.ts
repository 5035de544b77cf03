/** A proposal to a description that is worked out in a copy of that description alone, beside one of the whole catalogue. */
import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { previewsOf } from '../../renderer/features/suggestions/proposal-watch.ts';
import { DescriptionCopy } from '../../shared/document/description-copy.ts';
import { readDescription } from '../../shared/document/measures/texts.ts';
import { copyOf, isEmpty, proposedChange } from '../../shared/document/proposals.ts';
import { describedMeasures, own } from '../support/described-measures.ts';
import { done, made } from '../support/forged-updates.ts';
import { Chance, forEachSeed, seedsToRun } from '../support/fuzz.ts';
import { scribble } from '../support/scribbled-measures.ts';

afterEach(() => void vi.restoreAllMocks());

it('MC95 what a proposal to a description would change, and how that looks, is the same in a copy of it alone as in one of all measures, whatever it writes and where', async () => {
  const found = { changes: 0, light: 0, whole: 0 };
  await forEachSeed(seedsToRun(400, []), (seed) => {
    const chance = new Chance(seed);
    const doc = describedMeasures();
    // What others wrote before, also under a suggestion's name that proposals have; nested and deleted things among it.
    for (let step = chance.below(4); step > 0; step -= 1) doc.transact(() => scribble(doc, chance, chance.once(2)));
    if (chance.once(8)) doc.getText('text:b').insertEmbed(0, new Y.Map([['x', 1]]));
    if (chance.once(4)) Y.applyUpdate(doc, forged(doc, chance, 0));
    const sent = (from: Y.Doc): Uint8Array =>
      done(from, (copy) => {
        for (let step = 1 + chance.below(4); step > 0; step -= 1) scribble(copy, chance, chance.once(5));
        if (chance.once(10)) Y.applyUpdate(copy, forged(copy, chance, Y.getState(copy.store, 4711)));
      });
    const closed = sent(doc);
    const ground = copyOf(doc);
    Y.applyUpdate(ground, closed);
    const open = [chance.once(2) ? sent(ground) : sent(doc), ...(chance.once(4) ? [sent(doc)] : [])];
    const before = chance.once(2) ? [closed] : [];
    // The text goes on meanwhile.
    for (let step = chance.below(3); step > 0; step -= 1) scribble(doc, chance, chance.once(3));
    const blocksOf = (copy: Y.Doc) => readDescription(copy, 'a');
    const work = () => {
      const change = proposedChange(doc, open, before, own);
      const previews =
        change === null || isEmpty(change) ? [] : previewsOf({ blocksOf }, doc, change, { author: 'sina', root: own });
      const shown = previews.map(({ places, spots }) => [
        places.map(({ what, block, part, from, to, value }) => [what, block, part, from, to, value]),
        spots.map(({ block }) => block.text),
      ]);
      return { change: change === null ? null : [[...change.texts], change.lines], shown };
    };
    const copied = vi.spyOn(DescriptionCopy.prototype, 'isLeft');
    const alone = work();
    const answers = copied.mock.results.map(({ value }) => value as unknown);
    copied.mockRestore();
    const of = vi.spyOn(DescriptionCopy, 'of').mockReturnValue(null);
    const whole = work();
    of.mockRestore();
    expect(withoutChance(alone)).toEqual(withoutChance(whole));
    if (alone.change !== null && alone.shown.length > 0) found.changes += 1;
    if (answers.length > 0 && answers.every((left) => left === false)) found.light += 1;
    else found.whole += 1;
  });
  // Else this would say nothing.
  for (const count of Object.values(found)) expect(count).toBeGreaterThan(20);
});

/** With new ids of columns and rows in the order in which they come. */
function withoutChance(found: unknown): unknown {
  const ids = new Map<string, number>();
  const numbered = (id: string): string => `new ${ids.get(id) ?? ids.set(id, ids.size).size - 1}`;
  return JSON.parse(JSON.stringify(found).replace(/(?<=[:"])[\w-]{10}(?=[:"])/g, numbered)) as unknown;
}

/** Words that hang between any two characters, wherever these stand, which no editor writes. */
function forged(doc: Y.Doc, chance: Chance, from: number): Uint8Array {
  const place = (): [number, number] => {
    const clients = [...doc.store.clients.keys()];
    const client = chance.pick(clients);
    return [client, chance.below(Y.getState(doc.store, client))];
  };
  const text = 4;
  const [left, right] = [0x80, 0x40];
  const way = chance.pick([left, right, left | right]);
  const origins = [...((way & left) > 0 ? place() : []), ...((way & right) > 0 ? place() : [])];
  return made([[text | way, ...origins, 'Böse ']], from);
}
