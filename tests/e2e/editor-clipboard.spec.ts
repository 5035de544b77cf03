import { blocksOf, caretAt, expect, lines, paste, selected, test, textOf } from './editor-preview.ts';
import { googleDocs, hostile, libreOffice, webPage, word, wordOnline } from '../support/editor-preview/foreign-html.ts';
import type { Page } from '@playwright/test';

interface Cleaned {
  readonly blocks: readonly {
    readonly kind: string;
    readonly indent: number;
    readonly runs: readonly { readonly text: string; readonly attrs: Readonly<Record<string, unknown>> }[];
  }[];
  readonly images: number;
  readonly cut: boolean;
}

const clean = (page: Page, html: string): Promise<Cleaned> =>
  page.evaluate((source) => window.preview.clean(source), html);
/** `kind+indent: text`, with marks: **bold**, //italic//, __underline__, ~~struck~~, ^sup^, ,sub,, [text](link). */
function shown({ blocks }: Cleaned): string[] {
  const marks: Record<string, string> = { b: '**', i: '//', u: '__', s: '~~', sup: '^', sub: ',' };
  return blocks.map(({ kind, indent, runs }) => {
    const text = runs
      .map(({ text: piece, attrs }) => {
        const keys = Object.keys(marks).filter((key) => attrs[key] === true);
        const around = keys.map((key) => marks[key] ?? '').join('');
        const marked = `${around}${piece}${keys
          .map((key) => marks[key] ?? '')
          .reverse()
          .join('')}`;
        return typeof attrs['link'] === 'string' ? `[${marked}](${attrs['link']})` : marked;
      })
      .join('');
    return `${kind}${indent > 0 ? `+${indent}` : ''}: ${text}`;
  });
}

test.describe('cleaning of foreign HTML', () => {
  test('ED10 Word: headings, pseudo lists with their levels, formats and links stay; furniture, comments and hidden text go', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1 });
    expect(shown(await clean(page, word))).toEqual([
      'heading1: Handlungsfeld Bildung',
      'paragraph: Die Stadt fördert **Mehrsprachigkeit** und //Teilhabe// auf 12.000 m^2^, siehe [Beschluss](https://www.hannover.de/beschluss?nr=12).',
      'bullet: Sprachförderung in Kitas',
      'bullet+1: für Eltern',
      'number: Erstens',
      'number: Zweitens',
      'number+1: zweitens, Buchstabe a',
      'heading2: Eltern',
      'quote: Wir sind Hannover.',
      'table: ',
    ]);
  });

  test('ED11 Google Docs: the wrapper in bold is none, nested lists keep their levels, redirects are taken off links', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1 });
    expect(shown(await clean(page, googleDocs))).toEqual([
      'heading1: Ziele',
      'paragraph: Alle Einwohner*innen **gleich** und //frei//, __unterstrichen__ und ~~gestrichen~~, CO,2,, [Quelle](https://www.example.org/seite).',
      'bullet: Eins',
      'bullet+1: Eins a',
      'bullet: Zwei',
      'number: Nummer',
    ]);
  });

  test('ED12 LibreOffice, Word online and web pages come as headings, lists, quotes and paragraphs', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1 });
    expect(shown(await clean(page, libreOffice))).toEqual([
      'heading2: Rahmen',
      'paragraph: Text mit //Betonung// und\nUmbruch.',
      'number: eins',
      'number+1: eins a',
      'number: zwei',
      'quote: Zitat',
    ]);
    expect(shown(await clean(page, wordOnline))).toEqual([
      'paragraph: Einleitung',
      'bullet: Punkt',
      'bullet+1: Unterpunkt',
    ]);
    expect(shown(await clean(page, webPage))).toEqual([
      'heading1: Titel',
      'paragraph: Erster Satz mit Link ohne Spur: [hier](https://example.org/a?id=1).',
      'paragraph: Nach zwei Umbrüchen',
      'bullet: Punkt',
      'paragraph+1: weiter im Punkt',
      'heading4: Tief',
      'paragraph: a < b\n  c',
    ]);
  });

  test('ED13 nothing of a hostile source is executed, loaded or kept, and endless nesting ends', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1 });
    const requests: string[] = [];
    // What the page itself still fetches is its own.
    const { origin } = new URL(page.url());
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) requests.push(request.url());
    });
    const cleaned = await clean(page, hostile);
    expect(shown(cleaned)).toEqual(['paragraph: sichtbar', 'paragraph: böse', 'paragraph: Datei', 'paragraph: Zugang']);
    expect(cleaned.images).toBe(1);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    const deep = await clean(page, `${'<div>'.repeat(5_000)}tief${'<p>x'.repeat(6_000)}`);
    expect(deep.cut).toBe(true);
    expect(deep.blocks.length).toBeLessThanOrEqual(5_000);
    expect(requests).toEqual([]);
  });
});

