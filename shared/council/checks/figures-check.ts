/** Figures in prose agree with the project's own: digits, and German number words to twelve. */
import { found, orPassed, type Checked, type Fact, type Finding } from './finding.ts';
import { passagesOf } from './passages.ts';

const words = 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ');
const figure = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,9}|${words.join('|')})(?![\\p{L}\\p{N}]|[.,/-]\\d)`,
  'giu',
);
const over = /(?:über|mehr als)\s$/iu;
/** What is only said roughly is not compared. */
const roughly = /(?<!\p{L})(?:rund|etwa|circa|ca\.|knapp|fast|gut|ungefähr)\s$/iu;
/** One adjective may stand between: `sechs paritätische Expert*innengruppen`. */
const between = /^\s(?:\p{Ll}{2,30}e[nrs]?\s)?/u;

export function checkFigures({ paper, facts }: Checked): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { text, at } of passagesOf(paper))
    for (const { index, 0: written } of text.matchAll(figure)) {
      const to = index + written.length;
      const fact = facts.find((each) => isAbout(each, text.slice(to, to + 200)));
      const before = text.slice(Math.max(0, index - 16), index);
      if (fact === undefined || roughly.test(before)) continue;
      const bound = over.exec(before)?.[0] ?? '';
      if (agrees(fact, valueOf(written), bound !== '')) continue;
      const place = at(fact.bound === 'exactly' ? index - bound.length : index, to);
      const replacement = `${fact.bound === 'over' && bound === '' ? 'über ' : ''}${like(written, fact.value)}`;
      findings.push(
        found('figures', 'error', 'paperCheck.figure', {
          values: { found: `${bound}${written}`, expected: expectedOf(fact), about: fact.before[0] ?? '' },
          place,
          source: { of: 'fact', fact: fact.id },
          mend: { place, replacement },
        }),
      );
    }
  return orPassed('figures', findings);
}

function isAbout({ before }: Fact, behind: string): boolean {
  const direct = behind.replace(/^\s/u, '');
  const further = behind.replace(between, '');
  const begins = (rest: string): boolean =>
    before.some((phrase) => rest.startsWith(phrase) && !/^[\p{L}\p{N}*:-]/u.test(rest.slice(phrase.length)));
  return behind !== direct && (begins(direct) || begins(further));
}

const agrees = ({ value, bound }: Fact, said: number, isOver: boolean): boolean =>
  bound === 'over' ? isOver && said === value : isOver ? said < value : said === value;

function valueOf(written: string): number {
  const word = words.indexOf(written.toLowerCase());
  return word >= 0 ? word : Number(written.replaceAll('.', ''));
}

/** A number as the other was written: as a word where there is one. */
function like(written: string, value: number): string {
  const word = /^\d/u.test(written) ? undefined : words[value];
  if (word === undefined) return String(value);
  return /^\p{Lu}/u.test(written) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
}

const expectedOf = ({ value, bound }: Fact): string => (bound === 'over' ? `über ${value}` : String(value));
