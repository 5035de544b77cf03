/** A comparison as a Word file, in a program that we did not write. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { compareStates } from '../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../electron/export/docx/comparison-docx.ts';
import { DEFAULT_SETTINGS } from '../../shared/document/paper-settings.ts';
import { block, embed, picturesOfBoth, richPair, stateOf, type ChapterWords } from '../support/compared-papers.ts';
import { faultsOf } from '../support/docx/check-word.ts';
import { linesOfState } from '../support/docx/lines-of-state.ts';
import { unzipSync } from '../support/docx/unzip.ts';
import { convert, installWithin } from '../support/libreoffice.ts';
import { decideAll, provideChanges } from '../support/libreoffice-changes.ts';
import { pagesOfPdf, providePdfTools } from '../support/pdf-tools.ts';

beforeAll(async () => {
  await provideChanges();
  await providePdfTools();
}, installWithin);

/** Words alone: LibreOffice counts and numbers by itself, and writes notes at the end. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

it('VX8 LibreOffice has the newer state when it accepts all changes, and the older one when it rejects all', async () => {
  const { before, after } = richPair;
  const docx = await comparisonDocx(compareStates(before, after, { pictures: picturesOfBoth }), { frontPage: false });
  const { accepted, rejected } = await decideAll(docx);
  for (const [found, state, other] of [
    [accepted, after, before],
    [rejected, before, after],
  ] as const) {
    const text = plain(found);
    let at = 0;
    for (const { text: line } of linesOfState(state)) {
      const [part = ''] = plain(line.replace(/<\/?[bisu]>/g, '')).split(/[#{]/);
      if (part === '') continue;
      const next = text.indexOf(part, at);
      expect(next, `„${part}“ behind „${text.slice(Math.max(0, at - 60), at)}“`).toBeGreaterThanOrEqual(0);
      at = next + part.length;
    }
    const own = plain(
      linesOfState(state)
        .map((line) => line.text)
        .join(' '),
    );
    for (const { text: line, style } of linesOfState(other))
      if (line.length > 20 && !style.startsWith('Heading') && !own.includes(plain(line)) && !/[#{<]/.test(line))
        expect(text).not.toContain(plain(line));
  }
}, 120_000);

/** A chapter with a paragraph for each footnote. */
const noted = (id: string, ...notes: readonly string[]): ChapterWords => ({
  id,
  title: `Kapitel ${id}`,
  blocks: notes.map((note) =>
    block(`${id}${note}`, 'paragraph', `Absatz ${note}`, embed({ note: `${id}${note}` }), '.'),
  ),
  notes: Object.fromEntries(
    notes.map((note) => [`${id}${note}`, [block(`n${id}${note}`, 'paragraph', `Fuß ${id} ${note}`)]]),
  ),
});
/** The numbers at the foot of the pages, by the words behind them. */
const feet = (pages: readonly string[]): string[] =>
  pages.flatMap((page) => [...page.matchAll(/(\d+)\s*(Fuß \w+ \w)/g)].map(([, number, words]) => `${number} ${words}`));

it('VX13 footnotes begin anew in each chapter as in the window, with what came and went, unless the newer state counts them through', async () => {
  const before = stateOf('alt', 'Ada', 1, [noted('A', 'a', 'b'), noted('B', 'c'), noted('C', 'd', 'e')]);
  const after = stateOf('neu', 'Ben', 2, [noted('A', 'a', 'b', 'x'), noted('C', 'd'), noted('D', 'y', 'z')]);
  const settings = { ...DEFAULT_SETTINGS, noteNumbers: 'paper' as const };
  const through = { ...after, paper: { ...after.paper, settings } };
  const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-notes-'));
  try {
    const read = async (newer: typeof after): Promise<{ feet: string[]; sections: number }> => {
      const docx = await comparisonDocx(compareStates(before, newer));
      expect(faultsOf(docx)).toEqual([]);
      const file = path.join(folder, 'vergleich.docx');
      await writeFile(file, docx);
      const document = unzipSync(docx).get('word/document.xml') ?? '';
      return {
        feet: feet(pagesOfPdf(await convert(file, 'pdf'))),
        sections: document.match(/<w:sectPr>/g)?.length ?? 0,
      };
    };
    // What goes still stands there, and so counts. A section for the first page and for each chapter.
    expect(await read(after)).toEqual({
      feet: ['1 Fuß A a', '2 Fuß A b', '3 Fuß A x', '1 Fuß B c', '1 Fuß C d', '2 Fuß C e', '1 Fuß D y', '2 Fuß D z'],
      sections: 5,
    });
    const counted = await read(through);
    expect(counted.feet.map((each) => each.split(' ')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(counted.sections).toBe(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
