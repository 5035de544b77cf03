/** Every reference into the strategy paper leads somewhere in the version that is annexed; without one, in the paper as it stands. */
import { referencesIn, referredTo, sayTarget } from '../references.ts';
import { found, orPassed, type Checked, type Finding } from './finding.ts';

/** Characters of a heading that a finding quotes. */
const LONGEST_QUOTE = 80;

export function checkReferences({ paper, strategy, references: words }: Checked): readonly Finding[] {
  const all = strategy === null ? [] : referencesIn(paper);
  if (strategy === null || all.length === 0) return orPassed('references', []);
  const { present, annexed } = strategy;
  const findings = all.flatMap(({ place, ...reference }): Finding[] => {
    const referred = referredTo(strategy, reference);
    if (referred.in === 'nowhere') return [found('references', 'error', 'paperCheck.referenceGone', { place })];
    if (referred.in === 'unread')
      return [found('references', 'error', 'paperCheck.referenceUnread', { values: { title: referred.title }, place })];
    if (referred.in !== 'onlyPaper') return [];
    const { text, kind } = referred.target;
    const said = sayTarget(words, referred.target, present.headingNumbers);
    const quote = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)} …` : text;
    const isSaid = text === '' || (kind === 'heading' && !present.headingNumbers);
    const values = {
      target: isSaid ? said : `${said} „${quote}“`,
      annexes: annexed.map(({ number, title }) => `${number}: „${title}“`).join(', '),
    };
    return [found('references', 'error', 'paperCheck.referenceNotAnnexed', { values, place })];
  });
  const [first] = all;
  if (findings.length === 0 && annexed.length === 0 && first !== undefined)
    return [found('references', 'warning', 'paperCheck.referencePresent', { place: first.place })];
  return orPassed('references', findings);
}
