/** P7: what an open room costs the host in memory, against the bytes of its encoded state and against a bare Y.Doc. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { serveHost } from '../support/host-process.ts';
import { until } from '../support/until.ts';
import { typeFor } from './crowd.ts';
import { times, type Bench, type Figure, type Row } from './figure.ts';
import { pastedState, typedState } from './history.ts';
import { NodeHeap } from './node-heap.ts';
import { PeerProcess } from './peer-process.ts';
import { seeded } from '../support/random.ts';
import { startHost } from './room-host.ts';
import { median, sleep, spreadOf } from './stats.ts';
import { Typist } from './typist.ts';

const rounds = 3;
/** How long each person writes, in milliseconds. */
const writeFor = 15_000;

interface Kind {
  readonly what: string;
  readonly count: number;
  readonly state: Uint8Array;
}

function kinds(): Kind[] {
  const random = seeded(7);
  return [
    { what: '5k characters, typed by six', count: 40, state: typedState(5_000, random) },
    { what: '50k characters, typed by six', count: 10, state: typedState(50_000, random) },
    { what: '200k characters, typed by six', count: 4, state: typedState(200_000, random) },
    { what: '50k characters, pasted', count: 10, state: pastedState(50_000) },
  ];
}

interface Cost {
  /** Bytes of memory per room that is open and at rest, and (the mean of many looks) while somebody writes in it. */
  readonly resting: number;
  readonly written: number;
}

/** What a room of each kind costs in a host that was started anew on a file with all of them. */
async function inHost(bench: Bench, all: readonly Kind[]): Promise<Cost[]> {
  const writing = await startHost(bench.folder);
  const rooms: string[][] = [];
  for (const { count, state } of all) rooms.push(await writing.roomNames(count, state));
  await writing.stop();
  const host = await serveHost(bench.folder, writing.file, [], { NODE_OPTIONS: '--inspect=127.0.0.1:0' });
  try {
    const heap = await NodeHeap.attach(host.stderr());
    // The first connection brings what every host needs, once.
    await Typist.connect(`${host.access.url}/${host.access.project}/measures`, host.access.token);
    const costs: Cost[] = [];
    const people: Typist[] = [];
    const random = seeded(11);
    for (const [index, { count }] of all.entries()) {
      await settle(heap);
      const before = await heap.used();
      const here: Typist[] = [];
      for (const name of rooms[index] ?? []) {
        const typist = await Typist.connect(`${host.access.url}/${name}`, host.access.token);
        await until('the room is open', () => typist.synced);
        here.push(typist);
      }
      people.push(...here);
      await settle(heap);
      const resting = ((await heap.used()) - before) / count;
      const end = performance.now() + writeFor;
      const writing = typeFor(writeFor, here, random);
      const used: number[] = [];
      while (performance.now() < end) used.push(await heap.used());
      await writing;
      await until('the letters are on disk', () => here.every((typist) => typist.waiting === 0));
      costs.push({ resting, written: (meanOf(used) - before) / count });
    }
    const lost = people.find((typist) => typist.closedWith !== null);
    if (lost !== undefined) throw new Error(`P7: a connection was closed with ${String(lost.closedWith)}`);
    heap.detach();
    for (const typist of people) typist.leave();
    return costs;
  } finally {
    await host.stop();
  }
}

/** Waits until nothing more is thrown away: frames that are still on their way don't belong to a room. */
async function settle(heap: NodeHeap): Promise<void> {
  let before = Infinity;
  for (let used = await heap.used(); before - used > 10_000; used = await heap.used()) {
    before = used;
    await sleep(300);
  }
}

async function bare(bench: Bench, all: readonly Kind[]): Promise<number[]> {
  const process = PeerProcess.start(bench, 'plain-docs', [], ['--expose-gc']);
  try {
    const costs: number[] = [];
    for (const [index, { count, state }] of all.entries()) {
      const file = path.join(bench.folder, `state-${index}`);
      writeFileSync(file, state);
      costs.push(((await process.ask({ file, count })) as number) / count);
    }
    return costs;
  } finally {
    await process.stop();
  }
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;

async function run(bench: Bench): Promise<Row[]> {
  const all = kinds();
  const ours: Cost[][] = [];
  const peers: number[][] = [];
  for (let round = 0; round < times(bench, rounds); round += 1) {
    ours.push(await inHost(bench, all));
    peers.push(await bare(bench, all));
  }
  return all.flatMap(({ what, state }, index) => {
    const doc = median(peers.map((round) => round[index] ?? NaN));
    const row = (how: string, own: number[]): Row => ({
      figure: 'P7',
      what: `memory per open room ÷ encoded bytes, ${what}, ${how}`,
      ours: kilobytes(median(own)),
      peer: kilobytes(state.length),
      value: spreadOf(own.map((bytes) => bytes / state.length)),
      goal: { atMost: 12 },
      limit: `a bare Y.Doc of it takes ${kilobytes(doc)} (${(doc / state.length).toFixed(1)} times the bytes)`,
    });
    return [
      row(
        'at rest',
        ours.map((round) => round[index]?.resting ?? NaN),
      ),
      row(
        'being written',
        ours.map((round) => round[index]?.written ?? NaN),
      ),
    ];
  });
}

export const roomMemory: Figure = { name: 'P7', title: 'memory of an open room', run };
