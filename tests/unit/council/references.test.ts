/** References of a council paper into the strategy paper: what they show, and what the check says of them. */
import { describe, expect, test } from 'vitest';
import { councilJson } from '../../../electron/export/council/council-json.ts';
import { printedPaper } from '../../../electron/export/council/printed-paper.ts';
import { OpenStrategy, strategyOf } from '../../../electron/services/council/strategy-states.ts';
import { readCity } from '../../../electron/services/templates.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { readState, sentState } from '../../../shared/rpc/strategy-schemas.ts';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import { checkReferences } from '../../../shared/council/checks/references-check.ts';
import type { Annex, CouncilPaper } from '../../../shared/council/council-paper.ts';
import {
  numberedState,
  offeredTargets,
  referencesIn,
  referredTo,
  referenceWords,
  sayReferred,
  type Reference,
  type StrategyPaper,
  type StrategyState,
} from '../../../shared/council/references.ts';
import type { Block } from '../../../shared/document/block.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { noteText } from '../../../shared/document/embeds.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { cellText } from '../../../shared/document/table.ts';
import type { VersionContent } from '../../../shared/document/version-content.ts';
import { german, translate } from '../../../shared/i18n/catalogue.ts';
import { block, blockWith, embed, styled, table as tableOf } from '../../support/compared-papers.ts';
import { checkedWith, realChecked, realPaper } from '../../support/council/real-paper.ts';
import path from 'node:path';
import { root } from '../../../electron/build.mjs';

const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const words = realChecked.references;
const start = block('start', 'heading1', 'Ausgangslage');
const costs = block('costs', 'heading1', 'Kosten');
const table = block('table', 'table', 'Mittel');
const said = block('said', 'paragraph', 'Ein Absatz.');

const state = (blocks: readonly Block[], headingNumbers = true): StrategyState => ({
  headingNumbers,
  noteNumbers: 'chapter',
  chapters: [{ id: one, number: 1, title: 'Bildung', marks: marksOf(blocks) }],
});
const strategy = (
  present: StrategyState,
  ...annexed: readonly (readonly [number, StrategyState | null])[]
): StrategyPaper => ({
  present: numberedState(present),
  annexed: annexed.map(([number, each]) => ({
    number,
    title: `Papier ${number}`,
    state: each === null ? null : numberedState(each),
  })),
});
const to = (name: string | null, chapter = one): Reference => ({ chapter, block: name });
const shown = (paper: StrategyPaper, ...names: readonly (string | null)[]): string[] =>
  names.map((name) => sayReferred(words, referredTo(paper, to(name))));

/** The real paper whose reasons refer to these places. */
const referring = (...references: readonly Reference[]): CouncilPaper => ({
  ...realPaper,
  texts: new Map(realPaper.texts).set('reasons', {
    blocks: [block('r', 'paragraph', 'Siehe ', ...references.map((ref) => embed({ ref })), '.')],
    tables: new Map(),
    notes: new Map(),
  }),
});

const versionAnnex = (version: string): Annex => ({
  ...{ id: version, title: version, online: 'no' as const },
  of: { what: 'version', version, hash: '' },
});

