/** Which chapters the filter leaves. Pure. */
import { compileQuery } from '../../../shared/document/find.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { titleOf } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';

export interface FilteredChapter {
  readonly chapter: ChapterView;
  /** The headings in it that have one of the words, in order. */
  readonly headings: readonly Target[];
}

/** So many headings are shown of a chapter. */
const mostHeadings = 4;

/**
 * Those in which every word occurs: in the number, title, group, stage or a heading; umlauts and capitals make no
 * difference. Null where nothing is filtered.
 */
export function filterChapters(
  chapters: readonly ChapterView[],
  filter: string,
  headingsOf: (chapter: string) => readonly Target[],
  t: Translate,
): readonly FilteredChapter[] | null {
  const words = filter.split(/\s+/u).flatMap((text) => {
    const word = compileQuery({ text, regex: false, wholeWord: false, matchCase: false, umlauts: true });
    return typeof word === 'string' ? [] : [new RegExp(word.source, 'iu')];
  });
  if (words.length === 0) return null;
  return chapters.flatMap((chapter) => {
    const own = describe(chapter, t);
    const headings = headingsOf(chapter.id)
      .map((target) => ({ target, text: `${target.number} ${target.text}` }))
      .filter(({ text }) => words.some((word) => word.test(text)));
    const fits = words.every((word) => word.test(own) || headings.some(({ text }) => word.test(text)));
    // What the chapter's own words say already needs no heading to be found by.
    const sought = words.filter((word) => !word.test(own));
    const shown = headings.filter(({ text }) => sought.length === 0 || sought.some((word) => word.test(text)));
    return fits ? [{ chapter, headings: shown.slice(0, mostHeadings).map(({ target }) => target) }] : [];
  });
}

function describe(chapter: ChapterView, t: Translate): string {
  const group = chapter.group?.name ?? t('common.office');
  const stage = t(`common.stage_${chapter.summary?.stage ?? 'open'}`);
  return [String(chapter.number), titleOf(chapter, t), group, stage].join('\n');
}
