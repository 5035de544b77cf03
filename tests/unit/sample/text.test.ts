import { describe, expect, test } from 'vitest';
import { allBlocks, project, prose, textOf, whole, wordsOf } from '../../support/sample.ts';

describe('the text of the sample', () => {
  test('SA7 between 5,500 and 7,500 words, with headings, lists in levels, quotes, bold, italic and three to five links', () => {
    expect(wordsOf(whole)).toBeGreaterThanOrEqual(5500);
    expect(wordsOf(whole)).toBeLessThanOrEqual(7500);
    const kinds = new Set(allBlocks.map((entry) => entry.kind));
    for (const kind of ['paragraph', 'heading1', 'heading2', 'bullet', 'number', 'quote'])
      expect(kinds).toContain(kind);
    const runs = allBlocks.flatMap((entry) => entry.runs);
    const links = runs.filter((run) => run.attrs.link !== undefined).length;
    expect(links).toBeGreaterThanOrEqual(3);
    expect(links).toBeLessThanOrEqual(5);
    expect(runs.some((run) => run.attrs.b)).toBe(true);
    expect(runs.some((run) => run.attrs.i)).toBe(true);
    expect(allBlocks.some((entry) => entry.indent === 1)).toBe(true);
  });

  test('SA8 only list items are indented, each at most one level below the block before; headings skip no level', () => {
    for (const { blocks, title } of project.chapters) {
      let depth = -1;
      let heading = 0;
      for (const entry of blocks) {
        const item = entry.kind === 'bullet' || entry.kind === 'number';
        expect(entry.indent, `${title}: ${textOf(entry)}`).toBeLessThanOrEqual(item ? depth + 1 : 0);
        depth = item ? entry.indent : -1;
        if (!entry.kind.startsWith('heading')) continue;
        const level = Number(entry.kind.slice(-1));
        expect(level, `${title}: ${textOf(entry)}`).toBeLessThanOrEqual(heading + 1);
        heading = level;
      }
    }
  });

  test('SA9 neighbouring runs differ in format, so that the sample equals what the editor would store', () => {
    for (const { runs } of allBlocks) {
      for (const [index, run] of runs.entries()) {
        const next = runs[index + 1];
        if (next !== undefined) expect(run.attrs, run.text).not.toEqual(next.attrs);
      }
    }
  });

  test('SA10 German typography: „…“, en dashes, single and non-breaking spaces, no stray characters', () => {
    for (const text of prose) {
      expect(text).not.toContain('\u00ec');
      expect(text).not.toMatch(/["'`´‚‘’”«»]/u);
      expect(text).not.toMatch(/\s{2}/u);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ - |--|\.\.\.|—/u);
      expect(text).not.toMatch(/\s[,.;:!?]/u);
      expect(text).not.toMatch(/(?<!\d\u00a0)[€%]/u);
      expect(text).not.toMatch(/§(?!\u00a0\d)|\b[zud]\. ?[BahÄ]\./u);
      expect(text).not.toMatch(/\p{Cc}|\u00ad|\u200b/u);
      // Quotation marks open and close in turn, and never nest.
      expect(text.replace(/[^„“]/gu, '')).toMatch(/^(„“)*$/u);
    }
    expect(whole).toMatch(/§\u00a0\d/u);
    expect(whole).toContain('z.\u00a0B.');
  });

  test('SA11 groups of people are named with a star, never with a generic masculine or a slash', () => {
    expect(whole).toContain('Einwohner*innen');
    const masculine =
      /(?<!\p{L})(Bürger|Einwohner|Experten|Teilnehmer|Mitarbeiter|Schüler|Künstler|Lehrer)(?![\p{L}*])/u;
    for (const text of prose) {
      expect(text).not.toMatch(masculine);
      expect(text).not.toMatch(/\p{Ll}(\/-?in|Innen|:innen|_innen)/u);
    }
  });
});
