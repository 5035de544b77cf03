import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportHtml } from '../../../electron/export/html.ts';
import { makeBlock, type Run } from '../../../shared/document/block.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { createTable } from '../../../shared/document/table-edit.ts';
import { tableTexts } from '../../../shared/document/table.ts';

const run = (text: string): Run => ({ text, attrs: {} });
const uuid = '00000000-0000-4000-8000-000000000001';

describe('languages in the export', () => {
  it('GT10 each block in another language says which, and which way it is written, also in lists, cells, captions and footnotes', () => {
    const doc = new Y.Doc();
    const arabic = { lang: 'ar' };
    writeBlocks(
      doc,
      [
        { id: 'p', kind: 'paragraph', runs: [run('Deutsch'), embedRun({ note: 'n1' })] },
        { id: 'h', kind: 'heading1', props: arabic, runs: [run('عنوان')] },
        { id: 'q', kind: 'quote', props: arabic, runs: [run('اقتباس')] },
        { id: 'l', kind: 'bullet', props: { lang: 'en' }, runs: [run('English')] },
        { id: 't', kind: 'table', props: arabic, runs: [run('جدول')] },
      ],
      'test',
    );
    doc.transact(() => {
      createTable(doc, 't', 1, 2, 'test');
    }, 'test');
    for (const [name, words] of [
      [tableTexts(doc, 't')[0] ?? '', 'خلية'],
      ['note:n1', 'حاشية'],
    ] as const) {
      const own = makeBlock(`b${words.length}`, { kind: 'paragraph', indent: 0, props: arabic }, [run(words)]);
      doc.transact(() => applyOperations(doc.getText(name), blockProperties(doc), diffBlocks([], [own])), 'test');
    }
    const { blocks, tables, notes } = readChapter(doc);
    const html = exportHtml({
      project: uuid,
      title: 'Titel',
      owner: '',
      sample: false,
      settings: DEFAULT_SETTINGS,
      chapters: [
        {
          id: uuid,
          number: 1,
          title: 'Kapitel',
          group: null,
          stage: 'writing',
          blocks,
          tables,
          notes,
          contentHash: '',
        },
      ],
    });
    const said = 'lang="ar" dir="rtl"';
    expect(html).toContain('<html lang="de">');
    expect(html).toMatch(new RegExp(`<h3 id="h" ${said}>.*عنوان</h3>`));
    expect(html).toMatch(new RegExp(`<p id="q"[^>]* ${said}>اقتباس</p>`));
    expect(html).toContain('<li id="l" lang="en" dir="ltr">English');
    expect(html).toMatch(new RegExp(`<caption>.*<span ${said}>جدول</span></caption>`));
    expect(html).toMatch(new RegExp(`<t[dh][^>]*><span ${said}>خلية</span></t[dh]>`));
    expect(html).toMatch(new RegExp(`<p ${said}>حاشية</p>`));
  });
});
