/** The style check of German blocks: runs the rules and puts what they find in order. Pure. */
import { primaryOf } from '../languages.ts';
import { formsOf, type Term } from '../words.ts';
import { adjectivePlaces, agreementPlaces, casePlaces } from './articles.ts';
import { invisiblePlaces, lookAlikePlaces } from './characters.ts';
import { findingKey, type Finding, type Place, type StyleBlock, type StyleRuleId } from './finding.ts';
import { genderFormPlaces, genericMasculinePlaces } from './gender.ts';
import {
  longSentencePlaces,
  repeatedPlaces,
  spaceBeforeSignPlaces,
  spacePlaces,
  togetherPlaces,
} from './plain-rules.ts';

interface Rule {
  readonly id: StyleRuleId;
  readonly places: (text: string) => readonly Place[];
  /** Holds for German alone; else for every language written in Latin letters. */
  readonly german: boolean;
}

const rules: readonly Rule[] = [
  { id: 'lookAlike', places: lookAlikePlaces, german: true },
  { id: 'genderForm', places: genderFormPlaces, german: true },
  { id: 'agreement', places: (text) => [...agreementPlaces(text), ...adjectivePlaces(text)], german: true },
  { id: 'case', places: casePlaces, german: true },
  { id: 'together', places: togetherPlaces, german: true },
  { id: 'repeatedWord', places: repeatedPlaces, german: true },
  { id: 'spaces', places: spacePlaces, german: false },
  { id: 'spaceBeforeSign', places: spaceBeforeSignPlaces, german: true },
  { id: 'invisible', places: invisiblePlaces, german: false },
  { id: 'genericMasculine', places: genericMasculinePlaces, german: true },
  { id: 'longSentence', places: longSentencePlaces, german: true },
];

/** Most findings of one block; more are no help. */
const mostInBlock = 50;
/** Longer blocks are looked at up to here. */
const longestBlock = 20_000;
/** No German sentence: looking for patterns in it would take time and find nothing. */
const noText = /\S{250}|\s{250}/u;

/** What stands around a finding, for showing it and for knowing it again. */
export function contextOf(text: string, { from, to }: Pick<Finding, 'from' | 'to'>): { before: string; after: string } {
  const before = text.slice(Math.max(0, from - 40), from);
  const after = text.slice(to, to + 40);
  return {
    before: from > 40 ? before.replace(/^\S*\s/u, '…') : before,
    after: to + 40 < text.length ? after.replace(/\s\S*$/u, '…') : after,
  };
}

/** Everything found in a block, from left to right; what was put aside is left out. */
export function checkBlock(block: StyleBlock, terms: readonly Term[], aside: ReadonlySet<string>): Finding[] {
  const text = block.text.slice(0, longestBlock);
  if (noText.test(text)) return [];
  const german = primaryOf(block.language) === 'de';
  const findings: Finding[] = [];
  const add = (rule: StyleRuleId, place: Place): void => {
    const finding = { rule, block: block.id, text: text.slice(place.from, place.to), ...place };
    const overlaps = findings.some((other) => other.mend !== null && other.from < place.to && place.from < other.to);
    if (overlaps && place.mend !== null) return;
    if (aside.size > 0 && aside.has(asideKey(finding, text))) return;
    findings.push(finding);
  };
  for (const { id, places, german: only } of rules)
    if (german || !only) for (const place of places(text)) if (findings.length < mostInBlock) add(id, place);
  for (const place of termPlaces(text, terms)) if (findings.length < mostInBlock) add('term', place);
  return findings.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** By what a finding is put aside: its rule, its words and what stands next to them. */
export function asideKey(finding: Finding, text: string): string {
  return findingKey(
    finding,
    text.slice(Math.max(0, finding.from - 15), finding.from) + text.slice(finding.to, finding.to + 15),
  );
}

function termPlaces(text: string, terms: readonly Term[]): Place[] {
  const places: Place[] = [];
  for (const term of terms) {
    const { old, replacement } = term;
    const all = [...formsOf(term), [old, replacement] as const].sort(([a], [b]) => b.length - a.length);
    for (const [form, becomes] of all) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
        const to = at + form.length;
        if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[to] ?? ' ')) continue;
        if (places.some((other) => other.from < to && at < other.to)) continue;
        places.push({ from: at, to, mend: becomes === '' ? null : becomes });
      }
    }
  }
  return places;
}
