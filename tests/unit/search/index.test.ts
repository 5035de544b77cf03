import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { entriesOf, SearchCore } from '../../../electron/store/search/search-core.ts';
import type { Answer, ChapterTask, Wanted } from '../../../electron/store/search/search-messages.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { chapterText, chapterTitle } from '../../../shared/document/chapter.ts';
import { addEntry, hideEntry } from '../../../shared/document/comment-room.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { LONGEST_ENTRY } from '../../../shared/domain/search/entries.ts';
import { seeded } from '../../support/random.ts';

const a = '11111111-1111-4111-8111-11111111111a';
const b = '11111111-1111-4111-8111-11111111111b';
const office: Person = { id: 'office', name: 'Geschäftsstelle', roles: [{ role: 'office' }], active: true };
const anna: Person = { id: 'anna', name: 'Anna Muster', roles: [{ role: 'reader' }], active: true };

interface Paper {
  readonly chapter: string;
  readonly doc: Y.Doc;
  readonly comments: Y.Doc;
}
type Line = string | { readonly kind: string; readonly text: string; readonly attrs?: Record<string, unknown> };

function paper(chapter: string, title: string, lines: readonly Line[]): Paper {
  const doc = new Y.Doc();
  chapterTitle(doc).insert(0, title);
  writeBlocks(
    doc,
    lines.map((line) => {
      const { kind, text, attrs = {} } = typeof line === 'string' ? { kind: 'paragraph', text: line } : line;
      return { kind, runs: [{ text, attrs }] };
    }),
    'test',
  );
  return { chapter, doc, comments: new Y.Doc() };
}

const task = ({ chapter, doc, comments }: Paper, at: number | null = null): ChapterTask => ({
  chapter,
  text: Y.encodeStateAsUpdate(doc),
  comments: Y.encodeStateAsUpdate(comments),
  at,
  people: [office, anna],
  state: { group: null, deleted: false },
});
const all = { texts: [a, b], comments: [a, b], versions: true, measures: true, measureComments: true, papers: true };
const wanted = (words: string, more: Partial<Wanted> = {}): Wanted => ({
  words,
  kind: null,
  chapter: null,
  limit: 50,
  view: all,
  ...more,
});
const find = (core: SearchCore, words: string, more: Partial<Wanted> = {}): Answer => {
  const found = core.do({ find: wanted(words, more) });
  if (found === null) throw new Error('no answer');
  return found;
};
const markedIn = ({ hits }: Answer): string[] =>
  hits.map(({ pieces }) => pieces.flatMap(({ text, hit }) => (hit ? [text] : [])).join('|'));

