/** P3: how many letters share one commit, and how long their acknowledgement takes against one commit alone. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { pastedState } from './history.ts';
import { PeerProcess } from './peer-process.ts';
import { startHost, type RoomHost } from './room-host.ts';
import { interleave, median, quantile, ratioOf, sleep, spreadOf } from './stats.ts';
import { seeded } from '../support/random.ts';
import { typeFor } from './crowd.ts';
import { Typist } from './typist.ts';
import { until } from '../support/until.ts';

const groups = 6;
const typistsPerGroup = 10;
const rounds = 8;
const roundFor = 4_000;
const commitsPerRound = 400;
/** Edits that each typist of the saturated line keeps unacknowledged. */
const inFlight = 20;
/** What a commit takes longer on the slow disk: about that of a laptop without a fast SSD. */
const slowDisk = 10;

/** Sixty typists in six rooms of a host whose commits are counted. */
class House {
  readonly typists: Typist[] = [];
  acknowledgements: number[] = [];

  private constructor(
    private readonly host: RoomHost,
    private readonly counter: string,
  ) {}

  static async open(bench: Bench, delay: number): Promise<House> {
    const counter = path.join(bench.folder, `commits-${delay}`);
    const host = await startHost(bench.folder, {
      NODE_OPTIONS: `--require ${path.join(bench.bundles, 'loaded', 'watch-commits.cjs')}`,
      COMMITS_FILE: counter,
      COMMIT_DELAY: `${delay}`,
    });
    const house = new House(host, counter);
    const onAcknowledged = (ms: number): void => void house.acknowledgements.push(ms);
    for (const address of await host.rooms(groups, pastedState(9_000))) {
      for (let index = 0; index < typistsPerGroup; index += 1) {
        const typist = await Typist.connect(address, host.host.access.token, { onAcknowledged });
        await until('it is in', () => typist.synced && typist.hasSynced && typist.waiting === 0);
        typist.settle((index + 0.5) / typistsPerGroup);
        house.typists.push(typist);
      }
    }
    return house;
  }

  get commits(): number {
    return Number(readFileSync(this.counter).readBigUInt64LE());
  }

  /** Runs `work`, waits until all is acknowledged; resolves with its answer, the commits and the acknowledgements. */
  async measure<T>(work: () => Promise<T>): Promise<{ answer: T; commits: number; acknowledged: readonly number[] }> {
    await until('all is on disk', () => this.typists.every((typist) => typist.waiting === 0));
    await sleep(200);
    this.acknowledgements = [];
    const before = this.commits;
    const answer = await work();
    await until('all is on disk', () => this.typists.every((typist) => typist.waiting === 0));
    const lost = this.typists.find((typist) => typist.closedWith !== null);
    if (lost !== undefined) throw new Error(`P3: a connection was closed with ${String(lost.closedWith)}`);
    return { answer, commits: this.commits - before, acknowledged: this.acknowledgements };
  }

  async close(): Promise<void> {
    for (const typist of this.typists) typist.leave();
    await this.host.stop();
  }
}

/** As many edits as the hub takes: each typist has always `inFlight` of them on the way. */
async function saturate(ms: number, typists: readonly Typist[], random: () => number): Promise<number> {
  const end = performance.now() + ms;
  let edits = 0;
  while (performance.now() < end) {
    for (const typist of typists) {
      for (; typist.waiting < inFlight; edits += 1) typist.type(random);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return edits;
}

async function onDisk(bench: Bench, delay: number): Promise<Row[]> {
  const random = seeded(3);
  const house = await House.open(bench, delay);
  const commits = PeerProcess.start(bench, 'commits', [path.join(bench.folder, `bare-${delay}.db`), `${delay}`]);
  try {
    const perCommit: number[] = [];
    const keys: number[] = [];
    const middles: number[] = [];
    const ours = async (): Promise<number> => {
      const round = await house.measure(() => typeFor(roundFor, house.typists, random));
      perCommit.push(round.answer / round.commits);
      keys.push(round.answer);
      middles.push(quantile(round.acknowledged, 0.5));
      return quantile(round.acknowledged, 0.99);
    };
    const peer = async (): Promise<number> => quantile((await commits.ask(commitsPerRound)) as number[], 0.99);
    await ours();
    perCommit.length = 0;
    const pairs = await interleave(times(bench, rounds), ours, peer);
    const bare = median(pairs.map((pair) => pair.peer));
    const rate = (1_000 * median(keys)) / roundFor;
    const disk = delay === 0 ? 'this disk' : `a disk ${delay} ms slower`;
    const rows: Row[] = [
      {
        figure: 'P3',
        what: `updates per fsync, 60 people typing, ${disk}`,
        ours: median(perCommit).toFixed(2),
        peer: '1 (each its own)',
        value: spreadOf(perCommit),
        goal: { atLeast: 20 },
        limit: `about ${rate.toFixed(0)} keys/s arrive and a commit takes ${milliseconds(bare)} (p99): 20 of them would have to wait ${milliseconds(20_000 / rate)} for each other`,
      },
      {
        figure: 'P3',
        what: `acknowledgement p99 ÷ one commit p99, ${disk}`,
        ours: milliseconds(median(pairs.map((pair) => pair.ours))),
        peer: milliseconds(bare),
        value: ratioOf(pairs),
        goal: { atMost: 3 },
        limit: `beside the commit: the window, two thread hops, two sockets (median ${milliseconds(median(middles))})`,
      },
    ];
    const full: { perCommit: number; p99: number; perSecond: number }[] = [];
    for (let round = 0; round < times(bench, 3); round += 1) {
      const started = performance.now();
      const { answer, commits: made, acknowledged } = await house.measure(() => saturate(2_000, house.typists, random));
      const seconds = (performance.now() - started) / 1_000;
      full.push({ perCommit: answer / made, p99: quantile(acknowledged, 0.99), perSecond: answer / seconds });
    }
    const perSecond = median(full.map((round) => round.perSecond));
    rows.push({
      figure: 'P3',
      what: `updates per fsync, saturated (60 × ${inFlight} on the way), ${disk}`,
      ours: median(full.map((round) => round.perCommit)).toFixed(1),
      peer: '1 (each its own)',
      value: spreadOf(full.map((round) => round.perCommit)),
      goal: { atLeast: 20 },
      limit: `${perSecond.toFixed(0)} updates/s, acknowledged within ${milliseconds(median(full.map((round) => round.p99)))} (p99)`,
    });
    return rows;
  } finally {
    await commits.stop();
    await house.close();
  }
}

async function run(bench: Bench): Promise<Row[]> {
  return [...(await onDisk(bench, 0)), ...(await onDisk(bench, slowDisk))];
}

export const durability: Figure = { name: 'P3', title: 'durability at 60 typists', run };
