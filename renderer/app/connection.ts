/** Where the host is and with which token it is asked: from the desktop shell, else from the page's own address. */
import * as v from 'valibot';
import { errorCodes, Failure } from '../../shared/rpc/contract.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import { shellBridge } from './shell-bridge.ts';

export interface Endpoint {
  /** WebSocket base, e.g. `ws://127.0.0.1:4711`. */
  readonly ws: string;
  readonly token: string;
  /** True for this machine's own host, whose disk is ours; false for another laptop's or a server's. */
  readonly local: boolean;
}

/** What the page's address asks for. */
export type Arrival =
  /** `file`: a project file to go on with at once, null to begin at the start screen. */
  | { readonly kind: 'start'; readonly desk: Endpoint; readonly file: string | null }
  | { readonly kind: 'project'; readonly project: string; readonly endpoint: Endpoint }
  | { readonly kind: 'redeem'; readonly code: string }
  | { readonly kind: 'noAccess' };

const deskKey = 'ratschrift.desk';
const deviceKey = (project: string): string => `ratschrift.device.${project}`;

/** The parts of the page's address that matter, so that it can be tested without a page. */
export interface Address {
  readonly pathname: string;
  readonly hash: string;
}
export type AddressRequest =
  | { readonly kind: 'redeem'; readonly code: string }
  | { readonly kind: 'open'; readonly token: string | null; readonly project: string | null };

/** Reads `/join#<code>`, `#t=<desk token>`, `#p=<project>` and both together. Never throws. */
export function readAddress({ pathname, hash }: Address): AddressRequest {
  const fragment = hash.replace(/^#/, '');
  if (/\/join\/?$/.test(pathname) && fragment !== '' && !/^[tp]=/.test(fragment))
    return { kind: 'redeem', code: fragment };
  const fields = new URLSearchParams(fragment);
  const token = fields.get('t');
  const project = fields.get('p');
  return {
    kind: 'open',
    token: token === '' ? null : token,
    project: project !== null && isUuid(project) ? project : null,
  };
}

/** Finds out what this page is for; takes a token out of the address at once, so that it is neither seen nor kept there. */
export async function arrive(): Promise<Arrival> {
  const asked = readAddress(window.location);
  const bridge = shellBridge();
  if (bridge !== null) {
    const { ws, token, file } = await bridge.connection();
    const desk: Endpoint = { ws, token, local: true };
    const project = asked.kind === 'open' ? asked.project : null;
    return project === null ? { kind: 'start', desk, file } : { kind: 'project', project, endpoint: desk };
  }
  if (asked.kind === 'redeem') return asked;
  if (asked.token !== null) {
    sessionStorage.setItem(deskKey, asked.token);
    showProject(asked.project);
  }
  const deskToken = sessionStorage.getItem(deskKey);
  if (asked.project !== null) {
    const deviceToken = localStorage.getItem(deviceKey(asked.project));
    if (deviceToken !== null && asked.token === null) {
      return {
        kind: 'project',
        project: asked.project,
        endpoint: { ws: ownWebSocket(), token: deviceToken, local: false },
      };
    }
  }
  if (deskToken === null) return { kind: 'noAccess' };
  const desk = { ws: ownWebSocket(), token: deskToken, local: true };
  return asked.project === null
    ? { kind: 'start', desk, file: null }
    : { kind: 'project', project: asked.project, endpoint: desk };
}

/** Puts the project into the address (or takes it out), so that a reload comes back to it. */
export function showProject(project: string | null): void {
  const path = window.location.pathname.replace(/join\/?$/, '');
  window.history.replaceState(null, '', project === null ? path : `${path}#p=${project}`);
}

const redeemed = v.object({
  project: v.pipe(v.string(), v.check(isUuid, 'not an id')),
  token: v.pipe(v.string(), v.maxLength(500)),
});
const refusal = v.object({ error: v.object({ code: v.picklist(errorCodes) }) });

/** Redeems an invitation at the host that served this page, and keeps the device's token. Rejects with a Failure. */
export async function redeem(code: string): Promise<{ project: string; endpoint: Endpoint }> {
  const body = await post('/redeem', { code, device: deviceName(navigator.userAgent) });
  const answer = v.safeParse(redeemed, body);
  if (!answer.success) {
    const refused = v.safeParse(refusal, body);
    throw new Failure(refused.success ? refused.output.error.code : 'internal');
  }
  const { project, token } = answer.output;
  localStorage.setItem(deviceKey(project), token);
  showProject(project);
  return { project, endpoint: { ws: ownWebSocket(), token, local: false } };
}

/** The key that was redeemed for a project in this browser; null where there is none. */
export const keptToken = (project: string): string | null => localStorage.getItem(deviceKey(project));

/** Forgets a token that the host no longer accepts. */
export function forgetDevice(project: string): void {
  localStorage.removeItem(deviceKey(project));
}

async function post(path: string, body: object): Promise<unknown> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      referrerPolicy: 'no-referrer',
    });
    return await response.json();
  } catch {
    throw new Failure('hostUnreachable');
  }
}

function ownWebSocket(): string {
  return `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}`;
}

/** What the office sees of a device, e.g. `Firefox, Windows`. */
export function deviceName(userAgent: string): string {
  const browser = /Edg/.test(userAgent)
    ? 'Edge'
    : /Firefox/.test(userAgent)
      ? 'Firefox'
      : /Chrome/.test(userAgent)
        ? 'Chrome'
        : /Safari/.test(userAgent)
          ? 'Safari'
          : 'Browser';
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac', 'Linux'].find((name) => userAgent.includes(name));
  return system === undefined ? browser : `${browser}, ${system}`;
}