describe('references into the strategy paper', () => {
  test('CP141 a reference has the number of the first annexed version that has its target, else of the paper as it stands', () => {
    const older = state([costs, table]);
    const newer = state([start, costs, said, table]);
    expect(shown(strategy(newer), 'costs', 'start', 'table', 'said', null)).toEqual([
      'Abschnitt 1.2 des Papiers',
      'Abschnitt 1.1 des Papiers',
      'Tabelle 1 des Papiers',
      'Absatz 1/1 des Papiers',
      'Kapitel 1 des Papiers',
    ]);
    expect(shown(strategy(newer, [2, older]), 'costs', 'table', null, 'start', 'gone')).toEqual([
      'Abschnitt 1.1 der Anlage 2',
      'Tabelle 1 der Anlage 2',
      'Kapitel 1 der Anlage 2',
      '(Ziel fehlt)',
      '(Ziel fehlt)',
    ]);
    // Of two versions the first that has it; one whose text can't be had hides what may stand in it.
    expect(shown(strategy(newer, [1, older], [3, newer]), 'costs', 'start')).toEqual([
      'Abschnitt 1.1 der Anlage 1',
      'Abschnitt 1.1 der Anlage 3',
    ]);
    expect(shown(strategy(newer, [1, older], [2, null], [3, newer]), 'costs', 'start')).toEqual([
      'Abschnitt 1.1 der Anlage 1',
      '(Ziel fehlt)',
    ]);
    // Headings without numbers are named; what the paper no longer has still stands in its annex.
    expect(shown(strategy(state([start], false), [1, state([start, costs], false)]), 'start', 'costs')).toEqual([
      'Abschnitt „Ausgangslage“ der Anlage 1',
      'Abschnitt „Kosten“ der Anlage 1',
    ]);
    expect(sayReferred(words, referredTo(strategy(newer), to(null, two)))).toBe(german('numbers.gone'));
    // What is offered: with the annex's numbers, then what only the paper has; sent to a window it is the same.
    const offered = offeredTargets(strategy(newer, [1, older]));
    expect(offered.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'chapter 1',
      'heading 1.1',
      'table 1',
      'heading 1.1',
      'paragraph 1/1',
    ]);
    expect(readState(sentState(newer))).toEqual({
      ...newer,
      chapters: newer.chapters.map((each) => ({ ...each, frozen: new Map() })),
    });
  });

  test('CP141 what is only suggested doesn’t count; a version’s text that is gone, damaged or on another host is told apart from none', async () => {
    const suggested = blockWith('new', 'heading1', 0, { ins: 's1' }, styled('Nur vorgeschlagen', { 'ins:s1': true }));
    const going = blockWith('going', 'heading1', 0, { del: 's2' }, styled('Soll weg', { 'del:s2': true }));
    const texts = new Map([
      ['a', canonicalChapter({ blocks: [suggested, going, costs], tables: new Map(), notes: new Map() })],
      ['broken', '{'],
    ]);
    const content = (hash: string): VersionContent => ({
      title: 'Leitbild',
      owner: '',
      settings: DEFAULT_SETTINGS,
      chapters: [{ id: one, title: 'Bildung', group: null, stage: 'writing', numbers: [], content: hash }],
    });
    let read = 0;
    const source = new OpenStrategy(
      {
        paper: (of: Side) => {
          const hash = of.side === 'version' ? of.version : 'a';
          if (hash === 'unknown') return Promise.reject(new Failure('badInput'));
          return Promise.resolve({ hash: `of ${hash}`, content: content(hash) });
        },
        contents: ([hash = '']) => {
          read += 1;
          const json = texts.get(hash);
          return Promise.resolve({ contents: json === undefined ? [] : [{ hash, json }], done: 1 });
        },
      },
      () => () => Promise.resolve(null),
    );
    const annex = (id: string, version: string): Annex => ({
      id,
      title: id,
      of: { what: 'version', version, hash: '' },
      online: 'no',
    });
    const paper = { ...referring(to('new'), to('going'), to('costs')), annexes: [] };
    const told = async (annexes: readonly Annex[]): Promise<string[]> => {
      const whole = { ...paper, annexes };
      return [...referenceWords(whole, await strategyOf(whole, source), { kinds: [], references: words }).values()];
    };
    expect(await told([])).toEqual(['(Ziel fehlt)', 'Abschnitt 1.1 des Papiers', 'Abschnitt 1.2 des Papiers']);
    const pdf: Annex = { id: 'p', title: 'Plan', of: { what: 'asset', asset: 'x', name: 'x.pdf' }, online: 'no' };
    expect(await told([pdf, annex('v', 'a')])).toEqual([
      '(Ziel fehlt)',
      'Abschnitt 1.1 der Anlage 2',
      'Abschnitt 1.2 der Anlage 2',
    ]);
    for (const version of ['unknown', 'elsewhere', 'broken']) expect(await source.version(version), version).toBeNull();
    expect(await told([annex('v', 'broken')])).toEqual(['(Ziel fehlt)', '(Ziel fehlt)', '(Ziel fehlt)']);
    // Read once; and for a paper that refers to nothing not at all.
    const before = read;
    await told([annex('v', 'a')]);
    expect(read).toBe(before);
    expect(
      await strategyOf(realPaper, { version: source.version, present: () => Promise.reject(new Error('asked')) }),
    ).toBeNull();
  });

  test('CP142 the words are the city’s own, printed as plain words that lead nowhere in the file, and the same in JSON', async () => {
    const paper = referring(to('costs'), to('gone'));
    const whole = strategy(state([start, costs]), [1, state([start, costs])]);
    for (const [name, expected] of [
      ['hannover', 'Abschnitt 1.2 der Anlage 1'],
      ['musterhausen', 'Abschn. 1.2 (Anlage 1)'],
    ] as const) {
      const { template } = await readCity(path.join(root, 'resources', 'templates'), name);
      const references = referenceWords(paper, whole, template);
      const { print } = printedPaper({ paper, template, references });
      const text = JSON.stringify(print.sections.find(({ id }) => id === 'reasons')?.blocks);
      expect(text).toContain(`"${expected}"`);
      expect(text).toContain('"(Ziel fehlt)"');
      expect(text).not.toContain('"to"');
      expect(JSON.parse(councilJson(paper, template, references))).toMatchObject({
        references: [
          { chapter: one, block: 'costs', text: expected },
          { chapter: one, block: 'gone', text: '(Ziel fehlt)' },
        ],
      });
    }
  });

  test('CP162 references in cells and footnotes show, print and lead like those in the text around them', async () => {
    const cell = cellText('t', 'r1', 'c1');
    const content: ChapterContent = {
      blocks: [block('p', 'paragraph', 'Siehe', embed({ note: 'n' }), '.'), block('t', 'table', 'Übersicht')],
      tables: new Map([
        [
          't',
          {
            ...tableOf('t', { r1: ['x'] }, ['c1']),
            texts: new Map([[cell, [block('in', 'paragraph', 'Vgl. ', embed({ ref: to('costs') }))]]]),
          },
        ],
      ]),
      notes: new Map([
        ['n', [block('under', 'paragraph', 'Dazu ', embed({ ref: to('gone') }), ' und ', embed({ ref: to('start') }))]],
      ]),
    };
    const paper = { ...realPaper, texts: new Map(realPaper.texts).set('reasons', content) };
    const whole = strategy(state([start, costs]), [1, state([costs])]);
    expect(referencesIn(paper).map(({ block: name, place }) => [name, place])).toEqual([
      ['costs', { in: 'section', section: 'reasons', nested: cell, block: 'in', from: 5, to: 6 }],
      ['gone', { in: 'section', section: 'reasons', nested: noteText('n'), block: 'under', from: 5, to: 6 }],
      ['start', { in: 'section', section: 'reasons', nested: noteText('n'), block: 'under', from: 11, to: 12 }],
    ]);
    const { template } = await readCity(path.join(root, 'resources', 'templates'), 'hannover');
    const references = referenceWords(paper, whole, template);
    expect([...references.values()]).toEqual(['Abschnitt 1.1 der Anlage 1', '(Ziel fehlt)', '(Ziel fehlt)']);
    const { print } = printedPaper({ paper, template, references });
    const text = JSON.stringify(print.sections.find(({ id }) => id === 'reasons'));
    for (const word of ['"Abschnitt 1.1 der Anlage 1"', '"(Ziel fehlt)"', 'Vgl. ', 'Dazu '])
      expect(text).toContain(word);
    const found = checkReferences(checkedWith(paper, { strategy: whole }));
    expect(
      found.map(({ level, place }) => [level, place?.in === 'section' ? `${place.nested ?? ''} ${place.block}` : null]),
    ).toEqual([
      ['error', `${noteText('n')} under`],
      ['error', `${noteText('n')} under`],
    ]);
  });

  test('CP163 a version’s text that the upstream host hasn’t sent is asked for again, and then read; what fails otherwise is told', async () => {
    const asked: string[] = [];
    let isReached = false;
    const json = canonicalChapter({ blocks: [start, costs], tables: new Map(), notes: new Map() });
    const content: VersionContent = {
      ...{ title: 'Leitbild', owner: '', settings: DEFAULT_SETTINGS },
      chapters: [{ id: one, title: 'Bildung', group: null, stage: 'writing', numbers: [], content: 'text' }],
    };
    let wishes = 0;
    const source = new OpenStrategy(
      {
        paper: () => Promise.resolve({ hash: 'version', content }),
        contents: async (hashes, ask) => {
          return (await ask(hashes)) ?? { contents: [], done: 1 };
        },
      },
      () => {
        wishes += 1;
        return ([hash = '']) => {
          asked.push(hash);
          return Promise.resolve(isReached ? { contents: [{ hash, json }], done: 1 } : null);
        };
      },
    );
    const paper = { ...referring(to('costs')), annexes: [versionAnnex('v')] };
    const told = async (): Promise<string[]> => [
      ...referenceWords(
        paper,
        await strategyOf(paper, { version: source.version, present: () => Promise.resolve(state([costs])) }),
        {
          kinds: [],
          references: words,
        },
      ).values(),
    ];
    expect([await told(), await told(), asked]).toEqual([['(Ziel fehlt)'], ['(Ziel fehlt)'], ['text', 'text']]);
    isReached = true;
    expect([await told(), await told(), asked.length]).toEqual([
      ['Abschnitt 1.2 der Anlage 1'],
      ['Abschnitt 1.2 der Anlage 1'],
      3,
    ]);
    expect(wishes).toBeGreaterThan(3);
    const other = new OpenStrategy(
      {
        paper: () => Promise.resolve({ hash: 'other', content }),
        contents: () => Promise.reject(new Error('the disk is full')),
      },
      () => () => Promise.resolve(null),
    );
    await expect(other.version('v')).rejects.toThrow('the disk is full');
  });

  test('CP143 the check leads to each reference whose target the annex hasn’t, the paper no longer has, or nobody can read', () => {
    const newer = state([start, costs]);
    const found = (paper: CouncilPaper, of: StrategyPaper | null) =>
      checkReferences(checkedWith(paper, { strategy: of })).map(({ level, key, values, place }) => {
        expect(translate('en', key, values)).not.toMatch(/paperCheck|\{\{/u);
        const at = place?.in === 'section' ? `${place.section} ${place.block} ${place.from}-${place.to}` : null;
        return [level, german(key, values), at];
      });
    const passed = [['passed', 'Alle Verweise führen an ihr Ziel.', null]];
    expect(found(realPaper, null)).toEqual(passed);
    expect(found(referring(to('start')), strategy(newer, [1, newer]))).toEqual(passed);
    expect(found(referring(to('costs'), to('start'), to('gone')), strategy(newer, [2, state([costs])]))).toEqual([
      [
        'error',
        'Der Verweis auf Abschnitt 1.1 „Ausgangslage“ führt ins Leere: Diese Stelle steht nur im heutigen Text, nicht in der angehängten Fassung (Anlage 2: „Papier 2“). Hängen Sie eine neuere Fassung an, oder wählen Sie ein anderes Ziel.',
        'reasons r 7-8',
      ],
      [
        'error',
        'Ein Verweis führt ins Leere: Sein Ziel steht nicht mehr im Papier. Wählen Sie ein anderes Ziel.',
        'reasons r 8-9',
      ],
    ]);
    expect(found(referring(to('start')), strategy(newer, [1, null]))).toEqual([
      [
        'error',
        'Ob dieser Verweis stimmt, lässt sich nicht prüfen: Der Text der angehängten Fassung „Papier 1“ ist auf diesem Rechner nicht da.',
        'reasons r 6-7',
      ],
    ]);
    expect(found(referring(to('start'), to('costs')), strategy(newer))).toEqual([
      [
        'warning',
        'Keine Fassung des Papiers ist angehängt: Die Nummern der Verweise sind die des heutigen Textes und ändern sich mit ihm.',
        'reasons r 6-7',
      ],
    ]);
  });
});
