/** What the checks look at before a council paper leaves, and what they find. Rules: council-paper.md. */
import type { VersionLevel } from '../../domain/record.ts';
import type { TextKey, TextValues } from '../../i18n/catalogue.ts';
import type { CityTemplate } from '../city-template.ts';
import type { CouncilPaper } from '../council-paper.ts';
import type { StrategyPaper } from '../references.ts';

export const checkRules = [
  'number',
  'balance',
  'annexes',
  'version',
  'references',
  'cited',
  'figures',
  'money',
  'sections',
  'routing',
  'typography',
] as const;
export type CheckRule = (typeof checkRules)[number];

/** A paper with what the project and the city's template know. */
export interface Checked {
  readonly paper: CouncilPaper;
  /** Forms of numbers (`document/council-papers.ts`). */
  readonly forms: readonly string[];
  /** The sections of its kind, from the template. */
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    readonly content: 'text' | 'costs';
    readonly mandatory: boolean;
  }[];
  /** Whether papers of its kind are decided, so that the plenary has to come last. */
  readonly decided: boolean;
  /** The project's list of cited papers. */
  readonly cited: readonly string[];
  readonly facts: readonly Fact[];
  /** Amounts that the project knows beside the cost table, in cents. */
  readonly amounts: readonly number[];
  /** Ids of the annexes whose content is there. */
  readonly attached: ReadonlySet<string>;
  readonly versions: readonly KnownVersion[];
  /** What references lead into; null where there are none. */
  readonly strategy: StrategyPaper | null;
  /** The template's words for them. */
  readonly references: CityTemplate['references'];
  /** Words that say that an annex is a draft: `Entwurf`. */
  readonly draftWords: readonly string[];
}

/** A figure of the project, and the words behind a number in prose that make it this figure. */
export interface Fact {
  readonly id: string;
  readonly value: number;
  /** `over`: prose has to say `über 60`. */
  readonly bound: 'exactly' | 'over';
  /** `Personen ihre Stimme`, `Expert*innengruppen`. */
  readonly before: readonly string[];
}

export interface KnownVersion {
  readonly id: string;
  readonly hash: string;
  /** `frozen`: signed off. */
  readonly level: VersionLevel;
}

export type CheckedField = 'number' | 'date' | 'subject' | 'unit' | 'place' | 'routing' | 'annexes' | 'costs';

/** Where to jump, and which characters: from `from` to before `to`, both 0 where the whole is meant. */
export type Place = (
  | {
      readonly in: 'field';
      readonly field: CheckedField;
      /** Id of the stop, annex or line. */ readonly item: string | null;
    }
  | {
      readonly in: 'section';
      readonly section: string;
      /** A cell or footnote by its root text. */ readonly nested: string | null;
      readonly block: string | null;
    }
) & { readonly from: number; readonly to: number };

export interface Mend {
  readonly place: Place;
  readonly replacement: string;
}

/** What a figure was compared with. */
export type Source =
  { readonly of: 'fact'; readonly fact: string } | { readonly of: 'costs' } | { readonly of: 'cited' };

export interface Finding {
  readonly rule: CheckRule;
  readonly level: 'passed' | 'warning' | 'error';
  readonly key: TextKey;
  readonly values: TextValues;
  readonly place: Place | null;
  readonly source: Source | null;
  readonly mend: Mend | null;
}

type Details = Partial<Pick<Finding, 'values' | 'place' | 'source' | 'mend'>>;

export const found = (rule: CheckRule, level: 'warning' | 'error', key: TextKey, details: Details = {}): Finding => ({
  rule,
  level,
  key,
  values: {},
  place: null,
  source: null,
  mend: null,
  ...details,
});

/** What was found, or that the rule is passed. */
export function orPassed(rule: CheckRule, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length > 0) return findings;
  const key = `paperCheck.passed_${rule}` as const;
  return [{ rule, level: 'passed', key, values: {}, place: null, source: null, mend: null }];
}

export const fieldPlace = (field: CheckedField, item: string | null = null, from = 0, to = 0): Place => ({
  in: 'field',
  field,
  item,
  from,
  to,
});
