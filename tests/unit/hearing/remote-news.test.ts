import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { watchComments } from '../../../renderer/app/comment-news.ts';
import { changedDescriptions } from '../../../renderer/app/measure-changes.ts';
import { RemoteNews, type WriterPlace } from '../../../renderer/app/remote-news.ts';
import { addEntry } from '../../../shared/document/comment-room.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { noteDecision } from '../../../shared/document/decisions.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import { translate, type Translate } from '../../../shared/i18n/catalogue.ts';

const t: Translate = (key, values) => translate('de', key, values);

function scene(loudness: 'calm' | 'detailed') {
  const here = new Y.Doc();
  writeBlocks(here, [{ id: 'b', kind: 'paragraph', runs: [{ text: 'Anfang', attrs: {} }] }], 'test');
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  there.on('update', (update: Uint8Array) => Y.applyUpdate(here, update, 'remote'));
  const told: string[] = [];
  const at: { place: WriterPlace } = { place: { name: 'Mitglied 3', place: 'Absatz 7/2', words: 'und nun' } };
  const news = new RemoteNews({
    doc: here,
    loudness,
    t,
    writer: (client) => (client === there.clientID ? at.place : null),
    nameOf: (person) => `Person ${person}`,
    me: 'me',
    tell: (text) => told.push(text),
    now: () => Date.now(),
  });
  const type = (text: string): void => chapterText(there).insert(chapterText(there).length, text, {});
  return { here, there, told, at, news, type };
}

