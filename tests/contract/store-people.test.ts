import { expect, test } from 'vitest';
import type { Device, StoredInvitation } from '../../electron/store/project-store.ts';
import { inBothWays } from '../support/store-ways.ts';
import { chapter, entryAfter, inFolder, otherPerson, person, project } from '../support/store.ts';

const device = (id: string, owner = person): Device => ({
  id,
  person: owner,
  name: 'Laptop',
  tokenHash: 'ab'.repeat(32),
  relay: false,
  createdAt: '2026-11-23T08:00:00.000Z',
  withdrawnAt: null,
});

const invitation: StoredInvitation = {
  id: 'e4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10',
  codeHash: 'cd'.repeat(32),
  name: 'Aylin Öztürk',
  roles: '[{"role":"reader"}]',
  createdAt: '2026-11-23T08:00:00.000Z',
  expiresAt: '2026-12-23T08:00:00.000Z',
  redeemedAt: null,
  revokedAt: null,
  person: null,
};

inBothWays(({ create, open }) => {
  test('ST9 the record takes only entries that continue its chain, all of them or none', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const first = entryAfter(null, { kind: 'project', id: project, publicKey: 'key' });
      const second = entryAfter(first, { kind: 'title', title: 'Leitbild \u{1F331}', owner: '50.6', sample: false });
      await store.appendRecord([first, second]);
      const third = entryAfter(second, { kind: 'withdrawn', person });
      const forged = { ...entryAfter(third, { kind: 'withdrawn', person: otherPerson }), previous: first.hash };
      for (const wrong of [
        [second],
        [third, forged],
        [{ ...third, at: '2026-11-24T08:00:00.000Z' }],
        [{ ...third, n: 4 }],
      ]) {
        await expect(store.appendRecord(wrong)).rejects.toMatchObject({ code: 'badInput' });
      }
      expect(await store.record()).toEqual([first, second]);
      await store.appendRecord([third]);
      await store.close();
      const again = await open(folder);
      expect(await again.record()).toEqual([first, second, third]);
      await again.close();
    }));

  test('ST10 names, notes, keys, devices and drafts are kept, changed and erased', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      await store.setName(person, 'Aylin Öztürk');
      await store.setName(otherPerson, 'Halb \ud83c es Zeichen');
      await store.setMeta('local', 'wert\nmit \u0000 Null');
      expect(await store.projectKey()).toBeNull();
      await store.setProjectKey({ publicKey: 'alt', privateKey: 'alt' });
      await store.setProjectKey({ publicKey: 'public', privateKey: 'private' });
      await store.addDevice(device('d1'));
      await store.addDevice(device('d2', otherPerson));
      await store.withdrawAccess(person, '2026-11-24T00:00:00.000Z');
      const draft = { id: 'a', room: chapter, reason: 'frozen', text: 'Text', at: '2026-11-23T08:00:00.000Z' };
      await store.addDraft(draft);
      await store.addDraft({ ...draft, id: 'b' });
      await store.deleteDraft('b');
      await store.close();

      const again = await open(folder);
      expect(await again.names()).toEqual(
        new Map([
          [person, 'Aylin Öztürk'],
          [otherPerson, 'Halb \ufffd es Zeichen'],
        ]),
      );
      expect(await again.meta('local')).toBe('wert\nmit \u0000 Null');
      expect(await again.meta('nothing')).toBeNull();
      expect(await again.projectKey()).toEqual({ publicKey: 'public', privateKey: 'private' });
      expect(await again.devices()).toEqual([
        { ...device('d1'), withdrawnAt: '2026-11-24T00:00:00.000Z' },
        device('d2', otherPerson),
      ]);
      expect(await again.drafts()).toEqual([draft]);
      await again.setName(person, null);
      await again.setMeta('local', null);
      expect((await again.names()).has(person)).toBe(false);
      expect(await again.meta('local')).toBeNull();
      await again.close();
    }));

  test('ST11 an invitation is redeemed once, even when two try at the same moment', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      await store.addInvitation(invitation);
      const at = '2026-11-24T00:00:00.000Z';
      const tries = await Promise.all(
        ['d1', 'd2', 'd3'].map((id) => store.redeemInvitation(invitation.id, at, device(id))),
      );
      expect(tries).toEqual([true, false, false]);
      // From then on the people's table says who it is.
      expect(await store.invitations()).toEqual([{ ...invitation, name: '', redeemedAt: at }]);
      expect((await store.devices()).map(({ id }) => id)).toEqual(['d1']);
      await store.addInvitation({ ...invitation, id: 'f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10' });
      await store.revokeInvitation('f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10', at);
      expect(await store.redeemInvitation('f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10', at, device('d4'))).toBe(false);
      expect(await store.redeemInvitation('00000000-0000-4000-8000-000000000000', at, device('d5'))).toBe(false);
      await store.close();
    }));

  test('ST11 who loses the access loses the open invitations with it, and only their own', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const at = '2026-11-24T00:00:00.000Z';
      const theirs = { ...invitation, id: 'f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10', name: '', roles: '[]', person };
      const others = { ...theirs, id: '14eaaaf2-d142-41b3-b6a4-9a3e3b1a5f11', person: otherPerson };
      const used = { ...theirs, id: '24eaaaf2-d142-41b3-b6a4-9a3e3b1a5f12' };
      for (const one of [theirs, others, used, { ...invitation, id: person }]) await store.addInvitation(one);
      expect(await store.redeemInvitation(used.id, '2026-11-23T09:00:00.000Z', device('d1'))).toBe(true);
      await store.withdrawAccess(person, at);
      const revoked = (await store.invitations()).filter(({ revokedAt }) => revokedAt === at).map(({ id }) => id);
      expect(new Set(revoked)).toEqual(new Set([theirs.id, person]));
      expect(await store.redeemInvitation(theirs.id, at, device('d2'))).toBe(false);
      expect(await store.redeemInvitation(others.id, at, device('d3', otherPerson))).toBe(true);
      await store.close();
    }));
});
