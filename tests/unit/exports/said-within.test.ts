/** Comments on words of cells and footnotes in files with a margin: at their cell, or at the footnote's mark. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { paperDocx } from '../../../electron/export/docx/paper-docx.ts';
import { exportJson } from '../../../electron/export/json.ts';
import { paperOdt } from '../../../electron/export/odt/paper-odt.ts';
import type { Paper, PaperComment } from '../../../electron/export/paper.ts';
import { rowsOf } from '../../../electron/services/comment-rows.ts';
import { addEntry, readComments } from '../../../shared/document/comment-room.ts';
import { judgeOf } from '../../../shared/domain/comments.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { picturesOfBoth, richPair } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { convert, installWithin, provideLibreOffice } from '../../support/libreoffice.ts';
import { faultsOfOdt } from '../../support/odt/check-odt.ts';

beforeAll(provideLibreOffice, installWithin);

const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-said-within-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { paper } = richPair.after;
const said = (thread: string, block: string, quote: string, root?: string): PaperComment => ({
  ...{ chapter: paper.chapters[1]?.id ?? '', key: thread, thread, edited: null, assigned: null, state: 'open' },
  ...{ author: { id: 'a', name: 'Cem Kaya' }, at: '2026-04-03T10:20:30.400Z', about: 'text', block, quote },
  ...{ text: `Zu ${thread}.`, ...(root !== undefined && { root }) },
});
const comments = [
  said('Ist', 'r2c3', '92', 'cell:t:r2:c3'),
  said('Kopf', 'r1c2', '', 'cell:t:r1:c2'),
  said('Verbunden', 'bc1', 'links', 'cell:t2:b:c1'),
  said('Quelle', 'x1', 'Statistik', 'note:x'),
  // The same id in another text is another paragraph; what is gone stands at the chapter's title.
  said('Fremd', 'p1', 'Deutsch', 'cell:t:r2:c3'),
  said('Weg', 'z9', '', 'note:weg'),
];

/** What stands between the ends of a comment, and before it, as plain words. */
function between(xml: string, start: RegExp, end: RegExp): string {
  const from = start.exec(xml);
  const rest = from === null ? '' : xml.slice(from.index + from[0].length);
  const to = end.exec(rest);
  return to === null ? '–' : rest.slice(0, to.index);
}
const plain = (xml: string): string =>
  xml.replace(/<office:annotation .*?<\/office:annotation>/gs, '').replace(/<[^>]*>/g, '');

/** Of a Word file: what each comment stands around. */
function inWord(docx: Uint8Array): ReadonlyMap<string, string> {
  const parts = unzipSync(docx);
  const ids = [...(parts.get('word/comments.xml') ?? '').matchAll(/<w:comment [^>]*w:id="(\d+)".*?Zu (\w+)\./gs)];
  const main = parts.get('word/document.xml') ?? '';
  return new Map(
    ids.map(([, id, name = '']): [string, string] => [
      name,
      between(main, new RegExp(`<w:commentRangeStart w:id="${id}"/>`), new RegExp(`<w:commentRangeEnd w:id="${id}"/>`)),
    ]),
  );
}

it('EX26 a comment on a cell or a footnote stands in Word and ODT at that cell or at the footnote’s mark, whatever else has its paragraph’s name', async () => {
  const word = await paperDocx(paper, picturesOfBoth, 0, { comments });
  expect(faultsOf(word)).toEqual([]);
  const text = await paperOdt(paper, picturesOfBoth, 0, { comments });
  expect(faultsOfOdt(text)).toEqual([]);
  const content = unzipSync(text).get('content.xml') ?? '';
  const named = [
    ...content.matchAll(/<office:annotation office:name="([^"]*)"(?:(?!<\/office:annotation>).)*Zu (\w+)\./gs),
  ];
  const inText = new Map(
    named.map(([, name, about = '']): [string, string] => [
      about,
      between(
        content,
        new RegExp(`<office:annotation office:name="${name}".*?</office:annotation>`, 's'),
        new RegExp(`<office:annotation-end office:name="${name}"/>`),
      ),
    ]),
  );
  for (const [places, mark] of [
    [inWord(word), /<w:footnoteReference /],
    [inText, /<text:note .*Statistik/s],
  ] as const) {
    expect([...places.keys()].sort()).toEqual(comments.map(({ thread }) => thread).sort());
    for (const [about, words] of [
      ['Ist', '92'],
      ['Kopf', 'Plan'],
      ['Verbunden', 'links'],
      ['Fremd', 'Bildung und Sprache'],
      ['Weg', 'Bildung und Sprache'],
    ] as const)
      expect(plain(places.get(about) ?? ''), about).toBe(words);
    expect(places.get('Quelle')).toMatch(mark);
  }
  // LibreOffice reads both, with as many comments, and the cell's at its words.
  for (const [name, bytes] of [
    ['said.docx', word],
    ['said.odt', text],
  ] as const) {
    const file = path.join(process.env['KEEP'] ?? folder, name);
    writeFileSync(file, bytes);
    const read = inWord(await convert(file, name.endsWith('odt') ? 'docx' : 'docx:MS Word 2007 XML'));
    expect(read.size).toBe(comments.length);
    expect(plain(read.get('Ist') ?? '')).toBe('92');
  }
}, 120_000);

it('EX27 where a comment is in a cell is known of what people said, and stands in no published data', () => {
  const people = new Map<string, Person>([
    ['a', { id: 'a', name: 'Cem Kaya', roles: [{ role: 'office' }], active: true }],
  ]);
  const room = new Y.Doc();
  for (const [at, root] of ['cell:t:r2:c3', 'note:x', 'text'].entries()) {
    const quote = { exact: '92', prefix: '', suffix: '' };
    const anchor = { on: 'text', root, block: 'b', quote, once: true, start: '', end: '' } as const;
    addEntry(room, 'a', { type: 'thread', at, anchor, text: '?' }, 'test');
  }
  const rows = rowsOf('c', readComments(room, judgeOf(people, null)));
  expect(rows.map(({ root }) => root).sort()).toEqual(['cell:t:r2:c3', 'note:x', undefined]);
  const bare: Paper = { project: 'p', title: '', owner: '', sample: false, chapters: [] };
  const json = JSON.parse(exportJson(bare, new Map(), comments)) as { comments: object[] };
  expect(json.comments).toHaveLength(comments.length);
  for (const each of json.comments) expect(each).not.toHaveProperty('root');
});
