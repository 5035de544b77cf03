/** Measures for tests: invented, with something in every field. */
import { emptyMeasure, type Measure } from '../../shared/measures/measure.ts';

export const sampleMeasures: readonly Measure[] = [
  {
    ...emptyMeasure('m1'),
    number: '1.2',
    title: 'Sprachcafés in allen Stadtbezirken',
    field: 'Bildung',
    lead: '50.6',
    state: 'running',
    begins: '2021-07-01',
    ends: '2022-12-31',
    innovationFund: true,
    flagship: true,
    goals: [
      { id: 'g1', chapter: 'k1', block: 'b1' },
      { id: 'g2', chapter: 'k1', block: 'b2' },
    ],
    partners: [
      { id: 'p1', name: 'Volkshochschule' },
      { id: 'p2', name: 'Freiwilligenzentrum' },
    ],
    targetGroups: [{ id: 't1', name: 'Neuzugewanderte' }],
    steps: [
      { id: 's1', title: 'Räume finden', date: '2021-09-30', done: true },
      { id: 's2', title: '= Auswertung', date: '', done: false },
    ],
    costs: [
      { id: 'c1', year: 2021, cents: 4_500_000, source: 'fund' },
      { id: 'c2', year: 2022, cents: 12_345_678, source: 'fund' },
      { id: 'c3', year: 2022, cents: 50_000, source: 'Spenden' },
    ],
    indicators: [
      {
        id: 'i1',
        name: 'Treffen',
        unit: 'Anzahl',
        target: 120,
        values: new Map([
          [2021, 31],
          [2022, 96.5],
        ]),
      },
    ],
    reports: [
      { year: 2021, state: 'agreed', words: 'Drei Orte gefunden.' },
      { year: 2022, state: 'running', words: '' },
    ],
  },
  {
    ...emptyMeasure('m2'),
    number: '1.10',
    title: 'Ämterlots*innen',
    field: 'Stadtverwaltung und interkulturelle Öffnung',
    lead: '18',
    state: 'idea',
    goals: [{ id: 'g3', chapter: 'k2', block: 'gone' }],
    costs: [{ id: 'c4', year: 2022, cents: 9_000_000, source: 'fund' }],
  },
  { ...emptyMeasure('m3'), number: '2.1', title: '', field: 'Ältere', begins: '2022-01-01' },
];
