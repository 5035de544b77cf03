/** Which chapters the filter leaves. Pure. */
import { compileQuery } from '../../../shared/document/find.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { titleOf } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';

/** Those in which every word occurs: in the number, title, group or stage; umlauts and capitals make no difference. */
export function filterChapters(chapters: readonly ChapterView[], filter: string, t: Translate): readonly ChapterView[] {
  const words = filter.split(/\s+/u).flatMap((text) => {
    const word = compileQuery({ text, regex: false, wholeWord: false, matchCase: false, umlauts: true });
    return typeof word === 'string' ? [] : [new RegExp(word.source, 'iu')];
  });
  return words.length === 0
    ? chapters
    : chapters.filter((chapter) => {
        const text = describe(chapter, t);
        return words.every((word) => word.test(text));
      });
}

function describe(chapter: ChapterView, t: Translate): string {
  const group = chapter.group?.name ?? t('common.office');
  const stage = t(`common.stage_${chapter.summary?.stage ?? 'open'}`);
  return [String(chapter.number), titleOf(chapter, t), group, stage].join('\n');
}
