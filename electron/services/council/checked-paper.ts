/** A council paper with all that the checks compare it with. */
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import type { Checked, Fact, Finding, KnownVersion } from '../../../shared/council/checks/finding.ts';
import type { StrategyPaper } from '../../../shared/council/references.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { ProjectFact } from '../../../shared/document/council/project-facts.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { MOST_TOLD } from '../../../shared/rpc/paper-schemas.ts';

export interface Known {
  readonly template: CityTemplate;
  readonly facts: readonly ProjectFact[];
  readonly versions: readonly KnownVersion[];
  /** Null where nothing refers to it. */
  readonly strategy: StrategyPaper | null;
  /** Whether a file that was laid beside the paper is there. */
  readonly hasAsset: (asset: string) => Promise<boolean>;
}

export async function checkedPaper(paper: CouncilPaper, known: Known): Promise<Checked> {
  const { template, facts, versions, strategy } = known;
  const kind = template.kinds.find(({ id }) => id === paper.kind);
  const attached = new Set<string>();
  for (const { id, of } of paper.annexes) {
    // That a version is gone is another rule's.
    if (of.what === 'version' || (await known.hasAsset(of.asset))) attached.add(id);
  }
  const cents = (each: ProjectFact): readonly number[] => (each.kind === 'money' ? [each.value] : []);
  return {
    paper,
    forms: template.numbers,
    sections: kind?.sections ?? [],
    decided: kind?.decided ?? false,
    cited: facts.flatMap(({ kind: of, text }) => (of === 'cited' ? [text] : [])),
    facts: facts.flatMap(countOf),
    amounts: facts.flatMap(cents),
    attached,
    versions,
    strategy,
    references: template.references,
    draftWords: template.phrases.draftWords,
  };
}

const countOf = ({ id, kind, value, bound, words }: ProjectFact): Fact[] =>
  kind === 'count' ? [{ id, value, bound, before: words }] : [];

/** The most serious first, each level in the order of the rules, at most so many. */
export function foremost(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const kept = new Set(
    (['error', 'passed', 'warning'] as const)
      .flatMap((level) => findings.filter((each) => each.level === level))
      .slice(0, most),
  );
  return findings.filter((each) => kept.has(each));
}

/** Why a paper with these findings can't leave but as a draft (`paperBlocked`, with its first errors: `findingsIn`); null where it can. */
export function blockedBy(findings: readonly Finding[]): Failure | null {
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length === 0) return null;
  return new Failure('paperBlocked', {
    errors: errors.length,
    findings: JSON.stringify(errors.slice(0, MOST_TOLD)),
  });
}
