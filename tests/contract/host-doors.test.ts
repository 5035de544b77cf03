import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serveSample, type RunningHost, type temporaryFolder } from '../support/host-process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: RunningHost;

beforeEach(async () => {
  ({ folder, host } = await serveSample());
});
afterEach(async () => {
  await host.stop();
  folder.remove();
});

/** The status of a request with these headers, which `fetch` would not let us set. */
function status(path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      host.access.http + path,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** How a WebSocket ends, or `open` when it is still there after its first message: a status or a close code. */
function knock(path: string, headers: Record<string, string>, token = host.access.token, first?: string | Buffer) {
  const socket = new WebSocket(`${host.access.url.replace('/rooms', '')}${path}`, ['ratschrift', token], { headers });
  return new Promise<number | 'open'>((resolve, reject) => {
    socket.once('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
    socket.once('error', reject);
    socket.once('close', (code) => resolve(code));
    socket.on('message', (data: Buffer, isBinary) => {
      // What the host tells everybody meanwhile is no answer.
      if (isBinary || !data.toString().includes('"event"')) resolve('open');
    });
    socket.once('open', () => first !== undefined && socket.send(first));
  }).finally(() => socket.terminate());
}

describe('the doors of the host', () => {
  it('HO20 a page of another origin gets in nowhere, not even with the token; our own page and window do', async () => {
    const room = `/rooms/${host.access.rooms[0]?.room ?? ''}`;
    const call = JSON.stringify({ id: 1, call: 'project.get', project: host.access.project, input: {} });
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'app://ratschrift.evil.example']) {
      expect(await knock(room, { origin }), origin).toBe(403);
      expect(await knock('/calls', { origin }, host.access.token, call), origin).toBe(403);
      expect(await status('/redeem', { origin }, '{}'), origin).toBe(403);
    }
    for (const origin of [host.access.http, 'app://ratschrift']) {
      expect(await knock(room, { origin }), origin).toBe('open');
      expect(await knock('/calls', { origin }, host.access.token, call), origin).toBe('open');
    }
  });

  it('HO20 a name that was rebound to loopback is not answered', async () => {
    for (const name of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80'])
      expect(await status('/identity', { host: name }), name).toBe(421);
    expect(await knock(`/rooms/${host.access.rooms[0]?.room ?? ''}`, { host: 'evil.example' })).toBe(403);
    expect(await status('/identity', { host: `localhost:${new URL(host.access.http).port}` })).toBe(401);
  });

  it('HO20 without a token nothing is told, and what is no call or too large ends the connection', async () => {
    const { token } = host.access;
    for (const wrong of ['x', `${token}x`, token.slice(1)]) expect(await knock('/calls', {}, wrong), wrong).toBe(4401);
    expect(await status('/identity', { authorization: 'Bearer x' })).toBe(401);
    expect(await status('/identity', { authorization: `Bearer ${token}` })).toBe(200);
    expect(await knock('/calls', {}, token, 'no call')).toBe(4400);
    expect(await knock('/calls', {}, token, Buffer.from([1, 2, 3]))).toBe(4400);
    // The door may be shut while the peer is still talking: then it never reads why.
    expect([1009, 1006]).toContain(await knock('/calls', {}, token, Buffer.alloc(34 * 1024 * 1024)));
    expect(await status('/redeem', {}, JSON.stringify({ code: 'x'.repeat(5_000), device: 'x' }))).toBe(400);
  });

  it('HO20 who guesses codes is soon told to wait', async () => {
    const body = JSON.stringify({ code: 'aaaaa-bbbbb-ccccc-ddddd', device: 'Laptop' });
    const answers: number[] = [];
    for (let round = 0; round < 25; round += 1) answers.push(await status('/redeem', {}, body));
    expect(answers.slice(0, 20).every((code) => code === 400)).toBe(true);
    expect(answers.slice(20).every((code) => code === 429)).toBe(true);
  });
});
