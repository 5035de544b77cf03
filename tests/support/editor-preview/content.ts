/** An invented paper: chapters, people and text for the preview. */
import { chapterText, blockProperties, chapterTitle } from '../../../shared/document/chapter.ts';
import type { Group, Membership, Person } from '../../../shared/domain/people.ts';
import type * as Y from 'yjs';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const project = uuid(1);
export const chapterId = (n: number): string => uuid(100 + n);

const groupNames = ['Soziales', 'Bildung', 'Demokratie', 'Stadtleben und Kultur', 'Wirtschaft', 'Stadtverwaltung'];
export const groups: readonly Group[] = groupNames.map((name, colour) => ({ id: uuid(10 + colour), name, colour }));
const member = (n: number, group: number): Person => ({
  id: uuid(50 + n),
  name: `Mitglied ${n}`,
  roles: [{ role: 'member', group: uuid(10 + group), bench: 'society' }],
  active: true,
});
export const people: readonly Person[] = [
  member(1, 1),
  member(2, 1),
  member(3, 2),
  { id: uuid(60), name: 'Geschäftsstelle', roles: [{ role: 'office' }], active: true },
];
export const membership: Membership = {
  groups,
  bodies: [],
  people: new Map(people.map((person) => [person.id, person])),
};

export const titles = [
  'Haltung der Landeshauptstadt',
  'Grund der Überarbeitung',
  'Ziele und Funktionen',
  'Rahmenbedingungen',
  'Übergreifende Priorisierungen',
  'Bildung',
  'Soziales',
  'Stadtleben und Kultur',
];

interface Piece {
  readonly kind?: string;
  readonly indent?: number;
  readonly runs: readonly (string | readonly [string, Record<string, unknown>])[];
}

const formatted = (
  text: string,
  attribute: string,
  value: unknown = true,
): readonly [string, Record<string, unknown>] => [text, { [attribute]: value }];

export const sample: readonly Piece[] = [
  {
    runs: [
      'Bildung ist der wichtigste Schlüssel zur Teilhabe. Die Landeshauptstadt Hannover versteht ',
      formatted('Mehrsprachigkeit', 'b'),
      ' als Stärke und fördert sie von der Kita an.',
    ],
  },
  {
    runs: [
      'Alle Einwohner*innen sollen unabhängig von ihrer Herkunft Zugang zu Bildung, Beratung und Begegnung haben. Dazu gehören verlässliche Angebote im Stadtteil, gut erreichbare Räume und Menschen, die begleiten. Mehr dazu steht auf ',
      formatted('den Seiten der Stadt', 'link', 'https://www.hannover.de/'),
      '.',
    ],
  },
  { kind: 'heading1', runs: ['Mehrsprachigkeit'] },
  {
    runs: [
      'In der zweiten Online-Befragung nannten viele Teilnehmende die frühe Sprachbildung als dringendstes Anliegen. Die Gruppe schlägt vor, bestehende Programme zu bündeln und dauerhaft zu finanzieren.',
    ],
  },
  { kind: 'number', runs: ['Sprachförderung in allen Kitas'] },
  { kind: 'number', runs: ['Eltern als Partner*innen gewinnen'] },
  { kind: 'number', indent: 1, runs: ['Elternlots*innen ausbilden'] },
  { kind: 'number', indent: 1, runs: ['Aufwand entschädigen'] },
  { kind: 'number', runs: ['Ergebnisse alle zwei Jahre prüfen'] },
  { kind: 'heading2', runs: ['Eltern und Lots*innen'] },
  {
    runs: [
      'Elternlots*innen erhalten eine Aufwandsentschädigung und eine ',
      formatted('Fortbildung', 'i'),
      ', die anerkannt wird. Der Bedarf liegt bei 12.000 m',
      formatted('2', 'sup'),
      '.',
    ],
  },
  { kind: 'bullet', runs: ['in einfacher Sprache'] },
  { kind: 'bullet', runs: ['in den acht Sprachen der Befragung'] },
  { kind: 'bullet', indent: 1, runs: ['auch auf Arabisch'] },
  { kind: 'quote', runs: ['Wir sind Hannover – Zusammenleben in der Stadt.'] },
  { runs: ['Die Angebote werden in einfacher Sprache und in den acht Sprachen der Befragung bekannt gemacht.'] },
];

/** Writes blocks into a chapter's document. */
export function fill(doc: Y.Doc, title: string, pieces: readonly Piece[]): void {
  doc.transact(() => {
    chapterTitle(doc).insert(0, title);
    const text = chapterText(doc);
    const properties = blockProperties(doc);
    pieces.forEach(({ kind, indent, runs }, index) => {
      const id = `p${index}`;
      text.insertEmbed(text.length, { b: id });
      for (const run of runs) {
        const [piece, attributes] = typeof run === 'string' ? [run, {}] : run;
        text.insert(text.length, piece, {
          b: null,
          i: null,
          u: null,
          s: null,
          sub: null,
          sup: null,
          link: null,
          ...attributes,
        });
      }
      if (kind !== undefined) properties.set(`${id}:kind`, kind);
      if (indent !== undefined) properties.set(`${id}:indent`, indent);
    });
  }, 'seed');
}

/** A long chapter of about `characters` characters. */
export function long(characters: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let size = 0, n = 1; size < characters; n++) {
    const text = `Absatz ${n}. ${'Die Stadt fördert Teilhabe, Begegnung und Beratung in allen Stadtteilen. '.repeat(4)}`;
    pieces.push(n % 12 === 0 ? { kind: 'heading2', runs: [`Abschnitt ${n / 12}`] } : { runs: [text] });
    size += text.length;
  }
  return pieces;
}
