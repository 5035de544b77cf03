/** The whole paper as a Word file. */
import { expect, it } from 'vitest';
import { paperDocx } from '../../../electron/export/docx/paper-docx.ts';
import type { Paper, PaperComment } from '../../../electron/export/paper.ts';
import { picturesOfBoth, richPair } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { linesOfState } from '../../support/docx/lines-of-state.ts';
import { readTracked } from '../../support/docx/read-tracked.ts';
import { unzipSync } from '../../support/docx/unzip.ts';

const { after } = richPair;
const paper: Paper = {
  project: 'p',
  sample: true,
  ...after.paper,
  chapters: after.paper.chapters.map((chapter, index) => ({
    ...chapter,
    stage: 'finished',
    contentHash: '',
    group: index === 0 ? { id: 'g', name: 'Gesundheit' } : null,
  })),
};

it('PD5 a whole paper as a clean Word file: its text with real styles, first page and contents, nothing tracked', async () => {
  const at = Date.UTC(2026, 4, 17);
  const docx = await paperDocx(paper, picturesOfBoth, at);
  expect(faultsOf(docx)).toEqual([]);
  expect(Buffer.compare(docx, await paperDocx(paper, picturesOfBoth, at))).toBe(0);
  const parts = unzipSync(docx);
  const main = parts.get('word/document.xml') ?? '';
  expect(main).not.toMatch(/<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|cellIns|cellDel)\b/);
  // The end of a section stands in a paragraph without words.
  const isSaid = ({ style, text }: { style: string; text: string }): boolean => text !== '' && !style.startsWith('TOC');
  const lines = readTracked(docx, 'accept').filter(isSaid);
  expect(lines.slice(0, 2)).toEqual([
    { style: 'Title', text: 'Lokaler Integrationsplan 2.0' },
    { style: 'Subtitle', text: 'Landeshauptstadt Hannover, Stand: 17. Mai 2026' },
  ]);
  expect(lines[3]).toEqual({ style: 'FrontNote', text: 'Expert*innengruppe Gesundheit' });
  expect([lines[2], ...lines.slice(4)]).toEqual(linesOfState(after).filter(isSaid));
  // Footnotes begin anew in each chapter, as in the window, unless the paper counts them through.
  const restart = '<w:numRestart w:val="eachSect"/>';
  const settings = { ...DEFAULT_SETTINGS, noteNumbers: 'paper' as const };
  const through = unzipSync(await paperDocx({ ...paper, settings }, picturesOfBoth, at));
  expect([parts, through].map((each) => each.get('word/settings.xml')?.includes(restart))).toEqual([true, false]);
  expect(main.match(/<w:sectPr>/g)).toHaveLength(1 + paper.chapters.length);
  expect(through.get('word/document.xml')?.match(/<w:sectPr>/g)).toHaveLength(1);
  expect(parts.get('word/header1.xml')).toContain('Lokaler Integrationsplan 2.0');
  expect(parts.get('word/styles.xml')).toContain('<w:pageBreakBefore/>');
  // Its list of contents leads to what it lists.
  const [, place = ''] = /w:hyperlink w:anchor="(_Ref\d+)"[^>]*><w:r><w:t [^>]*>3 Kultur</.exec(main) ?? [];
  expect(main).toMatch(new RegExp(`w:name="${place}"/><w:r><w:t [^>]*>Kultur<`));
  // The paper has a list of contents; another one gets one at the front.
  const chapters = paper.chapters.map((chapter) => ({
    ...chapter,
    blocks: chapter.blocks.filter(({ kind }) => kind !== 'contents'),
  }));
  const plain = readTracked(await paperDocx({ ...paper, chapters }, picturesOfBoth, at), 'accept');
  expect(plain[2]).toEqual({ style: 'FrontHeading', text: 'Inhaltsverzeichnis' });
  expect(plain[3]?.style).toBe('TOC1');
});

it('EX18 the comments of a paper come along into its Word file, with names, where one wishes', async () => {
  const block = paper.chapters[0]?.blocks.find(({ kind, text }) => kind === 'paragraph' && text !== '');
  const comment: PaperComment = {
    chapter: paper.chapters[0]?.id ?? '',
    key: 'p/1',
    thread: 'p/1',
    author: { id: 'p', name: 'Ida Muster' },
    at: '2026-05-17T10:00:00.000Z',
    edited: null,
    state: 'open',
    assigned: null,
    about: 'block',
    block: block?.id ?? null,
    quote: '',
    text: 'Bitte prüfen.',
  };
  const docx = await paperDocx(paper, picturesOfBoth, null, { comments: [comment] });
  expect(faultsOf(docx)).toEqual([]);
  const comments = unzipSync(docx).get('word/comments.xml') ?? '';
  expect([comments.includes('Ida Muster'), comments.includes('Bitte prüfen.')]).toEqual([true, true]);
  expect(unzipSync(await paperDocx(paper, picturesOfBoth)).has('word/comments.xml')).toBe(false);
});
