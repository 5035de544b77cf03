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
import { runHost, serveHost, temporaryFolder, type RunningHost } from '../support/host-process.ts';
import { until } from '../support/until.ts';

const rounds = Number(process.env['ROUNDS'] ?? 200);
const seed = Number(process.env['SEED'] ?? 4711);
const chapterId = '11111111-1111-4111-8111-111111111111';
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A small generator, so that a failing run can be repeated by its seed. */
function random(start: number): (below: number) => number {
  let state = start >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

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

const count = (text: string, token: string): number => text.split(token).length - 1;

describe('kill -9 of the host', () => {
  it(`FA1 loses and doubles no acknowledged token in ${rounds} rounds`, { timeout: 600_000 }, async () => {
    const file = folder.file('Plan.ratschrift');
    expect((await runHost(folder.path, ['new', file])).code).toBe(0);
    const below = random(seed);
    const everAcknowledged: string[] = [];
    let typed = 0;
    let lost = 0;
    let doubled = 0;
    for (let round = 0; round < rounds; round += 1) {
      const host = await serveHost(folder.path, file);
      const room = `${host.access.project}/chapter/${chapterId}`;
      const typist = new Typist();
      await typist.connect(host, room);
      const text = typist.doc.getText('text').toString();
      for (const token of everAcknowledged) {
        const found = count(text, token);
        if (found === 0) lost += 1;
        if (found > 1) doubled += 1;
      }
      const wanted = 1 + below(40);
      const waitFor = below(wanted + 1);
      for (let index = 0; index < wanted; index += 1) {
        typist.type(`<${round}.${index}>`);
        typed += 1;
        if (below(3) === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      // Killed after a seeded number of acknowledgements, so at every phase of a commit.
      await until('acknowledged', () => typist.acknowledged.length >= waitFor);
      await host.kill();
      everAcknowledged.push(...typist.acknowledged);
      typist.leave();
    }
    console.log(
      `FA1 seed ${seed}: ${rounds} kills, ${typed} tokens typed, ${everAcknowledged.length} acknowledged, lost ${lost}, doubled ${doubled}`,
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
      const below = random(seed + 1);
      const typist = new Typist();
      const typed: string[] = [];
      for (let round = 0; round < Math.min(rounds, 20); round += 1) {
        const host = await serveHost(folder.path, file);
        await typist.connect(host, `${host.access.project}/chapter/${chapterId}`);
        const wanted = 1 + below(20);
        for (let index = 0; index < wanted; index += 1) {
          const token = `[${round}.${index}]`;
          typist.type(token);
          typed.push(token);
        }
        if (below(2) === 0) await new Promise((resolve) => setImmediate(resolve));
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
        const text = reader.doc.getText('text').toString();
        expect(typed.filter((token) => count(text, token) !== 1)).toEqual([]);
      } finally {
        typist.leave();
        reader.leave();
        await host.stop();
      }
    },
  );
});
