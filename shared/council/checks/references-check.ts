/**
 * Every reference leads somewhere: one into the strategy paper in the version that is annexed (without one, in the paper as it stands),
 * one within the council paper in what it has itself.
 */
import { isOwn, ownIndex, referencesIn, referredTo, sayTarget, type PlacedReference } from '../references.ts';
import { found, orPassed, type Checked, type Finding } from './finding.ts';

/** Characters of a heading that a finding quotes. */
const LONGEST_QUOTE = 80;

export function checkReferences(checked: Checked): readonly Finding[] {
  const all = referencesIn(checked.paper);
  const within = all.filter(isOwn);
  const own = within.length === 0 ? null : ownIndex(checked.paper, checked.sections);
  const gone = within.flatMap(({ chapter, block, place }) =>
    own?.target(chapter, block) === null
      ? [found('references', 'error', 'paperCheck.referenceOwnGone', { place })]
      : [],
  );
  return orPassed('references', [
    ...gone,
    ...intoStrategy(
      checked,
      all.filter((each) => !isOwn(each)),
    ),
  ]);
}

function intoStrategy({ strategy, references: words }: Checked, all: readonly PlacedReference[]): readonly Finding[] {
  if (strategy === null) return [];
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
  return findings;
}
