import { describe, expect, test } from 'vitest';
import { cleanText, pasteCaps, type PastedBlock } from '../../../renderer/editor/clipboard/pasted-block.ts';
import type { HtmlNode } from '../../../renderer/editor/clipboard/html-meaning.ts';
import { readHtml } from '../../../renderer/editor/clipboard/read-html.ts';
import { readText } from '../../../renderer/editor/clipboard/read-text.ts';
import { mayOpen, pastedLink, typedLink } from '../../../renderer/editor/clipboard/safe-link.ts';
import { kindOfMarker, wordListLevel } from '../../../renderer/editor/clipboard/word-list.ts';
import { writeHtml, writeText } from '../../../renderer/editor/clipboard/write-html.ts';
import type { TextKind } from '../../../shared/document/block.ts';

const block = (kind: TextKind, text: string, indent = 0, attrs: Record<string, unknown> = {}): PastedBlock => ({
  kind,
  indent,
  runs: [{ text, attrs }],
});

const element = (nodeName: string, attributes: Record<string, string>, ...childNodes: HtmlNode[]): HtmlNode => ({
  nodeType: 1,
  nodeName,
  nodeValue: null,
  textContent: '',
  childNodes,
  getAttribute: (name) => attributes[name] ?? null,
});
const words: HtmlNode = { nodeType: 3, nodeName: '#text', nodeValue: 'Wort', textContent: 'Wort', childNodes: [] };

describe('clipboard', () => {
  test('ED15 plain text becomes a paragraph per line, without markup, control characters or lone surrogates', () => {
    const { blocks, cut } = readText('<b>eins</b>\r\n\r\n  zwei \u0007\uFDD0\uD800\n');
    expect(blocks.map(({ runs }) => runs[0]?.text)).toEqual(['<b>eins</b>', '  zwei']);
    expect(cut).toBe(false);
    expect(readText(' und ').blocks[0]?.runs[0]?.text).toBe(' und ');
    expect(cleanText('Fa\u200Bmilie 👨‍👩‍👧\uFEFF')).toBe('Familie 👨‍👩‍👧');
  });

  test('ED13 more than the caps allow is cut and said to be', () => {
    const many = readText('x\n'.repeat(pasteCaps.blocks + 5));
    expect([many.blocks.length, many.cut]).toEqual([pasteCaps.blocks, true]);
    expect(readText('x'.repeat(pasteCaps.characters + 1)).cut).toBe(true);
  });

  test('ED10 markers of Word tell numbers from bullets', () => {
    for (const marker of ['1.', 'a)', '(iv)', '2.3.', '12']) expect(kindOfMarker(`${marker}\u00A0 `)).toBe('number');
    for (const marker of ['·', 'o', '§', '–', '']) expect(kindOfMarker(marker)).toBe('bullet');
    expect(wordListLevel(new Map([['mso-list', 'l0 level3 lfo1']]))).toBe(2);
    expect(wordListLevel(new Map([['mso-list', 'none']]))).toBeNull();
  });

  test('ED26 addresses lose tracking and redirects, and only safe ones are links', () => {
    expect(pastedLink('https://www.google.com/url?q=https://example.org/a%3Futm_source%3Dx&sa=D')).toBe(
      'https://example.org/a',
    );
    expect(pastedLink('https://example.org/?id=1&fbclid=2')).toBe('https://example.org/?id=1');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '#anker',
      'https://u:p@example.org',
      'java\nscript:x',
      '',
    ])
      expect(pastedLink(bad)).toBeNull();
    expect(typedLink('www.hannover.de')).toBe('https://www.hannover.de');
    expect(typedLink('name@example.org')).toBe('mailto:name@example.org');
    expect(typedLink('http://example.org')).toBeNull();
    expect([mayOpen('https://example.org'), mayOpen('mailto:a@b.de'), mayOpen('http://example.org')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('ED16 lists are written nested, text is escaped, formats become elements', () => {
    const list = [
      block('number', 'eins'),
      block('bullet', 'a', 1),
      block('number', 'b', 2),
      block('number', 'zwei'),
      block('bullet', 'x'),
      block('paragraph', 'a < "b" & c', 0, { b: true, link: 'https://example.org/?a=1&b=2' }),
    ];
    expect(writeHtml(list, false)).toBe(
      '<html lang="de"><meta charset="utf-8"><ol><li>eins<ul><li>a<ol><li>b</li></ol></li></ul></li><li>zwei</li></ol><ul><li>x</li></ul><p><a href="https://example.org/?a=1&amp;b=2"><strong>a &lt; &quot;b&quot; &amp; c</strong></a></p></html>',
    );
    expect(writeText(list, false)).toBe('1. eins\n  • a\n    1. b\n2. zwei\n• x\na < "b" & c');
    expect(writeHtml([block('heading1', 'Teil')], true)).toBe('<html lang="de"><meta charset="utf-8">Teil</html>');
  });

  test('ED16 a heading copied as it is drawn keeps its own level, which is not that of the page', () => {
    const heading = { role: 'heading', 'aria-level': '4', 'data-kind': 'heading2' };
    const { blocks } = readHtml(
      element(
        'BODY',
        {},
        element('P', heading, words),
        element('H3', { 'data-kind': 'heading1' }, words),
        element('H3', { 'data-kind': 'nonsense' }, words),
      ),
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading2', 'heading1', 'heading3']);
  });

  test('GT9 what is copied says its language, and only what was copied here is believed', () => {
    const arabic = { ...block('paragraph', 'مرحبا'), props: { lang: 'ar' } };
    const html = writeHtml(
      [block('paragraph', 'Hallo'), arabic, { ...block('bullet', 'سلام'), props: { lang: 'fa' } }],
      false,
    );
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<p>Hallo</p><p lang="ar" dir="rtl" data-ratschrift-lang="ar">مرحبا</p>');
    expect(html).toContain('<li lang="fa" dir="rtl" data-ratschrift-lang="fa">سلام</li>');
    expect(writeHtml([arabic], true)).toContain('<span lang="ar" dir="rtl" data-ratschrift-lang="ar">مرحبا</span>');
    const { blocks } = readHtml(
      element(
        'BODY',
        {},
        element('P', { 'data-ratschrift-lang': 'ar', lang: 'ar' }, words),
        element('P', { lang: 'en-US' }, words),
        element('P', { 'data-ratschrift-lang': '"><script>' }, words),
        element('LI', { 'data-ratschrift-lang': 'fa' }, words, element('UL', {}, element('LI', {}, words))),
      ),
    );
    expect(blocks.map(({ props }) => props?.['lang'])).toEqual(['ar', undefined, undefined, 'fa', undefined]);
  });
});