test.describe('paste, copy and cut', () => {
  test('ED14 a fragment flows into the sentence, several blocks part the paragraph, one Ctrl+Z takes it all back', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.type('Anfang Ende');
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await paste(page, { 'text/html': '<b>fett</b>', 'text/plain': ' fett' });
    await expect.poll(() => blocksOf(page)).toMatchObject([{ runs: ['Anfang', [' fett', { b: true }], ' Ende'] }]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => lines(page)).toEqual(['Anfang Ende']);
    await caretAt(textOf(page), 0, 6);
    await paste(page, {
      'text/html': '<p>eins</p><h2>Mitte</h2><ul><li>a<ul><li>b</li></ul></li></ul><p>zwei</p>',
      'text/plain': 'x',
    });
    await expect
      .poll(() => lines(page))
      .toEqual(['Anfangeins', 'heading2: Mitte', 'bullet: a', 'bullet+1: b', 'zwei Ende']);
    await page.keyboard.type('!');
    await expect.poll(() => lines(page)).toContain('zwei! Ende');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => lines(page)).toEqual(['Anfang Ende']);
  });

  test('ED15 pasting over several blocks, into a list, at the start of a heading and as plain text', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await paste(page, { 'text/plain': 'eins\nzwei\r\n\r\ndrei' });
    await expect.poll(() => lines(page)).toEqual(['eins', 'zwei', 'drei']);
    await page.keyboard.press('Control+a');
    await selected(page, 'eins\nzwei\ndrei');
    await paste(page, { 'text/html': '<h1>Neu</h1><p>Text</p>', 'text/plain': 'Neu' });
    await expect.poll(() => lines(page)).toEqual(['heading1: Neu', 'Text']);
    await caretAt(textOf(page), 0, 0);
    await paste(page, { 'text/html': '<p>davor</p><p>auch</p>', 'text/plain': 'davor' });
    await expect.poll(() => lines(page)).toEqual(['davor', 'auch', 'heading1: Neu', 'Text']);
    await caretAt(textOf(page), 3, 4);
    await page.keyboard.press('Enter');
    await page.keyboard.type('1. Punkt');
    await paste(page, { 'text/plain': ' vier\nfünf' });
    await expect
      .poll(() => lines(page))
      .toEqual(['davor', 'auch', 'heading1: Neu', 'Text', 'number: Punkt vier', 'number: fünf']);
    await paste(page, { 'text/html': '<h1>roh</h1>', 'text/plain': ' <b>roh</b>' }, true);
    await expect
      .poll(() => lines(page))
      .toEqual(['davor', 'auch', 'heading1: Neu', 'Text', 'number: Punkt vier', 'number: fünf <b>roh</b>']);
  });

  test('ED16 what is copied is clean HTML and text, comes back the same, and can be copied where one may only read', async ({
    page,
    open,
  }) => {
    await open({ chapters: 2, me: 2 });
    const copied = (): Promise<{ html: string; text: string }> =>
      page.evaluate(() => {
        const data = new DataTransfer();
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
        );
        return { html: data.getData('text/html'), text: data.getData('text/plain') };
      });
    await caretAt(textOf(page, 1), 4, 0);
    await page.keyboard.down('Shift');
    await caretAt(textOf(page, 1), 9, 21);
    await page.keyboard.up('Shift');
    const list = [
      'Sprachförderung in allen Kitas',
      'Eltern als Partner*innen gewinnen',
      'Elternlots*innen ausbilden',
      'Aufwand entschädigen',
      'Ergebnisse alle zwei Jahre prüfen',
      'Eltern und Lots*innen',
    ];
    await selected(page, list.join('\n'));
    const first = await copied();
    expect(first.html).toBe(
      '<html lang="de"><meta charset="utf-8"><ol><li>Sprachförderung in allen Kitas</li><li>Eltern als Partner*innen gewinnen<ol><li>Elternlots*innen ausbilden</li><li>Aufwand entschädigen</li></ol></li><li>Ergebnisse alle zwei Jahre prüfen</li></ol><h2>Eltern und Lots*innen</h2></html>',
    );
    expect(first.text).toBe(
      '1. Sprachförderung in allen Kitas\n2. Eltern als Partner*innen gewinnen\n  1. Elternlots*innen ausbilden\n  2. Aufwand entschädigen\n3. Ergebnisse alle zwei Jahre prüfen\nEltern und Lots*innen',
    );
    expect(shown(await clean(page, first.html))).toEqual([
      'number: Sprachförderung in allen Kitas',
      'number: Eltern als Partner*innen gewinnen',
      'number+1: Elternlots*innen ausbilden',
      'number+1: Aufwand entschädigen',
      'number: Ergebnisse alle zwei Jahre prüfen',
      'heading2: Eltern und Lots*innen',
    ]);
    await page.evaluate(() => window.preview.grant(0, 1, { right: 'write', reason: null }));
    await expect(textOf(page, 1)).toHaveAttribute('contenteditable', 'true');
    expect((await copied()).html).toBe(first.html);
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('cut', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }),
      ),
    );
    await expect
      .poll(async () => (await lines(page)).slice(3, 6))
      .toEqual([
        expect.stringMatching(/^In der zweiten/),
        expect.stringMatching(/^(number: )?$/),
        expect.stringMatching(/^Elternlots/),
      ]);
  });
});
