/** Every cited paper has the form of a number and stands in the project's list of cited papers. */
import { isCouncilPaper } from '../../document/council-papers.ts';
import { readEmbed } from '../../document/embeds.ts';
import { citedNumbers } from '../paper-number.ts';
import { found, orPassed, type Checked, type Finding } from './finding.ts';
import { passagesOf, type Passage } from './passages.ts';

export function checkCited({ paper, forms, cited }: Checked): readonly Finding[] {
  const listed = new Set([...cited, paper.number]);
  const findings: Finding[] = [];
  for (const passage of passagesOf(paper))
    for (const { number, valid, from, to } of [...citedNumbers(passage.text, forms), ...embedded(passage, forms)]) {
      const place = passage.at(from, to);
      const details = { values: { number }, place, source: { of: 'cited' } as const };
      if (!valid) {
        const meant = cited.find((each) => plain(each) === plain(number));
        const mend = meant === undefined ? null : { place, replacement: meant };
        findings.push(found('cited', 'error', 'paperCheck.citedForm', { ...details, mend }));
      } else if (!listed.has(number)) findings.push(found('cited', 'error', 'paperCheck.citedUnlisted', details));
    }
  return orPassed('cited', findings);
}

/** Without what is often typed wrong: zeros in front, and which stroke. */
const plain = (number: string): string => number.replace(/-/gu, '/').replace(/(?<!\d)0+/gu, '');

function embedded({ block }: Passage, forms: readonly string[]): ReturnType<typeof citedNumbers> {
  let at = 0;
  return (block?.runs ?? []).flatMap(({ text, embed }) => {
    const from = at;
    at += text.length;
    const read = embed === undefined ? null : readEmbed(embed);
    if (read === null || !('paper' in read)) return [];
    return [{ number: read.paper, valid: isCouncilPaper(read.paper, forms), from, to: at }];
  });
}
