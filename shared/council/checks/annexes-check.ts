/** The number of annexes equals those attached, and prose names none beyond (`Anlage 2`). */
import { fieldPlace, found, orPassed, type Checked, type Finding } from './finding.ts';
import { passagesOf } from './passages.ts';

const named = /(?<!\p{L})Anlage[ \u00a0](\d{1,3})(?![\p{L}\p{N}])/gu;

export function checkAnnexes({ paper, attached }: Checked): readonly Finding[] {
  const count = paper.annexes.length;
  const missing = paper.annexes.filter(({ id }) => !attached.has(id));
  const findings = missing.map(({ id, title }) =>
    found('annexes', 'error', 'paperCheck.annexGone', { values: { title }, place: fieldPlace('annexes', id) }),
  );
  for (const { text, at } of passagesOf(paper))
    for (const { index, 0: written, 1: number = '' } of text.matchAll(named))
      if (Number(number) > count || Number(number) < 1)
        findings.push(
          found('annexes', 'error', 'paperCheck.annexNamed', {
            values: { annex: written, number: count },
            place: at(index, index + written.length),
          }),
        );
  return orPassed('annexes', findings);
}
