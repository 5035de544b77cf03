import { describe, expect, it } from 'vitest';
import { firstBadEntry, newKeyPair, signEntries } from '../../electron/services/ledger.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { membershipOf, titleOf, type RecordBody } from '../../shared/domain/record.ts';

const project = '11111111-1111-4111-8111-111111111111';
const office = '22222222-2222-4222-8222-222222222222';
const member = '33333333-3333-4333-8333-333333333333';
const group = '44444444-4444-4444-8444-444444444444';
const key = newKeyPair();
const at = new Date('2026-01-02T03:04:05.000Z');
const bodies: RecordBody[] = [
  { kind: 'project', id: project, publicKey: key.publicKey },
  { kind: 'title', title: 'Plan', owner: '50.6', sample: false },
  { kind: 'group', id: group, name: 'Bildung', colour: 1 },
  { kind: 'roles', person: office, roles: [{ role: 'office' }] },
  { kind: 'roles', person: member, roles: [{ role: 'member', group, bench: 'society' }] },
];
const entries = signEntries(null, 'host', bodies, key, at);

describe('the record', () => {
  it('RC1 entries continue one chain and verify with the key they name', () => {
    expect(entries.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    expect(firstBadEntry(null, entries, key.publicKey)).toBeNull();
    const more = signEntries(entries.at(-1) ?? null, office, [{ kind: 'withdrawn', person: member }], key, at);
    expect(firstBadEntry(entries.at(-1) ?? null, more, key.publicKey)).toBeNull();
  });

  it('RC2 a changed, missing, swapped or foreign entry is found, and where', () => {
    const changed = entries.map((entry) =>
      entry.n === 4
        ? { ...entry, body: { kind: 'roles' as const, person: member, roles: [{ role: 'office' as const }] } }
        : entry,
    );
    expect(firstBadEntry(null, changed, key.publicKey)).toBe(4);
    expect(
      firstBadEntry(
        null,
        entries.filter(({ n }) => n !== 3),
        key.publicKey,
      ),
    ).toBe(4);
    const [first, second, third] = entries;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three entries');
    expect(firstBadEntry(null, [first, third, second], key.publicKey)).toBe(3);
    const forged = signEntries(
      entries.at(-1) ?? null,
      'host',
      [{ kind: 'withdrawn', person: office }],
      newKeyPair(),
      at,
    );
    expect(firstBadEntry(entries.at(-1) ?? null, forged, key.publicKey)).toBe(6);
  });

  it('RC3 who takes part follows from the entries; a name can be erased without touching them', () => {
    const names = new Map([[member, 'Mitglied 1 (Stadtgesellschaft)']]);
    const membership = membershipOf(entries, names);
    expect(membership.groups).toEqual([{ id: group, name: 'Bildung', colour: 1 }]);
    expect(membership.people.get(member)).toEqual({
      id: member,
      name: 'Mitglied 1 (Stadtgesellschaft)',
      roles: [{ role: 'member', group, bench: 'society' }],
      active: true,
    });
    expect(membershipOf(entries, new Map()).people.get(member)?.name).toBe('');
    // What the record says is erased stays so, should a file or a peer still know the name.
    const erased: RecordBody = { kind: 'nameErased', person: member };
    const after = [...entries, ...signEntries(entries.at(-1) ?? null, office, [erased], key, at)];
    expect(membershipOf(after, names).people.get(member)?.name).toBe('');
    expect(firstBadEntry(null, after, key.publicKey)).toBeNull();
    expect(titleOf(entries)).toEqual({ title: 'Plan', owner: '50.6', sample: false });
  });

  it('RC4 who was withdrawn stays known but inactive, until roles are granted anew', () => {
    const withdrawn: RecordBody = { kind: 'withdrawn', person: member };
    const after = [...entries, ...signEntries(entries.at(-1) ?? null, office, [withdrawn], key, at)];
    expect(membershipOf(after, new Map()).people.get(member)?.active).toBe(false);
    const again = [
      ...after,
      ...signEntries(
        after.at(-1) ?? null,
        office,
        [{ kind: 'roles', person: member, roles: [{ role: 'reader' }] }],
        key,
        at,
      ),
    ];
    expect(membershipOf(again, new Map()).people.get(member)).toMatchObject({
      active: true,
      roles: [{ role: 'reader' }],
    });
  });

  it('RC5 equal values have one canonical form', () => {
    expect(canonicalJson({ b: [1, { d: 'ü', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"ü"}]}');
    expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
  });
});
