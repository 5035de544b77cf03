/**
 * A process that attacks a room: again and again it connects and sends what no honest program sends, so many times a second,
 * until its input ends; then it says how often it was sent away, before or after it was heard.
 */
import { writeSync } from 'node:fs';
import { WebSocket } from 'ws';
import { syncFrame } from './hub-frames.ts';
import { bytes } from './forged-updates.ts';

const perSecond = 40;
const far = 2 ** 40;
/** Milliseconds that it waits for the answers at its end. */
const longestFarewell = 5_000;

/** As tests/faults/hub-hostile.test.ts has them, the costly ones among them. */
const attacks: readonly Uint8Array[] = [
  bytes(0, 1, 99, 1, 0, 5),
  bytes(1, 1, 77, 0, 0, far, 0),
  bytes(1, 1, 77, 0, 10, far, 0),
  bytes(1, 1, 77, 0, 1, 1, 'text', far, 0),
  bytes(1, 1_000_000, 79, 0, 0, 1),
  bytes(1, 1, 78, 5, 4, 1, 'text', 'x', 0),
  bytes(1, 1, 79, 0, 5, 1, 'text', '{"b"', 0),
  bytes(1, 1, 79, 0, 4, 1, 'text', 'x'.repeat(900_000), 7),
  Uint8Array.from({ length: 900_000 }, (_, index) => index & 0x7f),
];

const [address = '', token = ''] = process.argv.slice(2);
let [sent, closed, refused] = [0, 0, 0];
// Whoever measures begins now: starting a program is no attack.
writeSync(1, 'ready\n');
const timer = setInterval(() => {
  const attack = attacks[sent % attacks.length] ?? new Uint8Array();
  sent += 1;
  const socket = new WebSocket(address, ['ratschrift', token]);
  let shutOut = false;
  socket.on('error', () => socket.terminate());
  socket.on('unexpected-response', (_, response) => {
    shutOut = response.statusCode === 429;
    socket.terminate();
  });
  socket.on('open', () => {
    socket.send(syncFrame(1, Uint8Array.of(0, 0)));
    socket.send(syncFrame(2, attack));
  });
  socket.on('close', (code) => {
    closed += 1;
    if (shutOut || code >= 4400) refused += 1;
  });
}, 1_000 / perSecond);
process.stdin.resume();
process.stdin.on('end', () => {
  clearInterval(timer);
  const end = performance.now() + longestFarewell;
  setInterval(() => {
    if (closed < sent && performance.now() < end) return;
    writeSync(1, `${sent} ${refused}\n`);
    process.exit(0);
  }, 20);
});
