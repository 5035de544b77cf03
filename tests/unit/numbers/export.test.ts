import { describe, expect, it } from 'vitest';
import { exportHtml } from '../../../electron/export/html.ts';
import { exportJson } from '../../../electron/export/json.ts';
import type { Paper, PaperChapter } from '../../../electron/export/paper.ts';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { DEFAULT_SETTINGS, type PaperSettings } from '../../../shared/document/paper-settings.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const text = (words: string): Run => ({ text: words, attrs: {} });
const block = (id: string, kind: string, ...runs: readonly Run[]): Block => makeBlock(id, { kind, indent: 0 }, runs);
const contents = (id: string, of: string): Block => makeBlock(id, { kind: 'contents', indent: 0, props: { of } }, []);

const chapter = (n: number, blocks: readonly Block[], more: Partial<PaperChapter> = {}): PaperChapter => ({
  id: uuid(n),
  number: n,
  title: `Kapitel <${n}>`,
  group: null,
  stage: 'writing',
  blocks,
  tables: new Map(),
  notes: new Map(),
  contentHash: '',
  ...more,
});
const paper = (settings: Partial<PaperSettings> = {}): Paper => ({
  project: uuid(99),
  title: 'Titel',
  owner: '',
  sample: false,
  settings: { ...DEFAULT_SETTINGS, ...settings },
  chapters: [
    chapter(1, [contents('c1', 'headings'), contents('c2', 'figures'), block('h1', 'heading1', text('Ziele & Wege'))]),
    chapter(
      2,
      [
        block('p1', 'paragraph', text('Siehe '), embedRun({ ref: { chapter: uuid(1), block: 'h1' } }), text('.')),
        block('p2', 'paragraph', embedRun({ paper: '2136/2018' }), embedRun({ note: 'n1' })),
        block('p3', 'paragraph', embedRun({ ref: { chapter: uuid(1), block: 'gone' } }), embedRun({ note: 'n2' })),
        block('i1', 'image', text('Ein Bild')),
      ],
      {
        frozen: new Map([
          ['p1', '1'],
          ['p3', '2'],
        ]),
        notes: new Map([['n1', [block('x', 'paragraph', text('Quelle '), embedRun({ paper: '0108/2021 N1' }))]]]),
      },
    ),
  ],
});

describe('numbers and references in exports', () => {
  it('RF9 in HTML references are links with their numbers, footnotes lead there and back, and lists of contents are navigation', () => {
    const html = exportHtml(paper());
    expect(html).toContain('<h3 id="h1"><span class="number">1.1</span> Ziele &amp; Wege</h3>');
    expect(html).toContain('Siehe <a href="#h1">Abschnitt 1.1</a>.');
    expect(html).toContain('<span class="missing">(Ziel fehlt)</span>');
    expect(html).toContain('<span class="paper">2136/2018</span>');
    expect(html).toContain('<a id="note-2-1-back" href="#note-2-1" role="doc-noteref" aria-label="Fußnote 1">1</a>');
    expect(html).toMatch(
      /<li id="note-2-1" value="1"><p>Quelle <span class="paper">0108\/2021 N1<\/span><\/p> <a href="#note-2-1-back" role="doc-backlink"/,
    );
    expect(html).toContain('<nav class="contents" aria-label="Inhaltsverzeichnis">');
    expect(html).toContain('<li class="depth-1"><a href="#h1">1.1 Ziele &amp; Wege</a></li>');
    expect(html).toContain('<li class="depth-0"><a href="#chapter-2">2 Kapitel &lt;2&gt;</a></li>');
    expect(html).toContain('<a href="#i1">Abbildung 1: Ein Bild</a>');
    expect(html).toContain('<figcaption><span class="number">Abbildung 1:</span> Ein Bild</figcaption>');
    expect(html).toContain('<p id="p2" data-number="2/1a">');
    expect(html).not.toContain('\uFFFC');
  });

  it('RF9 headings without numbers are named, and paragraph numbers stay out of print where they are to', () => {
    const html = exportHtml(paper({ headingNumbers: false, printParagraphNumbers: false }));
    expect(html).toContain('<h3 id="h1">Ziele &amp; Wege</h3>');
    expect(html).toContain('<a href="#h1">Abschnitt „Ziele &amp; Wege“</a>');
    expect(html).not.toContain('data-number="2/');
  });

  it('RF10 JSON says the number of each block and which numbers are set down', () => {
    const read = JSON.parse(exportJson(paper())) as { chapters: { numbers: unknown; frozenNumbers?: unknown }[] };
    expect(read.chapters[0]?.numbers).toEqual({ h1: { kind: 'heading', number: '1.1' } });
    expect(read.chapters[1]?.numbers).toMatchObject({ p2: { kind: 'paragraph', number: '2/1a' } });
    expect(read.chapters[1]?.frozenNumbers).toEqual({ p1: '1', p3: '2' });
    expect(read.chapters[0]?.frozenNumbers).toBeUndefined();
  });
});
