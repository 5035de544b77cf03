/** What the style check finds, and what it looks at. */
export const STYLE_RULES = [
  'genderForm',
  'genericMasculine',
  'lookAlike',
  'invisible',
  'spaces',
  'spaceBeforeSign',
  'repeatedWord',
  'agreement',
  'case',
  'together',
  'term',
  'longSentence',
] as const;
export type StyleRuleId = (typeof STYLE_RULES)[number];

export interface StyleBlock {
  readonly id: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** Characters of a block; `mend` takes their place, null where only a person can mend it. */
export interface Finding {
  readonly rule: StyleRuleId;
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly mend: string | null;
  /** Number of words of a sentence that is too long. */
  readonly count?: number;
}

/** A place within one text, as rules give it. */
export type Place = Omit<Finding, 'block' | 'text' | 'rule'>;

/** By what a finding that was put aside is known again, while others write around it. */
export function findingKey({ rule, text }: Finding, context: string): string {
  return `${rule} ${text.slice(0, 100)} ${hash(context)}`;
}

/** FNV-1a over UTF-16 units; only to tell contexts apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return (value >>> 0).toString(36);
}
