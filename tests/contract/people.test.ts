import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { serveSample, type RunningHost, type temporaryFolder } from '../support/host-process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: RunningHost;
const clients: CallsClient[] = [];

beforeEach(async () => {
  ({ folder, host } = await serveSample());
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await host.stop();
  folder.remove();
});

type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

/** The calls of somebody with this token; the office's without one. */
function callerWith(token = host.access.token): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token, webSocket });
  clients.push(client);
  return (name, input) => client.call(name, host.access.project, input);
}

interface Answer {
  readonly person?: string;
  readonly token?: string;
  readonly error?: { readonly code: string };
}

async function redeem(link: string): Promise<Answer> {
  const response = await fetch(`${host.access.http}/redeem`, {
    method: 'POST',
    body: JSON.stringify({ code: new URL(link).hash.slice(1), device: 'Tablet' }),
  });
  return (await response.json()) as Answer;
}

/** A member's seat of the sample, which nobody has taken yet. */
async function emptySeat(office: Caller): Promise<Output<'people.list'>['people'][number]> {
  const { people } = await office('people.list', {});
  const seat = people.find(({ roles }) => roles.some(({ role }) => role === 'member'));
  if (seat === undefined) throw new Error('the sample has no seat');
  return seat;
}

describe('people and their access', () => {
  it('SV1 a link for a seat that is there makes a device of that person, and nobody and no role is added', async () => {
    const office = callerWith();
    const before = await office('people.list', {});
    const seat = await emptySeat(office);
    const { invitation, link } = await office('people.invite', { person: seat.id, days: 7 });
    expect(invitation).toMatchObject({ person: seat.id, name: seat.name, roles: seat.roles });
    const first = await redeem(link);
    expect(first.person).toBe(seat.id);
    expect((await redeem(link)).error?.code).toBe('invitationUsed');
    const second = await redeem((await office('people.invite', { person: seat.id, days: 7 })).link);
    expect(second.person).toBe(seat.id);
    expect(second.token).not.toBe(first.token);
    for (const { token } of [first, second]) expect((await callerWith(token)('project.get', {})).me).toBe(seat.id);
    expect(await office('people.list', {})).toEqual(before);
    expect(await office('people.invitations', {})).toEqual([]);
  });

  it('SV1 only the office makes such a link, and only for somebody who takes part', async () => {
    const office = callerWith();
    const seat = await emptySeat(office);
    const { token } = await redeem((await office('people.invite', { person: seat.id, days: 1 })).link);
    const member = callerWith(token);
    await expect(member('people.invite', { person: seat.id, days: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(office('people.invite', { person: nobody, days: 1 })).rejects.toMatchObject({ code: 'unknownPerson' });
    const mixed = { person: seat.id, days: 1, name: 'x', roles: [{ role: 'office' as const }] };
    await expect(office('people.invite', mixed)).rejects.toMatchObject({ code: 'badInput' });
    await office('people.withdraw', { person: seat.id });
    await expect(office('people.invite', { person: seat.id, days: 1 })).rejects.toMatchObject({ code: 'noAccess' });
  });

  it('SV2 withdrawing an access ends its open links and devices for good, also when roles are given again', async () => {
    const office = callerWith();
    const seat = await emptySeat(office);
    const { token } = await redeem((await office('people.invite', { person: seat.id, days: 1 })).link);
    const open = await office('people.invite', { person: seat.id, days: 1 });
    const device = callerWith(token);
    expect((await device('project.get', {})).me).toBe(seat.id);
    await office('people.withdraw', { person: seat.id });
    await expect(device('project.get', {})).rejects.toMatchObject({ code: 'forbidden' });
    expect((await redeem(open.link)).error?.code).toBe('invitationExpired');
    await office('people.setRoles', { person: seat.id, roles: seat.roles });
    expect((await redeem(open.link)).error?.code).toBe('invitationExpired');
    await expect(device('project.get', {})).rejects.toMatchObject({ code: 'forbidden' });
    expect((await redeem((await office('people.invite', { person: seat.id, days: 1 })).link)).person).toBe(seat.id);
  });

  it('SV8 what one peer may call at once is limited: frames in size, calls without an answer in number', async () => {
    const socketOf = async (): Promise<WebSocket> => {
      const socket = new WebSocket(`${host.access.url.replace(/\/rooms$/, '')}/calls`, [
        'ratschrift',
        host.access.token,
      ]);
      await new Promise((resolve) => socket.once('open', resolve));
      return socket;
    };
    const closed = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve));
    const large = await socketOf();
    const tooLarge = closed(large);
    large.send(' '.repeat(4 * 1024 * 1024 + 1));
    expect(await tooLarge).toBe(4400);
    const busy = await socketOf();
    const tooMany = closed(busy);
    for (let id = 0; id < 2_000; id += 1)
      busy.send(JSON.stringify({ id, call: 'drafts.list', project: host.access.project, input: {} }));
    expect(await tooMany).toBe(4429);
    expect((await callerWith()('project.get', {})).id).toBe(host.access.project);
  });
});
