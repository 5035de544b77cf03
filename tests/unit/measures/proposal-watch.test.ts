/** When the list of proposals to a description works out anew what they would change. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { measurePlace } from '../../../renderer/editor/suggestions/proposal-place.ts';
import type { ProposalScene } from '../../../renderer/features/suggestions/proposal-scene.ts';
import { ProposalWatch } from '../../../renderer/features/suggestions/proposal-watch.ts';
import { addEntry } from '../../../shared/document/comment-room.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import { setMeasureField } from '../../../shared/document/measures/write.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { describedMeasures, own } from '../../support/described-measures.ts';
import { done } from '../../support/forged-updates.ts';

const chair: Person = {
  id: 'chair',
  name: 'Sina',
  roles: [{ role: 'steering', bench: 'society', chair: true }],
  active: true,
};

function scene(authors = [chair.id]) {
  const doc = describedMeasures();
  const comments = new Y.Doc();
  for (const author of authors) {
    const updates = [new Uint8Array(done(doc, (copy) => copy.getText(own).insert(2, 'Viele ')))];
    addEntry(comments, author, { type: 'proposal', measure: 'a', at: 1, updates }, 'test');
  }
  const membership = { groups: [], bodies: [], people: new Map([[chair.id, chair]]) };
  const place = measurePlace('project', 'a', membership);
  const room = (of: Y.Doc) => ({ doc: of, state: { synced: true }, subscribe: () => () => undefined });
  const find = (name: string) => room(name === place.comments ? comments : doc);
  const blocksOf = vi.fn((of: Y.Doc) => readDescription(of, 'a'));
  const given = {
    me: chair,
    membership,
    place,
    room: 'measures',
    blocksOf,
    rooms: { acquire: find, release: () => undefined, peek: find },
  };
  return { doc, blocksOf, watch: new ProposalWatch(given as unknown as ProposalScene) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('MC84 a proposal is worked out anew when its own description changed, and not for what is written in others', async () => {
  const { doc, blocksOf, watch } = scene();
  const stop = watch.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.get().open.map(({ author, previews }) => [author, previews.length])).toEqual([['chair', 1]]);
  expect(blocksOf).toHaveBeenCalledTimes(1);
  doc.getText(descriptionText('b')).insert(2, 'Alle ');
  setMeasureField(doc, 'a', 'title', 'Neuer Name', 'test');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(blocksOf).toHaveBeenCalledTimes(1);
  for (const [name, times] of [
    [own, 2],
    ['cell:ta:r1:c1', 3],
  ] as const) {
    doc.getText(name).insert(3, 'x');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([name, blocksOf.mock.calls.length]).toEqual([name, times]);
  }
  // Who has closed the list is told nothing any more.
  stop();
  const before = blocksOf.mock.calls.length;
  doc.getText(own).insert(3, 'y');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(blocksOf).toHaveBeenCalledTimes(before);
});

test('MC96 what changes while proposals are worked out is looked at behind that, once: they are shown however much others type meanwhile', async () => {
  const authors = [chair.id, 'other', 'third'];
  const { doc, blocksOf, watch } = scene(authors);
  const told: number[] = [];
  const stop = watch.subscribe(() => told.push(watch.get().open.length));
  // Somebody types while the first of them is worked out, twice.
  const typing = (of: Y.Doc) => {
    doc.getText(own).insert(1, 'x');
    doc.getText(own).insert(1, 'y');
    return readDescription(of, 'a');
  };
  for (let round = 1; round <= 3; round += 1) {
    blocksOf.mockImplementationOnce(typing);
    await vi.advanceTimersByTimeAsync(400);
    // The run under way was neither left nor begun anew; the next one waits for its time.
    expect([round, told]).toEqual([round, Array.from({ length: round }, () => authors.length)]);
    expect(blocksOf).toHaveBeenCalledTimes(authors.length * round);
    await vi.advanceTimersByTimeAsync(99);
    expect(blocksOf).toHaveBeenCalledTimes(authors.length * round);
    await vi.advanceTimersByTimeAsync(1);
  }
  // Nobody types any more: once again, and no more.
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toHaveLength(4);
  expect(blocksOf).toHaveBeenCalledTimes(authors.length * 4);
  // What waits when the list is closed is not done any more.
  blocksOf.mockImplementationOnce(typing);
  doc.getText(own).insert(1, 'z');
  await vi.advanceTimersByTimeAsync(600);
  stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toHaveLength(5);
});
