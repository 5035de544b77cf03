/** What LibreOffice itself writes as HTML, and what is hostile about a clipboard. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { convert, installWithin, provideLibreOffice } from '../support/libreoffice.ts';
import { expect, test } from './editor-preview.ts';

const golden = path.join(import.meta.dirname, '..', 'support', 'golden', 'clipboard-office.json');
const head = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"`;
const writer = `${head} office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="F" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="K" style:family="text"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>
<office:body><office:text><text:h text:outline-level="1">Bildung</text:h><text:h text:outline-level="2">Ziele</text:h>
<text:p>Die Stadt fördert <text:span text:style-name="F">Mehrsprachigkeit</text:span> und <text:span text:style-name="K">Teilhabe</text:span>, siehe <text:a xlink:type="simple" xlink:href="https://www.hannover.de/?nr=1&amp;utm_source=x">Beschluss</text:a>.</text:p>
<text:list><text:list-item><text:p>Kitas</text:p><text:list><text:list-item><text:p>Eltern</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Schulen</text:p></text:list-item></text:list>
<text:p>Ende.</text:p></office:text></office:body></office:document>`;
const calc = `${head} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Kosten">
<table:table-row><table:table-cell office:value-type="string"><text:p>Maßnahme</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Euro</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Sprachförderung</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="200000"><text:p>200000</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>`;

const pasted = (page: Page, html: string, text = '') =>
  page.evaluate(([source = '', words = '']) => window.preview.pasted(source, words), [html, text]);

test('CB1 what LibreOffice writes of a document and of a sheet keeps headings, lists, formats, links and cells', async ({
  page,
  open,
}) => {
  test.setTimeout(installWithin);
  await provideLibreOffice();
  const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-clipboard-'));
  try {
    await open({ chapters: 1 });
    const found: Record<string, unknown> = {};
    for (const [name, source] of [
      ['text.fodt', writer],
      ['sheet.fods', calc],
    ] as const) {
      writeFileSync(path.join(folder, name), source);
      const { blocks } = await pasted(page, (await convert(path.join(folder, name), 'html')).toString('utf8'));
      found[name] = blocks;
    }
    if (process.env['GOLDEN'] === '1') writeFileSync(golden, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('CB2 megabytes of style around a sentence bring the sentence; too much markup brings the text, and says so', async ({
  page,
  open,
}) => {
  await open({ chapters: 1 });
  const style = '.x { color: red }\n'.repeat(400_000);
  const light = await pasted(page, `<style>${style}</style><!-- ${style} --><p>Ein <b>Satz</b>.</p>`, 'Ein Satz.');
  expect(light.blocks.map(({ runs }) => runs.map((run) => run.text))).toEqual([['Ein ', 'Satz', '.']]);
  expect(light.textOnly).toBeUndefined();
  const heavy = await pasted(page, `<p>${'<b style="color:red">x</b>'.repeat(250_000)}</p>`, 'nur der Text');
  expect(heavy.textOnly).toBe(true);
  expect(heavy.blocks.map(({ runs }) => runs[0]?.text)).toEqual(['nur der Text']);
});

test('CB3 scripts, handlers, hidden text and unsafe links never come in, also beside pictures and in long sources', async ({
  page,
  open,
}) => {
  await open({ chapters: 1 });
  const requests: string[] = [];
  const own = new URL('/assets/', page.url()).href;
  // The page's own fonts come when they are needed.
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) requests.push(request.url());
  });
  const { blocks, images } = await pasted(
    page,
    `<p onclick="hacked=1">Gut<script>hacked=1</script></p><p style="display:none">versteckt</p>
     <a href="javascript:hacked=1">Link</a><img src="data:image/svg+xml;base64,PHN2Zy8+" onerror="hacked=1">
     <img src="file:///C:/a.png"><img src="blob:https://x.example/1"><!-- ${'x'.repeat(400_000)} -->`,
  );
  expect(JSON.stringify(blocks)).not.toMatch(/hacked|versteckt|javascript|svg/);
  expect(images).toBe(3);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(requests).toEqual([]);
  // Two hundred thousand scraps of text end up as one paragraph, in time that grows with their number alone.
  const many = await pasted(page, `<p>${'<i></i>ab '.repeat(90_000)}</p>`);
  expect(many.blocks).toHaveLength(1);
});

const clipboards = path.join(import.meta.dirname, '..', 'support', 'clipboards');
const goldenCopied = path.join(import.meta.dirname, '..', 'support', 'golden', 'clipboard-copied.json');

/**
 * `text/html` as LibreOffice 7.4 put it on its clipboard: Writer and Calc, all selected and copied (`.uno:SelectAll`,
 * `.uno:Copy`, `SystemClipboard.getContents`). Not made anew in each run: without a window its copying fails at times.
 */
test('CB4 what Writer and Calc put on the clipboard keeps structure; a cell’s comment stays out, and a footnote’s number stands apart from its words', async ({
  page,
  open,
}) => {
  await open({ chapters: 1 });
  const found: Record<string, unknown> = {};
  for (const name of ['libreoffice-writer.html', 'libreoffice-calc.html'])
    found[name] = (await pasted(page, readFileSync(path.join(clipboards, name), 'utf8'))).blocks;
  if (process.env['GOLDEN'] === '1') writeFileSync(goldenCopied, `${JSON.stringify(found, null, 2)}\n`);
  expect(found).toEqual(JSON.parse(readFileSync(goldenCopied, 'utf8')));
});
