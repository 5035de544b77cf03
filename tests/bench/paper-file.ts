/** P10: a paper of 100 pages as PDF, against the same engine with the same words as a plain Typst document. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compilePdf } from '../../electron/export/pdf/compile-pdf.ts';
import { paperPdf } from '../../electron/export/pdf/paper-pdf.ts';
import type { Paper } from '../../electron/export/paper.ts';
import { headingLevel, makeBlock, type Block } from '../../shared/document/block.ts';
import { newBlockId } from '../../shared/document/blocks.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { chapterBlocks } from './sample-text.ts';
import { interleave, median, ratioOf } from './stats.ts';

const rounds = 5;
/** About 100 pages. */
const chapters = 16;
const characters = 12_500;

const content = Array.from({ length: chapters }, () =>
  chapterBlocks(characters).map(({ kind, indent = 0, runs }) => makeBlock(newBlockId(), { kind, indent }, runs)),
);
const paper: Paper = {
  project: 'bench',
  title: 'Hundert Seiten',
  owner: 'Stadt',
  sample: true,
  chapters: content.map((blocks, index) => ({
    id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    number: index + 1,
    title: `Kapitel ${index + 1}`,
    group: null,
    stage: 'writing',
    contentHash: '',
    blocks,
    tables: new Map(),
    notes: new Map(),
  })),
};

/** As somebody would write it who knows nothing but Typst: same page, type and hyphenation, no numbers in the margin, no running heads. */
const bare = `#set page(paper: "a4", margin: (top: 28mm, bottom: 26mm, left: 34mm, right: 26mm))
#set text(font: "Source Serif 4", size: 10.5pt, lang: "de", hyphenate: true)
#set par(linebreaks: "optimized", leading: 0.68em)
#show heading: set text(font: "Source Sans 3")
#outline()
${content.map((blocks, index) => `#pagebreak()\n= Kapitel ${index + 1}\n\n${blocks.map(markup).join('\n')}`).join('\n')}
`;

function markup({ kind, indent, runs }: Block): string {
  const text = runs
    .map(({ text: words, attrs }) => {
      // Only what means something there: each escaped sign is a piece of its own to the engine, and would slow the peer.
      const plain = words.replaceAll('\n', ' ').replace(/[\\#$*_`@<~[\]]|\/(?=\/)|^[-+=/\d]/g, '\\$&');
      return attrs['b'] === true ? `#strong[${plain}]` : attrs['i'] === true ? `#emph[${plain}]` : plain;
    })
    .join('');
  const level = headingLevel(kind);
  if (level !== null) return `${'='.repeat(level + 1)} ${text}\n`;
  if (kind === 'bullet' || kind === 'number') return `${'  '.repeat(indent)}${kind === 'bullet' ? '-' : '+'} ${text}`;
  return kind === 'quote' ? `#quote(block: true)[${text}]\n` : `\n${text}\n`;
}

async function run(bench: Bench): Promise<Row[]> {
  const dist = path.join(bench.root, 'dist');
  const engineFile = path.join(dist, 'pdf-engine.cjs');
  const folder = path.join(bench.folder, 'typst');
  mkdirSync(folder);
  for (const part of ['fonts', 'typst.wasm']) symlinkSync(path.join(dist, 'typst', part), path.join(folder, part));
  writeFileSync(path.join(folder, 'bare.typ'), bare);
  let [pages, barePages] = [0, 0];
  const timed = async (work: () => Promise<{ readonly bytes: Uint8Array }>, seen: (pages: number) => void) => {
    const start = performance.now();
    const { bytes } = await work();
    const took = performance.now() - start;
    seen(pagesIn(bytes));
    return took;
  };
  const pairs = await interleave(
    times(bench, rounds),
    () =>
      timed(
        () => paperPdf(paper, new Map(), { engineFile, at: 0 }),
        (count) => void (pages = count),
      ),
    () =>
      timed(
        () => compilePdf({ template: 'bare', data: {} }, { engineFile, folder }),
        (count) => void (barePages = count),
      ),
  );
  return [
    {
      figure: 'P10',
      what: 'PDF of a paper of 100 pages ÷ a bare Typst document with the same words, each with start of its thread and engine',
      ours: milliseconds(median(pairs.map(({ ours }) => ours))),
      peer: milliseconds(median(pairs.map(({ peer }) => peer))),
      value: ratioOf(pairs),
      goal: { atMost: 1.3 },
      limit: `${pages} and ${barePages} pages; ours has tags, numbers in the margin and running heads of each page beside`,
    },
  ];
}

/** As the root of the page tree says; it stands uncompressed in a file of this engine. */
const pagesIn = (bytes: Uint8Array): number =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? 0);

export const paperFile: Figure = { name: 'P10', title: 'a paper as PDF', run };
