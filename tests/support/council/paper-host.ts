/** Calls and exported files of a running host, as its window asks for them. */
import { WebSocket } from 'ws';
import type { Role } from '../../../shared/domain/people.ts';
import { CallsClient, type CallSocketClass } from '../../../shared/rpc/client.ts';
import { Failure, type CallName, type Input, type Output } from '../../../shared/rpc/contract.ts';
import type { RunningHost } from '../host-process.ts';

export type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

/** `later`: where the end of the connection is noted. */
export function callerOf(host: RunningHost, later: (cleanup: () => void) => void, token = host.access.token): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token, webSocket });
  later(() => client.destroy());
  return (name, input) => client.call(name, host.access.project, input);
}

/** The token of somebody with these roles. */
export async function tokenOf(host: RunningHost, office: Caller, roles: readonly Role[]): Promise<string> {
  const { link } = await office('people.invite', { name: 'Jemand', roles: [...roles], days: 1 });
  const response = await fetch(`${host.access.http}/redeem`, {
    method: 'POST',
    body: JSON.stringify({ code: new URL(link).hash.slice(1), device: 'Laptop' }),
  });
  return ((await response.json()) as { readonly token: string }).token;
}

export interface Fetched {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly failure: Failure | null;
  readonly standard: string | null;
}

/** `path` behind `/export/<project>/`. */
export async function fetched(
  host: RunningHost,
  path: string,
  token = host.access.token,
  signal?: AbortSignal,
): Promise<Fetched> {
  const response = await fetch(`${host.access.http}/export/${host.access.project}/${path}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(signal !== undefined && { signal }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status } = response;
  if (response.ok) return { status, bytes, failure: null, standard: response.headers.get('x-ratschrift-standard') };
  const { error } = JSON.parse(Buffer.from(bytes).toString()) as { error: Pick<Failure, 'code' | 'details'> };
  return { status, bytes, failure: new Failure(error.code, error.details), standard: null };
}
