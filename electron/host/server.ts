/** The host's doors: web pages and WebSockets on loopback, and on the network while a meeting is open or when told to. */
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { networkInterfaces } from 'node:os';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Failure } from '../../shared/rpc/contract.ts';
import { closeCodes } from '../../shared/sync/close-codes.ts';
import { emptyProtocol } from '../../shared/sync/messages.ts';
import { parseRoom, type Room } from '../../shared/sync/rooms.ts';
import { contentSecurityPolicy, findAsset } from '../assets.ts';
import type { Principal } from '../hub/principal.ts';
import type { OpenProject } from '../services/open-project.ts';
import { answerCertify, certifyPath } from './certify-door.ts';
import { answerExport, exportPath } from './export-door.ts';
import { answerAsset, assetPath, bearerOf } from './asset-door.ts';
import { serveCalls } from './calls.ts';
import type { Desk, Doors } from './desk.ts';
import { callerOf, principalIn, type Caller } from './principal.ts';
import { answerRedeem } from './redeem.ts';

export interface ServerOptions {
  readonly desk: Desk;
  readonly deskToken: string;
  /** Folder of the built interface. */
  readonly pages: string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
}

/** Who wants to connect to what. */
interface Asked {
  readonly caller: Caller | null;
  readonly path: string;
  readonly room: Room | null;
  readonly project: OpenProject | null;
  readonly principal: Principal | null;
  /** It says that it has nothing of the room yet. */
  readonly empty: boolean;
}

/** Largest frame: a whole chapter as the answer to a first sync. The hub sets tighter limits by kind. */
const maxFrame = 33 * 1024 * 1024;
/** A port that people can be told; another is taken when it is in use. */
const meetingPort = 4711;
const appOrigin = 'app://ratschrift';

