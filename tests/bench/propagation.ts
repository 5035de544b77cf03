/** P2: how long a letter takes from one keyboard to the other nineteen, through the hub and through a bare broadcast. */
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { pastedState } from './history.ts';
import { PeerProcess } from './peer-process.ts';
import { startHost } from './room-host.ts';
import { interleave, median, quantile, ratioOf, sleep } from './stats.ts';
import { seeded } from '../support/random.ts';
import { typeFor } from './crowd.ts';
import { Typist } from './typist.ts';
import { until } from '../support/until.ts';

const typists = 20;
const characters = 9_000;
const rounds = 16;
const roundFor = 3_000;

/** Twenty typists in one room, with the latency of every delivery. */
class Room {
  readonly members: Typist[] = [];
  private readonly sent = new Map<string, number>();
  private latencies: number[] = [];

  static async open(address: string, token: string, state: Uint8Array | null): Promise<Room> {
    const room = new Room();
    const hooks = {
      onSent: (client: number, clock: number, at: number) => void room.sent.set(`${client}:${clock}`, at),
      onReceived: (client: number, from: number, to: number, at: number) => room.received(client, from, to, at),
    };
    for (let index = 0; index < typists; index += 1)
      room.members.push(await Typist.connect(address, token, hooks, state));
    if (state === null) await until('everybody is in', () => room.members.every((member) => member.synced));
    room.members.forEach((member, index) => member.settle((index + 0.5) / typists));
    return room;
  }

  /** Latencies in milliseconds of everything typed in this time. */
  async type(ms: number, random: () => number): Promise<readonly number[]> {
    this.latencies = [];
    this.sent.clear();
    await typeFor(ms, this.members, random);
    await sleep(150);
    return this.latencies;
  }

  close(): void {
    for (const member of this.members) member.leave();
  }

  private received(client: number, from: number, to: number, at: number): void {
    for (let clock = from; clock < to; clock += 1) {
      const sent = this.sent.get(`${client}:${clock}`);
      if (sent !== undefined) this.latencies.push(at - sent);
    }
  }
}

async function run(bench: Bench): Promise<Row[]> {
  const random = seeded(2);
  const state = pastedState(characters);
  const host = await startHost(bench.folder);
  const broadcast = PeerProcess.start(bench, 'broadcast');
  try {
    const [address = ''] = await host.rooms(1, state);
    const { port } = (await broadcast.ask('port')) as { port: number };
    const hub = await Room.open(address, host.host.access.token, null);
    const bare = await Room.open(`ws://127.0.0.1:${port}/room`, 'none', state);
    const medians: { hub: number[]; bare: number[] } = { hub: [], bare: [] };
    const measure = (room: Room, middles: number[]) => async (): Promise<number> => {
      const latencies = await room.type(roundFor, random);
      middles.push(quantile(latencies, 0.5));
      return quantile(latencies, 0.99);
    };
    await hub.type(roundFor, random);
    await bare.type(roundFor, random);
    const pairs = await interleave(times(bench, rounds), measure(hub, medians.hub), measure(bare, medians.bare));
    const lost = [...hub.members, ...bare.members].find((member) => member.closedWith !== null);
    if (lost !== undefined) throw new Error(`P2: a connection was closed with ${String(lost.closedWith)}`);
    hub.close();
    bare.close();
    const [ours, peer] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.peer))];
    return [
      {
        figure: 'P2',
        what: 'propagation p99, 20 typists, through the hub ÷ bare ws broadcast',
        ours: milliseconds(ours),
        peer: milliseconds(peer),
        value: ratioOf(pairs),
        goal: { atMost: 1.5 },
        limit: `checking and integrating each update before it goes on: ${milliseconds(median(medians.hub) - median(medians.bare))} more in the median (${milliseconds(median(medians.hub))} against ${milliseconds(median(medians.bare))})`,
      },
    ];
  } finally {
    await broadcast.stop();
    await host.stop();
  }
}

export const propagation: Figure = { name: 'P2', title: 'propagation through the hub', run };
