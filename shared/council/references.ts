/**
 * What a council paper's references show. Into the strategy paper: the number of the annexed version that has their target, else that of
 * the paper as it stands, in words of the city's template. To its own headings, tables and figures: what their captions say. Pure.
 */
import { marksOf } from '../document/chapter-marks.ts';
import { asItStands } from '../document/decided-content.ts';
import { HERE, readEmbed, type RefEmbed } from '../document/embeds.ts';
import { notesWithin } from '../document/notes-within.ts';
import { indexPaper, type ChapterToIndex, type PaperIndex, type Target } from '../document/paper-index.ts';
import type { PaperSettings } from '../document/paper-settings.ts';
import { german } from '../i18n/catalogue.ts';
import { describeTarget } from '../i18n/describe-target.ts';
import { passagesOf } from './checks/passages.ts';
import type { Place } from './checks/finding.ts';
import { fill, type CityTemplate } from './city-template.ts';
import type { Annex, CouncilPaper } from './council-paper.ts';
import { sectionOrder } from './section-order.ts';
import { sectionSettings } from './section-settings.ts';

/** What has a number in one state of the strategy paper, as data that can be sent. Only what is decided counts. */
export interface StrategyState {
  readonly headingNumbers: boolean;
  readonly noteNumbers: PaperSettings['noteNumbers'];
  readonly chapters: readonly ChapterToIndex[];
}

export interface NumberedState {
  readonly index: PaperIndex;
  readonly headingNumbers: boolean;
}

/** The strategy paper as a council paper sees it. */
export interface StrategyPaper {
  /** The annexes that are versions of it, in order; `number` counts all annexes, from 1. */
  readonly annexed: readonly {
    readonly number: number;
    readonly title: string;
    /** Null where its text can't be had. */
    readonly state: NumberedState | null;
  }[];
  readonly present: NumberedState;
}

export type Reference = RefEmbed['ref'];

/** Where a reference leads. */
export type Referred =
  | { readonly in: 'annex'; readonly annex: number; readonly target: Target; readonly headingNumbers: boolean }
  | { readonly in: 'paper'; readonly target: Target; readonly headingNumbers: boolean }
  /** Versions are annexed, and only the paper as it stands has it. */
  | { readonly in: 'onlyPaper'; readonly target: Target }
  /** The text of an annexed version can't be had, so that nobody knows. */
  | { readonly in: 'unread'; readonly title: string }
  | { readonly in: 'nowhere' };

export const numberedState = ({ chapters, noteNumbers, headingNumbers }: StrategyState): NumberedState => ({
  index: indexPaper(chapters, noteNumbers),
  headingNumbers,
});

/** The annexes that are versions, each with its number among all annexes. */
export const annexedVersions = (
  annexes: readonly Annex[],
): readonly { readonly number: number; readonly title: string; readonly version: string }[] =>
  annexes.flatMap(({ title, of }, at) =>
    of.what === 'version' ? [{ number: at + 1, title, version: of.version }] : [],
  );

/** The first annexed version that has the target; without any, the paper as it stands. */
export function referredTo({ annexed, present }: StrategyPaper, { chapter, block }: Reference): Referred {
  for (const { number, title, state } of annexed) {
    if (state === null) return { in: 'unread', title };
    const target = state.index.target(chapter, block);
    if (target !== null) return { in: 'annex', annex: number, target, headingNumbers: state.headingNumbers };
  }
  const target = present.index.target(chapter, block);
  if (target === null) return { in: 'nowhere' };
  return annexed.length > 0
    ? { in: 'onlyPaper', target }
    : { in: 'paper', target, headingNumbers: present.headingNumbers };
}

/** All that can be referred to: what the annexed versions have, then what only the paper as it stands has. */
export function offeredTargets({ annexed, present }: StrategyPaper): readonly Target[] {
  const offered = new Map<string, Target>();
  for (const state of [...annexed.map((annex) => annex.state), present])
    for (const { targets } of state?.index.chapters ?? [])
      for (const target of targets) if (!offered.has(referenceKey(target))) offered.set(referenceKey(target), target);
  return [...offered.values()];
}

/** What a city's template calls them; nothing in a folder of an older version. */
type Words = CityTemplate['references'];

/** „Abschnitt 3.2 der Anlage 1“; where it leads nowhere, as a chapter's reference says it. */
export function sayReferred(words: Words, referred: Referred): string {
  if (referred.in !== 'annex' && referred.in !== 'paper') return german('numbers.gone');
  const target = sayTarget(words, referred.target, referred.headingNumbers);
  if (referred.in === 'paper') return words === undefined ? target : fill(words.inPaper, { target });
  const annex = String(referred.annex);
  return words === undefined ? german('numbers.refInAnnex', { target, annex }) : fill(words.inAnnex, { target, annex });
}

/** „Abschnitt 3.2“. A heading without a number is named. */
export function sayTarget(words: Words, target: Target, headingNumbers: boolean): string {
  if (words === undefined) return describeTarget('de', target, headingNumbers);
  const { kind, number, text } = target;
  const isNamed = kind === 'heading' && !headingNumbers;
  return fill(words[isNamed ? 'named' : kind], { number, text });
}

/** What a paper has of its own to refer to, numbered as it is printed. Only what is decided counts. `known`: the sections of its kind. */
export function ownIndex(paper: CouncilPaper, known: readonly { readonly id: string }[]): PaperIndex {
  const chapters = sectionOrder(known, paper).flatMap((id, at): ChapterToIndex[] => {
    const content = paper.texts.get(id);
    if (content === undefined) return [];
    const stands = asItStands(content);
    return [{ id, number: at + 1, title: '', marks: marksOf(stands.blocks, notesWithin(stands)) }];
  });
  return indexPaper(chapters, sectionSettings.noteNumbers);
}

/** Whether a reference leads to something in the paper that it stands in. */
export const isOwn = ({ chapter }: Reference): boolean => chapter === HERE;

export interface PlacedReference extends Reference {
  readonly place: Place;
}

/** All references in the texts of a paper, in order. */
export function referencesIn(paper: CouncilPaper): PlacedReference[] {
  return passagesOf(paper).flatMap(({ block, at }) => {
    let to = 0;
    return (block?.runs ?? []).flatMap(({ text, embed }) => {
      const from = to;
      to += text.length;
      const read = embed === undefined ? null : readEmbed(embed);
      return read !== null && 'ref' in read ? [{ ...read.ref, place: at(from, to) }] : [];
    });
  });
}

/** What references show, by `referenceKey`. */
export type ReferenceWords = ReadonlyMap<string, string>;
export const referenceKey = ({ chapter, block }: Reference): string => `${chapter} ${block ?? ''}`;

/** `strategy`: null where nothing refers to it. */
export function referenceWords(
  paper: CouncilPaper,
  strategy: StrategyPaper | null,
  { kinds, references: words }: Pick<CityTemplate, 'kinds' | 'references'>,
): ReferenceWords {
  const all = referencesIn(paper);
  const own = all.some(isOwn) ? ownIndex(paper, kinds.find(({ id }) => id === paper.kind)?.sections ?? []) : null;
  return new Map(
    all.flatMap((each): [string, string][] => {
      if (own !== null && isOwn(each))
        return [
          [
            referenceKey(each),
            describeTarget('de', own.target(each.chapter, each.block), sectionSettings.headingNumbers),
          ],
        ];
      return strategy === null ? [] : [[referenceKey(each), sayReferred(words, referredTo(strategy, each))]];
    }),
  );
}
