/** What an attacker costs in any case: a server that takes everything, looks at nothing, and closes as the hub refuses. */
import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { closeCodes } from '../../shared/sync/close-codes.ts';

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  perMessageDeflate: false,
  handleProtocols: () => 'ratschrift',
});
server.on('connection', (socket) => {
  let messages = 0;
  socket.on('message', () => {
    messages += 1;
    // The question comes first, the update after it.
    if (messages === 2) socket.close(closeCodes.refused);
  });
  socket.on('error', () => socket.terminate());
});
server.on('listening', () => writeSync(1, `${(server.address() as AddressInfo).port}\n`));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