describe('what others do, told', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('AC1 who writes where is told once and seldom, however much is typed; one’s own keys never', () => {
    const { here, told, at, news, type } = scene('calm');
    chapterText(here).insert(1, 'Eigenes ', {});
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
    for (let key = 0; key < 100; key++) {
      type('x');
      vi.advanceTimersByTime(200);
    }
    expect(told).toEqual(['Mitglied 3 schreibt in Absatz 7/2.']);
    at.place = { ...at.place, place: 'Absatz 7/3' };
    type('y');
    type('z');
    vi.advanceTimersByTime(20_000);
    expect(told).toEqual(['Mitglied 3 schreibt in Absatz 7/2.', 'Mitglied 3 schreibt in Absatz 7/3.']);
    news.destroy();
    type('danach');
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(2);
  });

  it('AC2 in detail also the words are told, and nothing while one types oneself', () => {
    const { told, news, type } = scene('detailed');
    type('x');
    for (let key = 0; key < 20; key++) {
      news.typed();
      vi.advanceTimersByTime(500);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(3_000);
    expect(told).toEqual(['Mitglied 3 schreibt in Absatz 7/2: und nun']);
    news.destroy();
  });

  it('AC3 suggestions of others and what they decide are told, one’s own are not', () => {
    const { here, there, told, news } = scene('calm');
    there.transact(() => noteSuggestion(there, 's1', 'p3', 1, {}));
    there.transact(() => noteSuggestion(there, 's2', 'me', 1, {}));
    here.transact(() => noteSuggestion(here, 's3', 'me', 1, {}));
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(['Person p3 schlägt in diesem Kapitel eine Änderung vor.']);
    there.transact(() => noteDecision(there, 's1', { by: 'p4', accepted: true, at: 2, took: '', place: null }));
    vi.advanceTimersByTime(20_000);
    expect(told[1]).toBe('Person p4 hat einen Vorschlag angenommen.');
    news.destroy();
  });

  it('AC7 comments, replies and what was resolved are told, of others alone and only once they are news', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()];
    const tell: string[] = [];
    let synced = false;
    there.on('update', (update: Uint8Array) => Y.applyUpdate(here, update, 'remote'));
    const stop = watchComments({
      doc: here,
      here: () => synced,
      t,
      nameOf: (person) => `Person ${person}`,
      me: 'me',
      words: false,
      tell: (sentence) => tell.push(sentence),
    });
    const say = (person: string, entry: Parameters<typeof addEntry>[2]): string =>
      addEntry(there, person, entry, 'test');
    const thread = say('p3', { type: 'thread', anchor: { on: 'chapter' }, at: 1, text: 'Vorher gesagt' });
    synced = true;
    say('p4', { type: 'reply', thread, at: 2, text: 'Nein' });
    say('me', { type: 'reply', thread, at: 3, text: 'von einem anderen Gerät' });
    say('p4', { type: 'thread', anchor: { on: 'chapter' }, at: 4, text: 'Bitte @{me} ansehen' });
    say('p4', { type: 'state', thread, at: 5, order: 1, state: 'resolved' });
    Y.transact(there, () => there.getMap('entries').set('p4/x', 'kein Eintrag'));
    expect(tell).toEqual([
      'Person p4 hat auf einen Kommentar geantwortet.',
      'Person p4 hat Sie in einem Kommentar genannt.',
      'Person p4 hat einen Kommentar als erledigt vermerkt.',
    ]);
    stop();
    say('p4', { type: 'reply', thread, at: 6, text: 'Nach dem Ende' });
    expect(tell).toHaveLength(3);
  });

  it('MC72 comments, replies and what was resolved on the measure at hand are told with its name, those on others not', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()];
    const tell: string[] = [];
    there.on('update', (update: Uint8Array) => Y.applyUpdate(here, update, 'remote'));
    const stop = watchComments({
      doc: here,
      here: () => true,
      t,
      nameOf: (person) => `Person ${person}`,
      me: 'me',
      words: true,
      measure: (id) => (id === 'm1' ? '1.3 Schutzkonzepte' : null),
      tell: (sentence) => tell.push(sentence),
    });
    const say = (entry: Parameters<typeof addEntry>[2]): string => addEntry(there, 'p4', entry, 'test');
    const on = (measure: string, at: number, text: string): string =>
      say({ type: 'thread', anchor: { on: 'field', measure, field: 'lead', quote: 'Amt' }, at, text });
    const thread = on('m1', 1, 'Stimmt das?');
    const elsewhere = on('m2', 2, 'Und das?');
    say({ type: 'reply', thread, at: 3, text: 'Ja' });
    say({ type: 'reply', thread: elsewhere, at: 4, text: 'Nein' });
    say({ type: 'reply', thread: 'p9/nie', at: 5, text: 'Wozu?' });
    say({ type: 'state', thread, at: 6, order: 1, state: 'resolved' });
    expect(tell).toEqual([
      'Maßnahme „1.3 Schutzkonzepte“: Person p4 hat kommentiert. Stimmt das?',
      'Maßnahme „1.3 Schutzkonzepte“: Person p4 hat auf einen Kommentar geantwortet. Ja',
      'Maßnahme „1.3 Schutzkonzepte“: Person p4 hat einen Kommentar als erledigt vermerkt.',
    ]);
    stop();
  });

  it('MC82 who suggests, decides, proposes and writes in a description is told with the measure it is in, those on others are not', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()];
    there.on('update', (update: Uint8Array) => Y.applyUpdate(here, update, 'remote'));
    const names = new Map([['a', '1.3 Schutzkonzepte']]);
    const told: string[] = [];
    let synced = false;
    const news = new RemoteNews({
      ...{ doc: here, loudness: 'detailed', t, nameOf: (person: string) => `Person ${person}`, me: 'me' },
      here: () => synced,
      measures: {
        here: { text: here.getText(descriptionText('a')), name: () => '1.3 Schutzkonzepte' },
        changed: (transaction) => changedDescriptions(here, transaction, 'a').flatMap((id) => names.get(id) ?? []),
      },
      writer: (client) => (client === there.clientID ? { name: 'Mitglied 3', place: null, words: 'und nun' } : null),
      tell: (text) => told.push(text),
      now: () => Date.now(),
    });
    const suggest = (root: string, id: string): void =>
      there.transact(() => {
        there.getText(root).insert(0, 'Neu ', { [`ins:${id}`]: true });
        noteSuggestion(there, id, 'p3', 1, {});
      });
    there.getText(descriptionText('a')).insertEmbed(0, { note: 'n' });
    suggest(descriptionText('a'), 'before');
    synced = true;
    for (const [root, id] of [
      [descriptionText('b'), 's1'],
      ['note:other', 's2'],
      ['note:n', 's3'],
    ] as const)
      suggest(root, id);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(['Maßnahme „1.3 Schutzkonzepte“: Person p3 schlägt in der Beschreibung eine Änderung vor.']);
    there.transact(() => {
      there.getText(descriptionText('a')).delete(0, 4);
      noteDecision(there, 'before', { by: 'p4', accepted: false, at: 2, took: '', place: null });
    });
    vi.advanceTimersByTime(20_000);
    expect(told[1]).toBe(
      'Maßnahme „1.3 Schutzkonzepte“: Person p4 hat einen Vorschlag abgelehnt. ' +
        'Maßnahme „1.3 Schutzkonzepte“: Mitglied 3 schreibt in der Beschreibung: und nun',
    );
    news.destroy();

    const [said, others] = [new Y.Doc(), new Y.Doc()];
    const proposed: string[] = [];
    others.on('update', (update: Uint8Array) => Y.applyUpdate(said, update, 'remote'));
    const stop = watchComments({
      ...{ doc: said, here: () => true, t, nameOf: (person: string) => `Person ${person}`, me: 'me', words: true },
      measure: (id) => names.get(id) ?? null,
      tell: (sentence) => proposed.push(sentence),
    });
    const say = (entry: Parameters<typeof addEntry>[2]): string => addEntry(others, 'p4', entry, 'test');
    const [own, other] = ['a', 'b'].map((measure) => say({ type: 'proposal', measure, at: 1, updates: [] }));
    for (const proposal of [own ?? '', other ?? '', 'p9/nie'])
      say({ type: 'proposalState', proposal, at: 2, order: 1, state: 'taken' });
    expect(proposed).toEqual([
      'Maßnahme „1.3 Schutzkonzepte“: Person p4 schlägt in der Beschreibung eine Änderung vor.',
      'Maßnahme „1.3 Schutzkonzepte“: Person p4 hat einen Vorschlag angenommen.',
    ]);
    stop();
  });
});
