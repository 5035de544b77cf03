/**
 * What references in a measure's description show: to its own headings, tables and figures as their captions say it, into the paper as it
 * stands what a chapter's reference shows there, said to be the paper's.
 */
import { referenceKey, type ReferenceWords } from '../../council/references.ts';
import { sectionSettings } from '../../council/section-settings.ts';
import { german } from '../../i18n/catalogue.ts';
import { describeTarget } from '../../i18n/describe-target.ts';
import { marksOf } from '../chapter-marks.ts';
import { asItStands } from '../decided-content.ts';
import { HERE, readEmbed, type RefEmbed } from '../embeds.ts';
import type { ChapterContent } from '../nested.ts';
import { notesWithin } from '../notes-within.ts';
import { indexPaper, targetWherever, type PaperIndex } from '../paper-index.ts';

type Reference = RefEmbed['ref'];

/** All references of a description into the paper. */
export function paperReferencesIn({ blocks, tables, notes }: ChapterContent): readonly Reference[] {
  const nested = [...[...tables.values()].flatMap(({ texts }) => [...texts.values()]), ...notes.values()];
  return [blocks, ...nested].flat().flatMap(({ runs }) =>
    runs.flatMap(({ embed }) => {
      const read = embed === undefined ? null : readEmbed(embed);
      return read !== null && 'ref' in read && read.ref.chapter !== HERE ? [read.ref] : [];
    }),
  );
}

/** „Abschnitt 7.2 des Papiers“; a block that moved into another chapter is found there. */
export function sayInPaper(index: PaperIndex, { chapter, block }: Reference, headingNumbers: boolean): string {
  const target = targetWherever(index, chapter, block);
  const words = describeTarget('de', target, headingNumbers);
  return target === null ? words : german('numbers.inPaper', { target: words });
}

/** What a reference of a description shows; `references`: what those into the paper do. */
export function referenceIn(content: ChapterContent, references: ReferenceWords): (ref: Reference) => string {
  let own: PaperIndex | null = null;
  return (ref) => {
    if (ref.chapter !== HERE) return references.get(referenceKey(ref)) ?? german('numbers.gone');
    own ??= ownIndex(content);
    return describeTarget('de', own.target(HERE, ref.block), sectionSettings.headingNumbers);
  };
}

/** What a description can refer to of its own. */
export function ownIndex(content: ChapterContent): PaperIndex {
  const stands = asItStands(content);
  const marks = marksOf(stands.blocks, notesWithin(stands));
  return indexPaper([{ id: '', number: 1, title: '', marks }], 'chapter');
}

const [NUMBER, TEXT] = ['\u0001', '\u0002'];
const targets = [
  ...(['refChapter', 'refHeading', 'refTable', 'refFigure', 'refParagraph'] as const).map((key) =>
    german(`numbers.${key}`, { number: NUMBER }),
  ),
  german('numbers.refHeadingNamed', { text: TEXT }),
];
const forms = [...targets, ...targets.map((target) => german('numbers.inPaper', { target }))];

/** Whether words are such as a reference shows, at whatever time; older files have none for it. */
export function mayBeReference(words: string): boolean {
  if (words === '' || words === german('numbers.gone')) return true;
  return forms.some((form) => {
    const isNumber = form.includes(NUMBER);
    const [before = '', behind = ''] = form.split(isNumber ? NUMBER : TEXT);
    if (words.length <= before.length + behind.length || !words.startsWith(before) || !words.endsWith(behind))
      return false;
    const inner = words.slice(before.length, words.length - behind.length);
    return isNumber ? !inner.includes(' ') : !inner.includes('“');
  });
}
