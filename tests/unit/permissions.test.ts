import { describe, expect, it } from 'vitest';
import type { Person, Role } from '../../shared/domain/people.ts';
import { mayDo, roomAccess } from '../../shared/domain/permissions.ts';
import { roomKinds, type RoomKind } from '../../shared/sync/rooms.ts';

const own = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const person = (roles: readonly Role[], active = true): Person => ({ id: 'p', name: 'P', roles, active });
const chapter = { group: own, deleted: false };

/** The whole table as it is meant (DESIGN.md section 3), written out a second time: w, o (own), r or - for each kind of room. */
const meant: Record<string, { role: Role; rights: Record<RoomKind, 'w' | 'o' | 'r' | '-'> }> = {
  office: {
    role: { role: 'office' },
    rights: {
      outline: 'w',
      chapter: 'w',
      trial: 'w',
      comments: 'o',
      consultation: 'w',
      measures: 'w',
      measureComments: 'o',
      paper: 'w',
      record: 'r',
      words: 'w',
    },
  },
  owner: {
    role: { role: 'member', group: own, bench: 'society' },
    rights: {
      outline: 'r',
      chapter: 'w',
      trial: 'w',
      comments: 'o',
      consultation: 'r',
      measures: 'w',
      measureComments: 'o',
      paper: 'r',
      record: 'r',
      words: 'w',
    },
  },
  member: {
    role: { role: 'member', group: other, bench: 'administration' },
    rights: {
      outline: 'r',
      chapter: 'r',
      trial: 'r',
      comments: 'o',
      consultation: 'r',
      measures: 'w',
      measureComments: 'o',
      paper: 'r',
      record: 'r',
      words: 'w',
    },
  },
  reviewer: {
    role: { role: 'reviewer', body: own },
    rights: {
      outline: 'r',
      chapter: 'r',
      trial: 'r',
      comments: 'o',
      consultation: '-',
      measures: '-',
      measureComments: '-',
      paper: '-',
      record: 'r',
      words: 'r',
    },
  },
  steering: {
    role: { role: 'steering', bench: 'society', chair: true },
    rights: {
      outline: 'r',
      chapter: 'r',
      trial: 'r',
      comments: 'o',
      consultation: 'r',
      measures: 'r',
      measureComments: 'o',
      paper: 'r',
      record: 'r',
      words: 'r',
    },
  },
  reader: {
    role: { role: 'reader' },
    rights: {
      outline: 'r',
      chapter: 'r',
      trial: 'r',
      comments: '-',
      consultation: '-',
      measures: 'r',
      measureComments: '-',
      paper: '-',
      record: 'r',
      words: 'r',
    },
  },
};

describe('rights', () => {
  it.each(Object.entries(meant))('PE1 %s: every kind of room', (_name, { role, rights }) => {
    for (const kind of roomKinds) {
      const access = roomAccess(person([role]), kind, chapter);
      expect(access === null ? '-' : access.right[0], kind).toBe(rights[kind]);
      expect(
        access === null || (access.reason === null) === (access.right !== 'read'),
        `${kind}: a reason when not writable`,
      ).toBe(true);
    }
  });

  it('PE2 several roles give the most that one of them gives', () => {
    const both = person([{ role: 'reader' }, { role: 'member', group: own, bench: 'society' }]);
    expect(roomAccess(both, 'chapter', chapter)).toEqual({ right: 'write', reason: null });
  });

  it('PE3 nobody and withdrawn people may nothing', () => {
    for (const kind of roomKinds) {
      expect(roomAccess(null, kind, chapter)).toBeNull();
      expect(roomAccess(person([{ role: 'office' }], false), kind, chapter)).toBeNull();
      expect(roomAccess(person([]), kind, chapter)).toBeNull();
    }
    expect(mayDo(null, 'readProject')).toBe(false);
    expect(mayDo(person([{ role: 'office' }], false), 'managePeople')).toBe(false);
  });

  it('PE4 a chapter that the outline does not name, or that is deleted, is not for its group to write in', () => {
    const owner = person([{ role: 'member', group: own, bench: 'society' }]);
    expect(roomAccess(owner, 'chapter', null)?.right).toBe('read');
    expect(roomAccess(owner, 'chapter', { group: own, deleted: true })).toEqual({ right: 'read', reason: 'deleted' });
    expect(roomAccess(person([{ role: 'office' }]), 'chapter', { group: own, deleted: true })?.right).toBe('read');
    expect(roomAccess(owner, 'chapter', { group: null, deleted: false })?.right).toBe('read');
  });

  it('PE5 only the office manages people and project', () => {
    for (const { role } of Object.values(meant)) {
      expect(mayDo(person([role]), 'managePeople')).toBe(role.role === 'office');
      expect(mayDo(person([role]), 'manageProject')).toBe(role.role === 'office');
      expect(mayDo(person([role]), 'readProject')).toBe(true);
    }
  });
});
