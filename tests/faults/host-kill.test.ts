/**
 * kill -9 of the host while someone types, again and again on the same file (DESIGN.md section 8). A token counts as
 * acknowledged once the hub said that it is on disk; such a token must be there after the restart, exactly once.
 */
import type * as decoding from 'lib0/decoding';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageTypes, readAck } from '../../shared/sync/messages.ts';
import { Chance, patience, roundsToRun } from '../support/fuzz.ts';
import { runHost, serveHost, temporaryFolder, type RunningHost } from '../support/host-process.ts';
import { until } from '../support/until.ts';

const rounds = roundsToRun(40);
const seed = Number(process.env['SEED'] ?? 4711);
const chapterId = '11111111-1111-4111-8111-111111111111';
const folder = temporaryFolder();
afterAll(() => folder.remove());

class Typist {
  readonly doc = new Y.Doc();
  /** Tokens in the order in which they were typed on this connection. */
  private readonly sent: string[] = [];
  acknowledged: string[] = [];
  private provider: WebsocketProvider | null = null;

  async connect(host: RunningHost, room: string): Promise<void> {
    const provider = new WebsocketProvider(host.access.url, room, this.doc, {
      protocols: ['ratschrift', host.access.token],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    // The first update-carrying message of a connection is the answer to the hub's sync step 1, then one for each token.
    provider.messageHandlers[messageTypes.ack] = (_encoder: unknown, decoder: decoding.Decoder) => {
      this.acknowledged = this.sent.slice(0, Math.max(0, readAck(decoder) - 1));
    };
    for (const type of [messageTypes.access, messageTypes.refused]) provider.messageHandlers[type] = () => undefined;
    this.provider = provider;
    await until('synced', () => provider.synced);
  }

  type(token: string): void {
    this.sent.push(token);
    const text = this.doc.getText('text');
    text.insert(text.length, token);
  }

  leave(): void {
    this.provider?.destroy();
    this.provider = null;
  }
}

/** How often each of these tokens stands in the text; one that is missing counts 0. */
function countsIn(text: string, tokens: readonly string[], pattern: RegExp): number[] {
  const counts = new Map<string, number>();
  for (const token of text.match(pattern) ?? []) counts.set(token, (counts.get(token) ?? 0) + 1);
  return tokens.map((token) => counts.get(token) ?? 0);
}

describe('kill -9 of the host', () => {
  it(`FA1 loses and doubles no acknowledged token in ${rounds} rounds`, { timeout: patience }, async () => {
    const file = folder.file('Plan.ratschrift');
    expect((await runHost(folder.path, ['new', file])).code).toBe(0);
    const chance = new Chance(seed);
    const typed: string[] = [];
    const everAcknowledged: string[] = [];
    let lost = 0;
    let doubled = 0;
    // One start more than kills: what the last kill left is looked at, too.
    for (let round = 0; round <= rounds; round += 1) {
      const host = await serveHost(folder.path, file);
      const room = `${host.access.project}/chapter/${chapterId}`;
      const typist = new Typist();
      await typist.connect(host, room);
      const text = typist.doc.getText('text').toString();
      lost += countsIn(text, everAcknowledged, /<[\d.]+>/g).filter((found) => found === 0).length;
      doubled += countsIn(text, typed, /<[\d.]+>/g).filter((found) => found > 1).length;
      if (round === rounds) {
        typist.leave();
        await host.stop();
        break;
      }
      const wanted = 1 + chance.below(40);
      const waitFor = chance.below(wanted + 1);
      for (let index = 0; index < wanted; index += 1) {
        const token = `<${round}.${index}>`;
        typist.type(token);
        typed.push(token);
        if (chance.once(3)) await new Promise((resolve) => setImmediate(resolve));
      }
      // Killed after a seeded number of acknowledgements, so at every phase of a commit.
      await until('acknowledged', () => typist.acknowledged.length >= waitFor);
      await host.kill();
      everAcknowledged.push(...typist.acknowledged);
      typist.leave();
    }
    console.log(
      `FA1 seed ${seed}: ${rounds} kills, ${typed.length} tokens typed, ${everAcknowledged.length} acknowledged, lost ${lost}, doubled ${doubled}`,
    );
    expect(everAcknowledged.length).toBeGreaterThan(rounds / 2);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  });

  it(
    'FA2 who was connected keeps what was not acknowledged and brings it back, once',
    { timeout: 300_000 },
    async () => {
      const file = folder.file('Zurück.ratschrift');
      expect((await runHost(folder.path, ['new', file])).code).toBe(0);
      const chance = new Chance(seed + 1);
      const typist = new Typist();
      const typed: string[] = [];
      for (let round = 0; round < Math.min(rounds, 20); round += 1) {
        const host = await serveHost(folder.path, file);
        await typist.connect(host, `${host.access.project}/chapter/${chapterId}`);
        const wanted = 1 + chance.below(20);
        for (let index = 0; index < wanted; index += 1) {
          const token = `[${round}.${index}]`;
          typist.type(token);
          typed.push(token);
        }
        if (chance.once(2)) await new Promise((resolve) => setImmediate(resolve));
        await host.kill();
        typist.leave();
      }
      const host = await serveHost(folder.path, file);
      const room = `${host.access.project}/chapter/${chapterId}`;
      const reader = new Typist();
      try {
        await typist.connect(host, room);
        await reader.connect(host, room);
        await until('all there', () => typed.every((token) => reader.doc.getText('text').toString().includes(token)));
        const counts = countsIn(reader.doc.getText('text').toString(), typed, /\[[\d.]+\]/g);
        expect(typed.filter((_, index) => counts[index] !== 1)).toEqual([]);
      } finally {
        typist.leave();
        reader.leave();
        await host.stop();
      }
    },
  );
});
