/** Words of a city's template as tests use them: those of the city of Hannover. */
import type { CostPhrases } from '../../../shared/council/cost-sentences.ts';
import type { RoutingWords } from '../../../shared/council/routing.ts';

const into = { m: 'In den', f: 'In die', n: 'In das', p: 'In die' };
export const routingWords: RoutingWords = {
  decides: { before: into, behind: '' },
  advises: { before: into, behind: '' },
  informed: { before: { m: 'An den', f: 'An die', n: 'An das', p: 'An die' }, behind: '(zur Kenntnis)' },
};

export const costPhrases: CostPhrases = {
  ofSum: 'Von dieser Summe',
  of: {
    result: {
      income: 'Von den ordentlichen Erträgen des Teilergebnishaushaltes {number}',
      expense: 'Von den ordentlichen Aufwendungen des Teilergebnishaushaltes {number}',
    },
    investment: {
      income: 'Von den Einzahlungen des Teilfinanzhaushaltes {number}',
      expense: 'Von den Auszahlungen des Teilfinanzhaushaltes {number}',
    },
  },
  share: '{sum} entfallen {years}.',
  inYear: 'auf das Haushaltsjahr {year} {parts}',
  plain: '{kind} von {amount}',
  withPurpose: '{purpose} {amount}',
  amountOfYear: '{amount} für {year}',
  reservation: {
    one: 'Die zusätzliche Veranschlagung von {amounts} steht unter dem Vorbehalt {reservation}.',
    many: 'Die zusätzlichen Veranschlagungen von {amounts} stehen unter dem Vorbehalt {reservation}.',
  },
  cover: {
    one: 'Die zusätzlichen Mittel von {amounts} können durch {cover} gedeckt werden.',
    many: 'Die zusätzlichen Mittel von {amounts} können durch {cover} gedeckt werden.',
  },
  and: ' und ',
  andAlso: ' sowie ',
  andOf: ' und von ',
  adjectives: ['Sonstige', 'Ordentliche', 'Außerordentliche', 'Übrige', 'Laufende', 'Allgemeine', 'Interne'],
};
