import { describe, expect, test } from 'vitest';
import { blocksExport, checkPaper } from '../../../shared/council/checks/check-paper.ts';
import {
  checkRules,
  type Checked,
  type CheckRule,
  type Finding,
  type Place,
} from '../../../shared/council/checks/finding.ts';
import { german, translate } from '../../../shared/i18n/catalogue.ts';
import { amount, line, withLines } from '../../support/council/costs.ts';
import { mended } from '../../support/council/mend.ts';
import { checkedWith, realChecked, realPaper, withReasons } from '../../support/council/real-paper.ts';
import { committee, realRouting, stop } from '../../support/council/routing.ts';

/** What is wrong by one rule: level, message and mend. */
const wrong = (checked: Checked, rule: CheckRule): string[] =>
  checkPaper(checked)
    .filter((each) => each.rule === rule && each.level !== 'passed')
    .map(({ level, key, mend }) =>
      [level, key.replace('paperCheck.', ''), ...(mend ? [mend.replacement] : [])].join(' '),
    );

function textAt({ paper }: Checked, place: Place | null): string {
  if (place?.in !== 'section') return '';
  const block = paper.texts.get(place.section)?.blocks.find(({ id }) => id === place.block);
  return block?.text.slice(place.from, place.to) ?? '';
}
const mends = (findings: readonly Finding[]): NonNullable<Finding['mend']>[] =>
  findings.flatMap(({ mend }) => (mend === null ? [] : [mend]));

