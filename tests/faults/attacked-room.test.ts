/** One room of the shipped host is attacked by another process: what people in another room notice of it. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import { median, quantile } from '../bench/stats.ts';
import { Typist } from '../bench/typist.ts';
import { patience, roundsToRun } from '../support/fuzz.ts';
import { runHost, serveHost, temporaryFolder } from '../support/host-process.ts';
import { seeded } from '../support/random.ts';
import { bundled } from '../support/store-bundle.ts';
import { until } from '../support/until.ts';

const rounds = Math.min(12, roundsToRun(2));
const roundFor = 1_000;
/** Between two keys: somebody who types fast. */
const pause = 12;
const folder = temporaryFolder();
afterAll(() => folder.remove());

it(
  `FA7 hostile updates are refused while people in another room hardly notice (${rounds} rounds each of peace, of the attack, and of the attack on something else)`,
  async () => {
    const file = folder.file('Plan.ratschrift');
    expect((await runHost(folder.path, ['new', file])).code).toBe(0);
    const attacker = await bundled('tests/support/attacker.ts', folder.path, 'attacker');
    const bare = spawn(process.execPath, [await bundled('tests/support/indifferent-server.ts', folder.path, 'bare')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let port = '';
    bare.stdout.setEncoding('utf8').on('data', (text: string) => (port += text));
    await until('the other server listens', () => port.endsWith('\n'));
    const host = await serveHost(folder.path, file);
    const address = (): string => `${host.access.url}/${host.access.project}/chapter/${randomUUID()}`;
    const [attacked, quiet] = [address(), address()];
    const sentAt = new Map<number, number>();
    let delays: number[] = [];
    let arrived = 0;
    const { token } = host.access;
    const writer = await Typist.connect(quiet, token, { onSent: (_, clock, at) => void sentAt.set(clock, at) });
    const reader = await Typist.connect(quiet, token, {
      onReceived: (_, from, to, at) => {
        arrived = Math.max(arrived, to);
        for (let clock = from; clock < to; clock += 1) delays.push(at - (sentAt.get(clock) ?? at));
      },
    });
    const random = seeded(8);
    const p99 = { calm: [] as number[], elsewhere: [] as number[], attacked: [] as number[] };
    let [attacks, refused, keys] = [0, 0, 0];
    const typed = async (): Promise<number> => {
      delays = [];
      for (const end = performance.now() + roundFor; performance.now() < end; keys += 1) {
        writer.type(random);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      await until('all is acknowledged', () => writer.waiting === 0);
      await until('all has arrived', () => arrived > Math.max(...sentAt.keys()));
      return quantile(delays, 0.99);
    };
    const under = async (target: string): Promise<{ p99: number; sent: number; refused: number }> => {
      const child = spawn(process.execPath, [attacker, target, token], { stdio: ['pipe', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      await until('the attack begins', () => said.startsWith('ready'));
      const noticed = await typed();
      child.stdin.end();
      await once(child, 'close');
      const [sent = 0, sentAway = 0] = said.replace('ready', '').trim().split(' ').map(Number);
      return { p99: noticed, sent, refused: sentAway };
    };
    try {
      await until('both are in', () => writer.hasSynced && reader.hasSynced);
      await typed();
      for (let round = 0; round < rounds; round += 1) {
        p99.calm.push(await typed());
        p99.elsewhere.push((await under(`ws://127.0.0.1:${port.trim()}/`)).p99);
        const here = await under(attacked);
        p99.attacked.push(here.p99);
        attacks += here.sent;
        refused += here.refused;
      }
    } finally {
      writer.leave();
      reader.leave();
      bare.stdin.end();
      await host.stop();
    }
    const [calm, elsewhere, here] = [p99.calm, p99.elsewhere, p99.attacked].map(median) as [number, number, number];
    console.log(
      `FA7 hostile updates: ${attacks} attacks, refused ${refused}; in another room ${keys} keys, p99 ${here.toFixed(1)} ms ÷ ${elsewhere.toFixed(1)} ms with the same attack on a server that looks at nothing = ${(here / elsewhere).toFixed(2)} (goal ≤ 1.2); ÷ ${calm.toFixed(1)} ms in peace = ${(here / calm).toFixed(2)}`,
    );
    expect(attacks).toBeGreaterThan(rounds);
    expect(refused).toBe(attacks);
  },
  patience,
);
