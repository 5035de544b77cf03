/** The connection to one host: calls, rooms of the open project, and whether it answers. */
import type { SocketClass } from '../../shared/sync/counting-socket.ts';
import { RoomClient } from '../../shared/sync/room-client.ts';
import { CallsClient } from '../../shared/rpc/client.ts';
import { Rooms, type RoomsOptions } from './rooms.ts';
import type { Endpoint } from './connection.ts';
import { sendLater } from './held-sending.ts';

/** The page's own WebSocket; its type merely forbids views of shared memory, which nobody sends here. */
const pageSocket = WebSocket as unknown as SocketClass;

export function connectCalls(endpoint: Endpoint): CallsClient {
  return new CallsClient({ url: endpoint.ws, token: endpoint.token, webSocket: WebSocket });
}

export function connectRooms(endpoint: Endpoint, onRefused: RoomsOptions['onRefused']): Rooms {
  const url = `${endpoint.ws}/rooms`;
  return new Rooms({
    connect: (room) => new RoomClient({ url, room, token: endpoint.token, webSocket: pageSocket, later: sendLater }),
    onRefused,
  });
}