describe('the index for search', () => {
  it('SE7 finds text, titles first, with the place in the block; what is suggested to come is no text yet, but a suggestion', () => {
    const core = new SearchCore();
    const first = paper(a, 'Bildung und Straßen', [
      'Die Straße führt zur Schule.',
      { kind: 'heading2', text: 'Strassen im Stadtteil' },
      'Nichts davon.',
    ]);
    const text = chapterText(first.doc);
    text.insert(5, 'breite ', { 'ins:s1': true });
    noteSuggestion(first.doc, 's1', 'anna', 1_000, {});
    core.do({ setChapter: task(first, 5) });
    core.do({ setChapter: task(paper(b, 'Soziales', ['Auch hier: Straßenbau. Straße, Straße, Straße.'])) });
    const found = find(core, 'strasse');
    expect(found.counts).toEqual({ text: 4, comment: 0, suggestion: 0, measure: 0, council: 0, version: 0 });
    expect(
      found.hits
        .slice(0, 2)
        .map(({ form }) => form)
        .sort(),
    ).toEqual(['heading', 'title']);
    expect(found.chapters).toEqual([
      { chapter: a, count: 3 },
      { chapter: b, count: 1 },
    ]);
    const line = found.hits.find(({ form, chapter }) => form === 'paragraph' && chapter === a);
    expect(line?.pieces.map(({ text: shown }) => shown).join('')).toBe('Die Straße führt zur Schule.');
    // In the block the suggested words stand before it.
    expect([line?.from, line?.to, line?.at]).toEqual([4 + 'breite '.length, 4 + 'breite '.length + 6, 5]);
    const suggested = find(core, 'breite');
    expect(suggested.hits).toMatchObject([
      { kind: 'suggestion', ref: 's1', person: 'anna', at: 1_000, from: 4, to: 11 },
    ]);
    expect(find(core, 'breite Straße').hits).toEqual([]);
    expect(find(core, 'strasse', { chapter: b, kind: 'text', limit: 1 }).hits).toHaveLength(1);
    core.close();
  });

  it('SE8 comments are found while they are there, by those who may read comments alone', () => {
    const core = new SearchCore();
    const chapter = paper(a, 'Bildung', ['Text.']);
    const anchor = { on: 'chapter' } as const;
    const thread = addEntry(
      chapter.comments,
      'anna',
      { type: 'thread', at: 1, anchor, text: 'Bitte Zahlen, @{office}' },
      't',
    );
    const reply = addEntry(
      chapter.comments,
      'office',
      { type: 'reply', thread, at: 2, text: 'Zahlen folgen in der nächsten Woche.' },
      't',
    );
    core.do({ setChapter: task(chapter) });
    expect(find(core, 'Zahlen').hits).toMatchObject([
      { kind: 'comment', form: 'comment', person: 'anna', at: 1, ref: thread, reply: null },
      { kind: 'comment', form: 'reply', person: 'office', at: 2, ref: thread, reply },
    ]);
    // By the name of who is mentioned, which is written down nowhere.
    expect(find(core, 'geschaftsstelle').hits).toHaveLength(1);
    const blind = find(core, 'Zahlen', { view: { ...all, comments: [] } });
    expect([blind.hits, blind.counts.comment, blind.chapters]).toEqual([[], 0, []]);
    hideEntry({ doc: chapter.comments, person: 'office', now: 3, origin: 't' }, thread, { hidden: true, why: '' });
    core.do({ setChapter: task(chapter) });
    expect(find(core, 'Zahlen').hits).toMatchObject([{ reply }]);
    core.close();
  });

  it('SE9 what several versions share is found once, with the versions that have it; versions that go take their words along', () => {
    const core = new SearchCore();
    const one = paper(a, 'Bildung', ['Die Kita öffnet um sieben.', 'Dieser Satz bleibt.']);
    const json = (): string => canonicalChapter(readChapter(one.doc));
    const old = json();
    const text = chapterText(one.doc);
    text.delete(5, 3);
    text.insert(5, 'Schule');
    const now = json();
    const version = (id: string, at: number, content: string, title = 'Bildung') => ({
      id,
      name: `Fassung ${id}`,
      note: '',
      level: 'named',
      by: 'office',
      at,
      chapters: [{ id: a, title, content }],
    });
    core.do({ setChapter: task(one) });
    core.do({ setVersions: [version('1', 10, 'h1', 'Lernen'), version('2', 20, 'h1'), version('3', 30, 'h2')] });
    core.do({ setContent: { hash: 'h1', chapter: a, json: old } });
    core.do({ setContent: { hash: 'h2', chapter: a, json: now } });
    const kept = find(core, 'Satz bleibt', { kind: 'version' });
    expect(kept.hits).toMatchObject([
      { kind: 'version', same: true, versionCount: 3, versions: [{ id: '3' }, { id: '2' }, { id: '1' }] },
    ]);
    const gone = find(core, 'öffnet Kita');
    expect(gone.hits).toMatchObject([
      { kind: 'version', same: false, versionCount: 2, versions: [{ id: '2', at: 20 }, { id: '1' }] },
    ]);
    expect(find(core, 'Lernen').hits).toMatchObject([{ form: 'title', versions: [{ id: '1' }] }]);
    expect(find(core, 'fassung 3').hits).toMatchObject([{ form: 'version', person: 'office', at: 30 }]);
    core.do({ setVersions: [version('3', 30, 'h2')] });
    expect(find(core, 'Kita').hits).toEqual([]);
    expect(find(core, 'Satz', { kind: 'version' }).hits).toMatchObject([{ versionCount: 1 }]);
    expect(() => core.do({ setContent: { hash: 'h3', chapter: a, json: '{"x":' } })).toThrow();
    core.close();
  });

  it('SE10 a text of any length is found to its end, and hostile bytes leave the index as it was', () => {
    const core = new SearchCore();
    const long = `${'Anfang und '.repeat(LONGEST_ENTRY / 10)}Zielwort`;
    core.do({ setChapter: task(paper(a, 'Lang', [long])) });
    expect(find(core, 'zielwort').hits).toMatchObject([{ from: long.length - 8, to: long.length }]);
    expect(() => core.do({ setChapter: { ...task(paper(a, '', [])), text: Uint8Array.of(1, 2, 3) } })).toThrow();
    expect(find(core, 'zielwort').hits).toHaveLength(1);
    core.close();
  });

  it('SE11 after any edits the index that was kept up to date finds what a new one does (seeded)', () => {
    const seeds = Number(process.env['SEEDS'] ?? 12);
    const first = Number(process.env['SEED'] ?? 1);
    const words = ['Straße', 'Kita', 'und', 'München', 'Bürger*innen', 'Haus', 'neue', 'Maßnahme', 'x'];
    for (let seed = first; seed < first + seeds; seed += 1) {
      const random = seeded(seed);
      const below = (most: number): number => Math.floor(random() * most);
      const pick = (): string => words[below(words.length)] ?? '';
      const papers = [a, b].map((chapter) =>
        paper(
          chapter,
          pick(),
          Array.from({ length: 8 }, () => `${pick()} ${pick()}`),
        ),
      );
      const kept = new SearchCore();
      for (let step = 0; step < 25; step += 1) {
        const one = papers[below(2)];
        if (one === undefined) continue;
        const text = chapterText(one.doc);
        const at = below(text.length);
        const act = below(6);
        if (act === 0) text.delete(at, Math.min(text.length - at, 1 + below(12)));
        else if (act === 1) chapterTitle(one.doc).insert(0, `${pick()} `);
        else if (act === 2) text.insert(at, pick(), { [`ins:s${step}`]: true });
        else if (act === 3)
          addEntry(one.comments, 'anna', { type: 'thread', at: step, anchor: { on: 'chapter' }, text: pick() }, 't');
        else text.insert(at, ` ${pick()} `);
        if (below(3) > 0) kept.do({ setChapter: task(one) });
      }
      const fresh = new SearchCore();
      for (const one of papers) for (const core of [kept, fresh]) core.do({ setChapter: task(one) });
      for (const word of [...words, 'm', 'strassen', '"neue Kita"', 'haus -und']) {
        const [ours, theirs] = [find(kept, word), find(fresh, word)];
        expect(ours.counts, `seed ${seed}: ${word}`).toEqual(theirs.counts);
        const sorted = ({ hits }: Answer): string[] => hits.map((hit) => JSON.stringify(hit)).sort();
        expect(sorted(ours), `seed ${seed}: ${word}`).toEqual(sorted(theirs));
      }
      // And what is found is what the entries say, read from the documents anew.
      const texts = papers
        .flatMap((one) => entriesOf(task(one)))
        .filter(({ text }) => /(?<![\p{L}\p{N}])Kita(?![\p{L}\p{N}])/u.test(text));
      expect(markedIn(find(kept, 'kita', { limit: 200 })).length).toBeGreaterThanOrEqual(texts.length);
      kept.close();
      fresh.close();
    }
  });
});
