/** German typography in prose, each slip with its mend. Broken characters are errors: they would break a file that leaves. */
import type { TextKey } from '../../i18n/catalogue.ts';
import { EN_DASH, NBSP } from '../../german/characters.ts';
import { invisiblePlaces, lookAlikePlaces } from '../../german/style/characters.ts';
import { spaceBeforeSignPlaces, spacePlaces } from '../../german/style/plain-rules.ts';
import { found, orPassed, type Checked, type Finding } from './finding.ts';
import { passagesOf } from './passages.ts';

interface Slip {
  readonly from: number;
  readonly to: number;
  readonly mend: string | null;
}
interface Rule {
  readonly key: TextKey;
  readonly level: 'warning' | 'error';
  readonly slips: (text: string) => readonly Slip[];
}

const matches =
  (pattern: RegExp, mend: (written: string) => string): Rule['slips'] =>
  (text) =>
    [...text.matchAll(pattern)].map(({ index, 0: written }) => ({
      from: index,
      to: index + written.length,
      mend: mend(written),
    }));

/** Of slips at the same place the first rule's is told. */
const rules: readonly Rule[] = [
  {
    key: 'paperCheck.brokenCharacter',
    level: 'error',
    slips: matches(/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, mendBroken),
  },
  { key: 'paperCheck.strayLetter', level: 'warning', slips: lookAlikePlaces },
  { key: 'paperCheck.breakingSpace', level: 'warning', slips: matches(/(?<=\d|\d,-|\d,–) +(?=€)/gu, () => NBSP) },
  { key: 'paperCheck.hyphenAsDash', level: 'warning', slips: matches(/(?<=\S) --? (?=\S)/gu, () => ` ${EN_DASH} `) },
  { key: 'paperCheck.quotes', level: 'warning', slips: wrongQuotes },
  { key: 'paperCheck.spaces', level: 'warning', slips: spacePlaces },
  { key: 'paperCheck.spaceBeforeSign', level: 'warning', slips: spaceBeforeSignPlaces },
  { key: 'paperCheck.invisible', level: 'warning', slips: invisiblePlaces },
];

export function checkTypography({ paper }: Checked): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { text, at } of passagesOf(paper)) {
    const taken: Slip[] = [];
    for (const { key, level, slips } of rules)
      for (const slip of slips(text)) {
        if (text.slice(slip.from, slip.to) === slip.mend) continue;
        if (taken.length >= mostInPassage || taken.some(({ from, to }) => from < slip.to && slip.from < to)) continue;
        taken.push(slip);
        const place = at(slip.from, slip.to);
        const mend = slip.mend === null ? null : { place, replacement: slip.mend };
        findings.push(found('typography', level, key, { values: { text: shown(text, slip) }, place, mend }));
      }
  }
  return orPassed('typography', findings);
}
/** More are no help, and comparing them would take time. */
const mostInPassage = 200;

/** A tab is a blank, a line break stays, anything else goes. */
function mendBroken(written: string): string {
  if (written === '\n') return written;
  return written === '\t' ? ' ' : '';
}

/** Straight and English quotation marks: „ opens, “ closes. */
function wrongQuotes(text: string): Slip[] {
  return [...text.matchAll(/["\u201C\u201D]/gu)].flatMap(({ index, 0: written }) => {
    const opens = /^$|[\s(\[–]/u.test(text.charAt(index - 1)) && /\S/u.test(text.charAt(index + 1));
    const mend = opens ? '„' : '“';
    return mend === written ? [] : [{ from: index, to: index + 1, mend }];
  });
}

/** The slip with some of what stands around it, printable. */
const shown = (text: string, { from, to }: Slip): string =>
  text.slice(Math.max(0, from - 12), Math.min(to, from + 40) + 12).replace(/[\p{Cc}\p{Surrogate}]/gu, '\uFFFD');
