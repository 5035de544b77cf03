/** Six groups write apart from each other, each on a host of its own, while the home host goes on; then the cables are plugged in again. */
import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { Chance, patience, roundsToRun } from '../support/fuzz.ts';
import { follow, type Laptop } from '../support/hub-laptops.ts';
import { scene } from '../support/hub-scene.ts';
import { room, text, type HubServer } from '../support/hub-server.ts';
import { plugInto, type Plug } from '../support/plug.ts';
import { allShared, chapterA, linked } from '../support/replication.ts';

const { start, bare, client, later } = scene();
const people = ['anna', 'anton', 'ada', 'alex', 'amir', 'aylin'];
const edits = Math.min(10_000, roundsToRun(12) * 100);
const seed = Number(process.env['SEED'] ?? 66);
const kinds = ['heading-2', 'bullet', 'quote', 'paragraph'];

/** Waits as long as thousands of edits may take on a busy machine. */
async function eventually(condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 10 * 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Places between two tokens. */
function seams(chapter: Y.Text): number[] {
  const places: number[] = [];
  let at = 0;
  for (const { insert } of chapter.toDelta() as { insert: unknown }[]) {
    if (typeof insert !== 'string') {
      at += 1;
      places.push(at);
      continue;
    }
    for (const { index } of insert.matchAll(/‹/g)) places.push(at + index);
    at += insert.length;
  }
  return [...places, at];
}

/** One edit of a person: a word, a new paragraph, a format, or one of their own words taken out. */
function edit(doc: Y.Doc, chance: Chance, name: string, n: number, alive: Set<string>): void {
  const chapter = doc.getText('text');
  const places = seams(chapter);
  const what = chance.below(100);
  if (what < 72 || chapter.length === 0) {
    const token = `‹${name}.${n}›`;
    alive.add(token);
    chapter.insert(chance.pick(places), token, { bold: null });
  } else if (what < 84) {
    const id = `${name}${n}`;
    chapter.insertEmbed(chance.pick(places), { b: id });
    doc.getMap('blocks').set(`${id}:kind`, chance.pick(kinds));
  } else if (what < 92) {
    const at = chance.pick(places);
    chapter.format(
      at,
      Math.min(chapter.length - at, 1 + chance.below(30)),
      chance.once(2) ? { bold: true } : { italic: true },
    );
  } else {
    const token = [...alive].at(chance.below(alive.size));
    let at = 0;
    for (const { insert } of chapter.toDelta() as { insert: unknown }[]) {
      const found = typeof insert === 'string' && token !== undefined ? insert.indexOf(token) : -1;
      if (found >= 0 && token !== undefined) {
        chapter.delete(at + found, token.length);
        alive.delete(token);
        return;
      }
      at += typeof insert === 'string' ? insert.length : 1;
    }
  }
}

async function held(
  server: HubServer,
): Promise<{ readonly words: string; readonly blocks: string; readonly record: string }> {
  const [chapter, record] = await Promise.all([server.hub.open(chapterA), server.hub.open(room('record'))]);
  const all = {
    words: text(chapter.doc),
    blocks: canonicalChapter(readChapter(chapter.doc)),
    record: JSON.stringify(record.doc.getArray('entries').toJSON()),
  };
  chapter.release();
  record.release();
  return all;
}

it(
  `FA6 six groups that wrote apart (${edits} edits) hold the same blocks and the same record once they meet, every word once`,
  async () => {
    const city = await start();
    const groups: { laptop: Laptop; plug: Plug; name: string }[] = [];
    for (const name of people) {
      const plug = await plugInto(city.port);
      later(() => plug.close());
      const laptop = follow({ later }, await bare(), { url: `ws://127.0.0.1:${plug.port}` }, name);
      groups.push({ laptop, plug, name });
    }
    await linked(city);
    for (const { laptop } of groups) await eventually(() => laptop.replicator.state.state === 'connected');
    for (const { plug } of groups) plug.pull();
    for (const { laptop } of groups) await eventually(() => laptop.replicator.state.state === 'offline');
    const alive = new Map<string, Set<string>>();
    await Promise.all(
      groups.map(async ({ laptop, name }, index) => {
        const chance = new Chance(seed + index);
        const own = new Set<string>();
        alive.set(name, own);
        const writer = client(laptop, chapterA, name);
        await eventually(() => writer.state.synced);
        for (let n = 0; n < edits / people.length; n += 1) {
          writer.doc.transact(() => edit(writer.doc, chance, name, n, own), 'test');
          if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        await eventually(() => writer.state.waiting === 0);
        writer.destroy();
      }),
    );
    const record = await city.hub.open(room('record'));
    for (let n = 0; n < 40; n += 1) record.write((doc) => doc.getArray('entries').push([`entry ${n}`]));
    record.release();
    const apart = new Set(await Promise.all(groups.map(async ({ laptop }) => (await held(laptop)).blocks)));
    for (const { plug, laptop } of groups) {
      plug.putBack();
      laptop.replicator.reconnectNow();
    }
    for (const { laptop } of groups) await eventually(() => allShared(laptop));
    const hosts = [city, ...groups.map(({ laptop }) => laptop)];
    const same = async (): Promise<boolean> => {
      const all = await Promise.all(hosts.map(held));
      return new Set(all.map(({ blocks }) => blocks)).size === 1 && new Set(all.map((each) => each.record)).size === 1;
    };
    await eventually(same);
    const { words, record: entries } = await held(city);
    const counts = new Map<string, number>();
    for (const [token] of words.matchAll(/‹[^›]*›/g)) counts.set(token, (counts.get(token) ?? 0) + 1);
    const wanted = [...alive.values()].flatMap((tokens) => [...tokens]);
    const lost = wanted.filter((token) => !counts.has(token)).length;
    const doubled = [...counts.values()].filter((times) => times > 1).length;
    const back = counts.size + lost - wanted.length;
    console.log(
      `FA6 six groups apart: seed ${seed}, ${edits} edits, ${wanted.length} words, lost ${lost}, doubled ${doubled}, come back ${back}; blocks and record the same on ${hosts.length} hosts`,
    );
    expect(apart.size).toBe(people.length);
    expect({ lost, doubled, back }).toEqual({ lost: 0, doubled: 0, back: 0 });
    expect((JSON.parse(entries) as unknown[]).length).toBeGreaterThanOrEqual(40);
    for (const { laptop } of groups) expect(laptop.drafts).toEqual([]);
  },
  patience,
);