describe('what a council paper is checked for', () => {
  test('CP16 the slips of the real paper are found at their places, and mended it passes every rule', () => {
    const findings = checkPaper(realChecked);
    const slips = findings.filter(({ level }) => level !== 'passed');
    expect(slips.map(({ key, place }) => `${key.replace('paperCheck.', '')} ${textAt(realChecked, place)}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'breakingSpace  '),
      'strayLetter Expert*ìnnen',
      'spaceBeforeSign  .',
    ]);
    expect(blocksExport(findings)).toBe(false);
    const after = checkPaper({ ...realChecked, paper: mended(realPaper, mends(findings)) });
    expect(after.map(({ rule, level }) => [rule, level])).toEqual(checkRules.map((rule) => [rule, 'passed']));
    for (const { key, values } of [...findings, ...after]) {
      expect(german(key, values)).toMatch(/\S/u);
      expect(translate('en', key, values)).not.toMatch(/paperCheck|\{\{/u);
    }
  });

  test('CP17 the number has a form, and a year that agrees with the date; an error keeps the paper in the house', () => {
    expect(wrong(checkedWith({ number: '' }), 'number')).toEqual(['error noNumber']);
    expect(wrong(checkedWith({ number: '108/2021' }), 'number')).toEqual(['error numberForm']);
    expect(wrong(checkedWith({ number: ' 0108/2021  N1' }), 'number')).toEqual(['error numberForm 0108/2021 N1']);
    expect(wrong(checkedWith({ number: '0108/2020' }), 'number')).toEqual(['error numberYear']);
    expect(blocksExport(checkPaper(checkedWith({ number: '' })))).toBe(true);
  });

  test('CP18 balances add up, amounts are whole cents, and no effects means no amounts', () => {
    const costs = (cents: number): Checked =>
      checkedWith({ costs: withLines([line('expense', 'A', amount(2021, cents))]) });
    expect(wrong(costs(1), 'balance')).toEqual([]);
    expect(wrong(costs(-1), 'balance')).toEqual(['error badAmount']);
    expect(wrong(costs(0.5), 'balance')).toEqual(['error badAmount', 'error balance', 'error balance']);
    expect(wrong(checkedWith({ costs: withLines([]) }), 'balance')).toEqual(['warning noAmounts']);
    expect(wrong(checkedWith({ costs: { ...realPaper.costs, effects: 'none' } }), 'balance')).toEqual([
      'error effectsDespite',
    ]);
  });

  test('CP81 what was typed and is no amount keeps the paper in the house, also where another amount stood there before', () => {
    const unread = [{ year: 2021, text: '12 oder 13' }];
    const costs = withLines([{ ...line('expense', 'A', amount(2021, 5)), unread }]);
    const findings = checkPaper(checkedWith({ costs }));
    expect(wrong(checkedWith({ costs }), 'balance')).toEqual(['error unreadAmount']);
    expect(blocksExport(findings)).toBe(true);
    const told = findings.find(({ key }) => key === 'paperCheck.unreadAmount');
    expect(told === undefined ? '' : german(told.key, told.values)).toContain('12 oder 13');
  });

  test('CP19 annexes are there, those that prose names too, and a version is the one signed off or called a draft', () => {
    expect(wrong(checkedWith({}, { attached: new Set() }), 'annexes')).toEqual(['error annexGone']);
    expect(wrong(withReasons('Siehe Anlage\u00a02.'), 'annexes')).toEqual(['error annexNamed']);
    const annexed = (title: string, version: string, hash: string): Checked =>
      checkedWith({ annexes: [{ id: 'annex', title, of: { what: 'version', version, hash }, online: 'no' }] });
    expect(wrong(annexed('Papier', 'final', 'a1'), 'version')).toEqual([]);
    expect(wrong(annexed('Papier', 'final', 'a2'), 'version')).toEqual(['error versionChanged']);
    expect(wrong(annexed('Papier', 'gone', 'a1'), 'version')).toEqual(['error versionGone']);
    expect(wrong(annexed('Papier', 'earlier', 'b2'), 'version')).toEqual(['error versionUnsigned Papier (Entwurf)']);
    expect(wrong(annexed('Papier (Entwurf)', 'earlier', 'b2'), 'version')).toEqual(['warning versionDraft']);
  });

  test('CP20 cited papers have a form and are listed', () => {
    expect(wrong(withReasons('Drucksache 509/2020'), 'cited')).toEqual(['error citedForm 0509/2020']);
    expect(wrong(withReasons('Drucksache 51/2020'), 'cited')).toEqual(['error citedForm']);
    expect(wrong(withReasons('Siehe 0777/2020 und 0108/2021.'), 'cited')).toEqual(['error citedUnlisted']);
  });

  test('CP21 figures and money in prose agree with the project, each disagreement with its source and mend', () => {
    for (const text of [
      'Die sechs Expert*innengruppen, die 6 Expert*innengruppen, Sechs paritätische Expert*innengruppen',
      'von über 60 Expert*innen, mehr als 60 Expert*innen, rund 50 Expert*innen, 50 Expert*innenräte',
      'über 600 Personen ihre Stimme; 706 Personen',
    ])
      expect(wrong(withReasons(text), 'figures'), text).toEqual([]);
    for (const [text, mend] of [
      ['Fünf Expert*innengruppen', 'Sechs'],
      ['die 7 Expert*innengruppen', '6'],
      ['die zwölf großen Expert*innengruppen', 'sechs'],
      ['von 60 Expert*innen', 'über 60'],
      ['von über 50 Expert*innen', '60'],
      ['es haben 1.607 Personen ihre Stimme abgegeben', '607'],
      ['über 700 Personen ihre Stimme', '607'],
      ['Davon haben 440 für den Titel', '404'],
    ] as const)
      expect(wrong(withReasons(text), 'figures'), text).toEqual([`error figure ${mend}`]);
    const [figure] = checkPaper(withReasons('Davon haben 440 für den Titel')).filter(({ rule }) => rule === 'figures');
    expect(figure?.source).toEqual({ of: 'fact', fact: 'title' });

    const text = '200.000,- €, 200.000 €, 193.421,00 EUR, 393421 Euro, 140.000,–\u00a0€';
    expect(wrong(withReasons(text), 'money')).toEqual([]);
    expect(wrong(withReasons('250.000,- € und 1.23 €'), 'money')).toEqual([
      'warning moneyUnknown',
      'warning moneyUnreadable',
    ]);
  });

  test('CP22 mandatory parts are there, the plenary decides last, and each committee has its article', () => {
    expect(wrong(checkedWith({ subject: ' ', unit: '', place: '', date: '2021-02-31' }), 'sections')).toEqual([
      'error noSubject',
      'error noUnit',
      'error noPlace',
      'error noDate',
    ]);
    expect(wrong(withReasons(' '), 'sections')).toEqual(['error sectionEmpty']);
    expect(wrong(checkedWith({ texts: new Map() }), 'sections')).toHaveLength(3);
    const routed = (routing: typeof realRouting): string[] => wrong(checkedWith({ routing }), 'routing');
    expect(routed(realRouting)).toEqual([]);
    expect(routed(realRouting.filter(({ committee: { plenary } }) => !plenary))).toEqual(['error plenaryLast']);
    expect(routed([])).toEqual(['error noStop']);
    const informed = realRouting.filter(({ role }) => role === 'informed');
    expect(routed(informed)).toEqual(['error nobodyDecides']);
    expect(wrong(checkedWith({ routing: informed }, { decided: false }), 'routing')).toEqual([]);
    expect(routed([...realRouting, stop(committee('Beirat', null), 'informed')])).toEqual(['error noGender']);
  });

  test('CP23 slips of typography are found and mended, and broken characters keep the paper in the house', () => {
    for (const [text, mend] of [
      ['Teilhabe - ein Ziel', 'Teilhabe – ein Ziel'],
      ['das "Papier" und ”Rat”', 'das „Papier“ und „Rat“'],
      ['Expert*ìnnen  und  Räte', 'Expert*innen und Räte'],
      ['200.000   € und 140.000,- €', '200.000\u00a0€ und 140.000,-\u00a0€'],
      ['gestellt . Die\u200b Sache', 'gestellt. Die Sache'],
      ['a\u0000b\ud800c\td\ne', 'abc d\ne'],
      [
        'Stadtgesellschaft und -verwaltung, 2021–2022, „Titel“',
        'Stadtgesellschaft und -verwaltung, 2021–2022, „Titel“',
      ],
    ] as const) {
      const checked = withReasons(text);
      const found = checkPaper(checked).filter(({ rule }) => rule === 'typography');
      const paper = mended(
        checked.paper,
        mends(found.filter(({ place }) => place?.in === 'section' && place.section === 'reasons')),
      );
      expect(paper.texts.get('reasons')?.blocks[0]?.text, JSON.stringify(text)).toBe(mend);
    }
    expect(blocksExport(checkPaper(withReasons('a\u0007')))).toBe(true);
    for (const { values } of checkPaper(withReasons('a\u0007\udfff')))
      expect(JSON.stringify(values)).not.toMatch(/\\u0007|\\udfff/u);
  });

  test('CP24 whatever a text holds, the check ends and throws nothing', () => {
    for (const part of ['1/', '1.', '"', ' - ', '\ud800', 'Drucksache ', '1 €', 'a ', '\u200b', 'H-', '  '])
      expect(checkPaper(withReasons(part.repeat(20_000))).length, part).toBeGreaterThanOrEqual(checkRules.length);
  });
});