export class HostServer implements Doors {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrame,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('ratschrift') ? 'ratschrift' : false),
  });
  private readonly listening = new Set<HttpServer>();
  private meeting: HttpServer[] = [];
  private main: { host: string; port: number } | null = null;
  private invitedTo: string | null = null;

  constructor(private readonly options: ServerOptions) {
    options.desk.useDoors(this);
  }

  /** Listens; `port` 0 takes a free one. Resolves with the address in use. */
  async listen(host: string, port: number): Promise<{ host: string; port: number }> {
    const { server, port: used } = await this.bind(host, port);
    this.listening.add(server);
    this.main = { host, port: used };
    return this.main;
  }

  /** WebSocket and web address of the first listener, without a token. */
  get urls(): { ws: string; http: string } {
    const { host: bound, port } = this.main ?? { host: '127.0.0.1', port: 0 };
    // Nobody can go to „all addresses“: whoever gets the link needs one of them.
    const host = /^(0\.0\.0\.0|::)$/.test(bound) ? (lanAddresses()[0] ?? '127.0.0.1') : bound;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const secure = this.options.tls === null ? '' : 's';
    return { ws: `ws${secure}://${authority}`, http: `http${secure}://${authority}` };
  }

  address(): string {
    return this.invitedTo ?? this.urls.http;
  }

  async openMeeting(): Promise<{ addresses: string[]; encrypted: boolean }> {
    const hosts = lanAddresses();
    if (hosts.length === 0) throw new Failure('noAddress');
    if (this.meeting.length === 0) {
      for (const host of hosts) {
        const { server, port } = await this.bindNear(host);
        this.meeting.push(server);
        this.invitedTo ??= `${this.options.tls === null ? 'http' : 'https'}://${host}:${port}`;
      }
    }
    const addresses = this.meeting.map((server) => {
      const { address, port } = server.address() as AddressInfo;
      return `${address}:${port}`;
    });
    return { addresses, encrypted: this.options.tls !== null };
  }

  async closeMeeting(): Promise<void> {
    this.invitedTo = null;
    await Promise.all(this.meeting.splice(0).map(shut));
  }

  async close(): Promise<void> {
    await this.closeMeeting();
    for (const socket of this.sockets.clients) socket.close(closeCodes.restart);
    await Promise.all([...this.listening].map(shut));
    for (const socket of this.sockets.clients) socket.terminate();
  }

  private async bindNear(host: string): Promise<{ server: HttpServer; port: number }> {
    try {
      return await this.bind(host, meetingPort);
    } catch {
      return this.bind(host, 0);
    }
  }

  private bind(host: string, port: number): Promise<{ server: HttpServer; port: number }> {
    const { tls } = this.options;
    const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
      this.serve(request, response).catch((error: unknown) => {
        this.options.desk.log(`web: ${String(error)}`);
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
    };
    const server = tls === null ? createHttp(onRequest) : createHttps({ cert: tls.cert, key: tls.key }, onRequest);
    server.headersTimeout = 10_000;
    // A picture over a slow line takes its time.
    server.requestTimeout = 120_000;
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, () => {
        server.off('error', reject);
        server.on('error', (error) => this.options.desk.log(`listen: ${error.message}`));
        resolve({ server, port: (server.address() as AddressInfo).port });
      });
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isMeantForUs(request)) return void response.writeHead(421).end();
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/redeem') return answerRedeem(request, response, this.options.desk, isOwnOrigin(request));
    if (path.startsWith(assetPath)) {
      const { desk, deskToken } = this.options;
      return answerAsset(request, response, { desk, deskToken, origin: isOwnOrigin(request) ? 'own' : 'other' });
    }
    if (path.startsWith(exportPath)) {
      const { desk, deskToken } = this.options;
      return answerExport(request, response, { desk, deskToken, origin: isOwnOrigin(request) ? 'own' : 'other' });
    }
    if (path.startsWith(certifyPath)) return answerCertify(request, response, this.options);
    if (path === '/identity') return this.identify(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const asset = await findAsset(this.options.pages, path);
    if (asset === null) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
    response.writeHead(200, {
      'content-type': asset.type,
      'content-length': asset.content.length,
      'cache-control': asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': contentSecurityPolicy("'self'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    response.end(request.method === 'HEAD' ? undefined : asset.content);
  }

  /** Tells a host that wants to follow this one whose token it has, so that it can make its copy. */
  private identify(request: IncomingMessage, response: ServerResponse): void {
    const { desk, deskToken } = this.options;
    const caller = callerOf(bearerOf(request), deskToken, desk.projects);
    const project = caller?.project ?? (caller?.desk === true && !desk.choosesProjects ? desk.projects[0] : undefined);
    const principal = caller === null || project === undefined ? null : principalIn(caller, project);
    if (project === undefined || principal === null) return void response.writeHead(401).end('{}');
    const { id, publicKey } = project;
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ project: id, person: principal.person, publicKey }));
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (!isMeantForUs(request) || !isOwnOrigin(request)) {
      return sendAway(socket, '403 Forbidden');
    }
    const asked = this.asked(request);
    const { project, principal } = asked;
    // It may come back; a handshake is what costs most.
    if (project !== null && principal !== null && project.hub.shutsOut(principal))
      return sendAway(socket, '429 Too Many Requests');
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => client.terminate());
      this.welcome(client, asked);
    });
  }

  private asked(request: IncomingMessage): Asked {
    const { desk, deskToken } = this.options;
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
    const token = offered[0] === 'ratschrift' ? (offered[1] ?? '') : '';
    const caller = callerOf(token, deskToken, desk.projects);
    const path = (request.url ?? '').split('?')[0] ?? '';
    const room = path.startsWith('/rooms/') ? parseRoom(decodePath(path.slice('/rooms/'.length))) : null;
    const project = room === null ? null : desk.project(room.project);
    const principal = caller === null || project === null ? null : principalIn(caller, project);
    return { caller, path, room, project, principal, empty: offered[2] === emptyProtocol };
  }

  /** Refusals come as close codes after the handshake: a browser can't see the status of a failed one. */
  private welcome(client: WebSocket, { caller, path, room, project, principal, empty }: Asked): void {
    if (caller === null) return client.close(closeCodes.unauthenticated, 'unknown token');
    if (path === '/calls') return serveCalls(client, caller, this.options.desk);
    if (room === null || project === null) return client.close(closeCodes.noRoom, 'no such room');
    if (principal === null) return client.close(closeCodes.forbidden, 'another project');
    project.hub.connect(client, room, principal, empty);
  }
}

function sendAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}

/** Addresses of this machine in its networks: IPv4, not loopback, not link-local. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
    .map((entry) => entry.address);
}

/** On loopback only requests for loopback names are answered, so that a web page can't rebind its name to us. */
function isMeantForUs(request: IncomingMessage): boolean {
  const local = request.socket.localAddress ?? '';
  if (!isLoopback(local)) return true;
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || isLoopback(name);
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';

/** No origin (not a browser), our own window, or a page that this very address served. */
function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === appOrigin) return true;
  return origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

function shut(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
