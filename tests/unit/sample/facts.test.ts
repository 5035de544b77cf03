import { describe, expect, test } from 'vitest';
import { allBlocks, chapter, facts, fieldChapters, project, textOf, whole } from '../../support/sample.ts';

describe('what the sample claims', () => {
  test('SA12 the paper opens by saying that it is invented and what is real', () => {
    const [first, second] = chapter('haltung').blocks;
    expect(first?.kind).toBe('quote');
    expect(first && textOf(first)).toMatch(/erfundener Entwurf.*Ratschrift/u);
    expect(second?.kind).toBe('quote');
    expect(second && textOf(second)).toMatch(/^Echt sind nur .*0108\/2021/u);
  });

  test('SA13 every survey finding and every quotation that is invented says so', () => {
    const title = `„${facts.votes.titleText}“`;
    const findings = allBlocks.filter((entry) => /Befund \d/u.test(textOf(entry)));
    const quotes = project.chapters.slice(1).flatMap((entry) => entry.blocks.filter((item) => item.kind === 'quote'));
    expect(findings.length).toBeGreaterThan(5);
    expect(quotes.length).toBeGreaterThan(5);
    for (const entry of findings) expect(textOf(entry)).toMatch(/Befund \d+ aus Befragung [12] \(erfunden\):/u);
    for (const entry of quotes)
      expect(textOf(entry) === title || /\(erfunden/u.test(textOf(entry)), textOf(entry)).toBe(true);
  });

  test('SA14 one finding number means one survey and one finding', () => {
    const surveys = new Map<string, string>();
    for (const [, finding = '', survey = ''] of whole.matchAll(/Befund (\d+) aus Befragung (\d)/gu)) {
      expect(surveys.get(finding) ?? survey).toBe(survey);
      surveys.set(finding, survey);
    }
    expect(surveys.size).toBeGreaterThan(5);
  });

  test('SA15 the goals of each field are numbered without gaps, and each says who, until when and how one sees it', () => {
    for (const field of fieldChapters) {
      const texts = field.blocks.map(textOf);
      const goals = field.blocks.flatMap((entry) => (entry.kind === 'heading2' ? [textOf(entry)] : []));
      expect(goals.length, field.title).toBeGreaterThanOrEqual(3);
      for (const [index, goal] of goals.entries())
        expect(goal).toMatch(new RegExp(`^Ziel ${String(index + 1)}: \\S`, 'u'));
      const answers = texts.filter((text) => /^Federführung: .* Frist: .* Merkmal: .*\.$/u.test(text));
      // The open chapter lists exactly this as what is still to be done.
      if (field.stage === 'open') expect(texts.join('\n')).toContain('Federführung, Frist und Merkmal vorschlagen');
      else expect(answers, field.title).toHaveLength(goals.length);
    }
  });

  test('SA16 the facts are those of the council paper and stand in the text', () => {
    expect(facts.votes).toMatchObject({ total: 607, title: 404, until: '2021-01-07' });
    const share = ((facts.votes.title / facts.votes.total) * 100).toFixed(2).replace('.', ',');
    expect(facts.votes.share).toBe(`${share}\u00a0%`);
    expect(whole).toContain('Bis zum 7.\u00a0Januar 2021 haben 607 Personen ihre Stimme abgegeben. 404 von ihnen');
    expect(whole).toContain(facts.votes.share);
    expect(whole).toContain(facts.votes.titleText);
    expect(facts.experts).toBe('über 60');
    expect(whole).toMatch(/[Üü]ber 60 Expert\*innen/u);
    expect(whole).toContain('sechs Expert*innengruppen');
    expect(facts.surveys).toMatchObject({
      count: 2,
      second: { questionBlocks: 5, languages: 8, from: '2020-06', until: '2020-08' },
    });
    expect(whole).toContain('Zwei Online-Befragungen');
    expect(whole).toContain('von Juni bis August 2020');
    expect(whole).toContain('fünf Frageblöcke und lag in acht Sprachen vor, darunter Arabisch');
    expect(whole).toContain('zwei Stellen');
    expect(whole).toContain(`um ${facts.posts.increase} Stellen erhöht`);
  });

  test('SA17 the papers cited in the text are exactly those of the facts', () => {
    const cited = new Set(whole.match(/\bH-\d{4}[-/]\d{4}|\b\d{4}\/\d{4}\b(?<!20\d\d\/20\d\d)/gu));
    const expected = new Set([facts.councilPaper.number, ...facts.papers.map((paper) => paper.number)]);
    expect(expected).toEqual(new Set(['0108/2021', '2136/2018', '0509/2020', '1267/2020', '2925/2020', 'H-0375-2019']));
    expect(cited).toEqual(expected);
    for (const paper of facts.surveys.reportedIn) expect(expected).toContain(paper);
    for (const { paper } of facts.money) expect(expected).toContain(paper);
  });

  test('SA18 every amount of the facts stands in the text as euros with a non-breaking space', () => {
    expect(facts.money.map((entry) => entry.cents)).toEqual([14_000_000, 19_342_100, 20_000_000]);
    for (const { cents } of facts.money) {
      const euros = String(cents / 100).replace(/\B(?=(\d{3})+$)/gu, '.');
      expect(whole).toContain(`${euros}\u00a0€`);
    }
  });
});
