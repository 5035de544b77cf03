/** Everything that a council paper is checked for before it leaves; rules that are passed are listed too. */
import { checkAnnexes } from './annexes-check.ts';
import { checkBalance } from './balance-check.ts';
import { checkCited } from './cited-check.ts';
import { checkFigures } from './figures-check.ts';
import type { Checked, CheckRule, Finding } from './finding.ts';
import { checkMoney } from './money-check.ts';
import { checkNumber } from './number-check.ts';
import { checkReferences } from './references-check.ts';
import { checkRouting } from './routing-check.ts';
import { checkSections } from './sections-check.ts';
import { checkTypography } from './typography-check.ts';
import { checkVersions } from './version-check.ts';

const checks: Readonly<Record<CheckRule, (checked: Checked) => readonly Finding[]>> = {
  number: checkNumber,
  balance: checkBalance,
  annexes: checkAnnexes,
  version: checkVersions,
  references: checkReferences,
  cited: checkCited,
  figures: checkFigures,
  money: checkMoney,
  sections: checkSections,
  routing: checkRouting,
  typography: checkTypography,
};

/** The findings of all rules, in the order of the rules; each rule has at least one. */
export function checkPaper(checked: Checked): Finding[] {
  return Object.values(checks).flatMap((check) => check(checked));
}

/** Whether the paper can't leave but as a draft. */
export const blocksExport = (findings: readonly Finding[]): boolean => findings.some(({ level }) => level === 'error');
