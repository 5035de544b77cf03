import { describe, expect, it } from 'vitest';
import { personIn, presentIn } from '../../../renderer/app/presence.ts';
import { chapterBlocked, outlineBlocked } from '../../../renderer/app/session.ts';
import { isLoopback } from '../../../renderer/features/people/invitation-link.tsx';
import { toggleRole } from '../../../renderer/features/people/toggle-role.ts';
import { initialsOf } from '../../../renderer/ui/marks.tsx';
import { qrPath } from '../../../renderer/ui/qr-code.tsx';
import type { Membership, Person, Role } from '../../../shared/domain/people.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import type { Project } from '../../../shared/rpc/schemas.ts';

const groups = [
  { id: 'g1', name: 'Bildung', colour: 1 },
  { id: 'g2', name: 'Soziales', colour: 0 },
];
const person = (id: string, ...roles: Role[]): Person => ({ id, name: id, roles, active: true });
const me = person('ich', { role: 'member', group: 'g1', bench: 'society' });
const other = person('andere', { role: 'reader' });
const membership: Membership = { groups, bodies: [], people: new Map([me, other].map((one) => [one.id, one])) };
const project: Project = {
  id: 'p',
  title: 'LIP',
  owner: '',
  me: 'ich',
  home: true,
  readOnly: null,
  repaired: null,
  sample: false,
};

describe('people', () => {
  it('UI10 who is here: everybody once with all their chapters, oneself first, strangers and garbage left out', () => {
    const states = new Map<number, unknown>([
      [1, { chapter: 'c1' }],
      [2, { user: { id: 'andere', name: 'x' }, chapter: 'c2' }],
      [3, { user: { id: 'andere', name: 'x' }, chapter: 'c3' }],
      [4, { user: { id: 'fremd' } }],
      [5, null],
      [6, { user: 7 }],
    ]);
    expect(presentIn(states, 1, membership, me)).toEqual([
      { person: me, chapters: ['c1'], me: true },
      { person: other, chapters: ['c2', 'c3'], me: false },
    ]);
    expect(personIn({ user: { id: 5 } })).toBeNull();
  });

  it('UI11 what is greyed is what the hub refuses: both ask the same table', () => {
    const chapter = { id: 'c', number: 1, group: groups[0] ?? null, deleted: false, locked: false, summary: null };
    const roles: Role[] = [
      { role: 'office' },
      { role: 'member', group: 'g1', bench: 'society' },
      { role: 'member', group: 'g2', bench: 'administration' },
      { role: 'reviewer', body: 'b' },
      { role: 'steering', bench: 'society', chair: true },
      { role: 'reader' },
    ];
    for (const role of roles)
      for (const deleted of [false, true])
        for (const group of [...groups, null]) {
          const who = person('x', role);
          const mayWrite = roomAccess(who, 'chapter', { group: group?.id ?? null, deleted })?.right === 'write';
          expect(chapterBlocked(project, who, { ...chapter, group, deleted }) === null).toBe(mayWrite);
          expect(outlineBlocked(project, who) === null).toBe(roomAccess(who, 'outline', null)?.right === 'write');
          expect(chapterBlocked({ ...project, readOnly: 'newer' }, who, chapter)).toBe('readOnlyFile');
        }
    expect(chapterBlocked(project, { ...me, active: false }, chapter)).toBe('role');
  });

  it('UI12 roles can be taken and given; a group or body is chosen only where there is one', () => {
    const people = { groups, bodies: [] };
    expect(toggleRole([], 'member', people)).toEqual([{ role: 'member', group: 'g1', bench: 'society' }]);
    expect(toggleRole([{ role: 'reader' }, { role: 'office' }], 'reader', people)).toEqual([{ role: 'office' }]);
    expect(toggleRole([], 'reviewer', people)).toEqual([]);
    expect(toggleRole([], 'steering', people)).toEqual([{ role: 'steering', bench: 'society', chair: false }]);
  });

  it('UI12 a link that works on this machine alone is recognised', () => {
    expect(isLoopback('http://127.0.0.1:4711/join#x')).toBe(true);
    expect(isLoopback('http://[::1]:4711/join#x')).toBe(true);
    expect(isLoopback('http://192.168.1.20:4711/join#127.0.0.1')).toBe(false);
  });

  it('UI12 the QR code covers exactly the dark modules of the link', async () => {
    const link = 'http://192.168.1.20:4711/join#xvkbr-bapyj-rtrj4-ppszz';
    const { size, path } = qrPath(link);
    const { create } = await import('qrcode');
    const { modules } = create(link, { errorCorrectionLevel: 'M' });
    const drawn = new Set<string>();
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let step = 0; step < Number(length); step++) drawn.add(`${Number(x) + step} ${y ?? ''}`);
    expect(size).toBe(modules.size);
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) expect(drawn.has(`${x} ${y}`)).toBe(modules.get(y, x) !== 0);
  });

  it('UI10 initials stand for names of every kind', () => {
    expect(initialsOf('Mitglied 3 (Stadtgesellschaft)')).toBe('M3');
    expect(initialsOf('Ayşe Yılmaz-Öztürk')).toBe('AÖ');
    expect(initialsOf('Geschäftsstelle')).toBe('G');
    expect(initialsOf('')).toBe('?');
    expect(initialsOf('Mitglied 12')).toBe('M12');
  });
});
