import { describe, expect, it } from 'vitest';
import type { Thread } from '../../../shared/domain/comments.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { everything, passes, type CommentFilter } from '../../../renderer/features/comments/comment-filter.ts';
import {
  draftOf,
  mentionBefore,
  mentioned,
  textToSend,
  withMention,
} from '../../../renderer/features/comments/mentions.ts';
import { relativeTime } from '../../../renderer/features/comments/relative-time.ts';

const people = ['Mitglied 1', 'Mitglied 12', 'Mitra Beispiel', 'Ömer Öz'].map((name, n): Person => {
  return { id: `p${n}`, name, roles: [{ role: 'office' }], active: true };
});
const person = (n: number): Person => {
  const found = people[n];
  if (found === undefined) throw new Error('nobody');
  return found;
};

describe('mentions', () => {
  it('CO14 an @ with the beginning of a name lists who could be meant; an address is none', () => {
    expect(mentionBefore('Bitte @mit', 10)).toEqual({ from: 6, query: 'mit' });
    expect(mentionBefore('@', 1)).toEqual({ from: 0, query: '' });
    expect(mentionBefore('Bitte @mitglied 1', 17)).toEqual({ from: 6, query: 'mitglied 1' });
    expect(mentionBefore('post@example.org', 16)).toBeNull();
    expect(mentionBefore('Bitte @mit und', 14)).toEqual({ from: 6, query: 'mit und' });
    expect(mentioned(people, 'mit und')).toEqual([]);
    expect(mentioned(people, 'mi').map(({ name }) => name)).toEqual(['Mitglied 1', 'Mitglied 12', 'Mitra Beispiel']);
    expect(mentioned(people, 'ö').map(({ name }) => name)).toEqual(['Ömer Öz']);
  });

  it('CO14 what is sent carries ids, and is shown and edited with names', () => {
    const place = { from: 6, query: 'mit' };
    const first = withMention({ text: 'Bitte @mit, danke', people: [] }, place, person(0));
    expect(first.draft.text).toBe('Bitte @Mitglied 1 , danke');
    const both = {
      text: 'Bitte @Mitglied 12 und @Mitglied 1 ',
      people: [
        ['p0', 'Mitglied 1'],
        ['p1', 'Mitglied 12'],
      ] as [string, string][],
    };
    expect(textToSend(both)).toBe('Bitte @{p1} und @{p0}');
    const again = draftOf('Bitte @{p1} und @{p0}', (id) => people.find((one) => one.id === id)?.name ?? '');
    expect(again.text).toBe('Bitte @Mitglied 12 und @Mitglied 1');
    expect(textToSend(again)).toBe('Bitte @{p1} und @{p0}');
  });
});

describe('the list', () => {
  const said = (author: string, more: Partial<Thread> = {}): Thread => ({
    key: `${author}/x`,
    author,
    at: 1,
    text: 'x',
    edited: null,
    deleted: false,
    hidden: null,
    as: null,
    mentions: [],
    anchor: { on: 'chapter' },
    replies: [],
    state: 'open',
    settled: null,
    assigned: null,
    ...more,
  });
  const scene = { me: 'me', groupsOf: (id: string) => (id === 'anna' ? ['a'] : ['b']), isUnread: () => false };
  const shows = (thread: Thread, filter: Partial<CommentFilter>) => passes(thread, { ...everything, ...filter }, scene);

  it('CO15 filters by person, group, state, what is mine, assigned, mentions me or is unread', () => {
    const thread = said('anna', { replies: [said('bert')], assigned: 'carla' });
    for (const id of ['anna', 'bert', 'carla']) expect(shows(thread, { person: id })).toBe(true);
    expect(shows(thread, { person: 'me' })).toBe(false);
    expect(shows(said('anna'), { group: 'a' })).toBe(true);
    expect(shows(said('anna'), { group: 'b' })).toBe(false);
    expect(shows(thread, { state: 'resolved' })).toBe(false);
    expect(shows(said('anna', { state: 'resolved' }), { state: 'all' })).toBe(true);
    expect(shows(said('me'), { only: 'mine' })).toBe(true);
    expect(shows(said('anna', { mentions: ['me'] }), { only: 'mentions' })).toBe(true);
    expect(shows(said('anna', { assigned: 'me' }), { only: 'assigned' })).toBe(true);
    expect(shows(thread, { only: 'unread' })).toBe(false);
  });

  it('CO16 tells times as one says them, also where a clock is ahead', () => {
    const now = Date.parse('2026-01-19T12:00:00Z');
    expect(relativeTime(now - 12 * 60_000, now, 'de')).toBe('vor 12 Min.');
    expect(relativeTime(now - 26 * 3_600_000, now, 'de')).toBe('gestern');
    expect(relativeTime(now + 90_000, now, 'de')).toBe('jetzt');
    expect(relativeTime(now - 3 * 3_600_000, now, 'en')).toBe('3 hr ago');
    expect(relativeTime(now - 30 * 86_400_000, now, 'de')).toContain('Dezember');
  });
});
