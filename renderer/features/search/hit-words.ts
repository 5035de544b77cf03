/** Where a hit stands, whose it is and of when, in words. */
import { isAboutMeasure } from '../../../shared/domain/search/entries.ts';
import type { PaperIndex } from '../../../shared/document/paper-index.ts';
import type { Language, Translate } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { SearchHit } from '../../../shared/rpc/search-schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { formatDay } from '../../ui/text.ts';

/** Its chapter as the outline names it. */
export function chapterOf(hit: SearchHit, session: Session, t: Translate): string {
  const { kind, as, chapter } = hit;
  if (isAboutMeasure(hit)) return as === '' ? t('search.one_measure') : as;
  if (kind === 'measure' || kind === 'council') return as === '' ? t(`search.one_${kind}`) : as;
  if (chapter === '') return t('search.paper');
  const view = session.chapters.find(({ id }) => id === chapter);
  return view === undefined ? t('search.goneChapter') : `${view.number} ${titleOf(view, t)}`;
}

/** What of the chapter it is, with its number. */
export function placeOf(hit: SearchHit, index: PaperIndex, t: Translate): string {
  const { form, holder, chapter, kind } = hit;
  if (form === 'measureComment' || form === 'measureSuggestion') return '';
  if (kind === 'measure' || kind === 'council' || isAboutMeasure(hit)) return t(`search.form_${form}`);
  const target = holder === null ? null : index.target(chapter, holder);
  const number = target === null || target.block === null ? null : target.number;
  if (form === 'comment' || form === 'reply' || form === 'suggestion' || form === 'proposal') {
    const at =
      number === null ? '' : t(target?.kind === 'paragraph' ? 'search.paragraph' : 'search.section', { number });
    return [form === 'suggestion' || form === 'comment' ? '' : t(`search.form_${form}`), at]
      .filter((part) => part !== '')
      .join(', ');
  }
  // Words of a version may stand elsewhere today.
  if (number === null || (hit.kind === 'version' && !hit.same)) return t(`search.form_${form}`);
  const where = whereOf(target?.kind ?? 'paragraph', number, t);
  return form === 'paragraph' || form === 'heading' || form === 'caption'
    ? where
    : `${t(`search.form_${form}`)}, ${where}`;
}

function whereOf(kind: string, number: string, t: Translate): string {
  if (kind === 'table') return t('search.table', { number });
  if (kind === 'figure') return t('search.figure', { number });
  return t(kind === 'heading' ? 'search.section' : 'search.paragraph', { number });
}

/** Who and when; of a version which one. */
export function saidOf(hit: SearchHit, session: Session, t: Translate, language: Language): string {
  const { kind, form, person, as, at, versions, versionCount } = hit;
  const day = (when: number): string => formatDay(when, language);
  const [newest] = versions;
  if (kind === 'version' && form !== 'version') {
    if (newest === undefined) return '';
    return t('search.inVersions', { count: versionCount, name: newest.name, date: day(newest.at) });
  }
  if (kind === 'measure' || kind === 'council') return at === null ? '' : t('search.changedAt', { date: day(at) });
  if (kind === 'text') return at === null ? '' : t('search.changed', { date: day(at) });
  const name =
    as !== '' && !isAboutMeasure(hit) ? as : person === null ? '' : nameOfPerson(session.membership.people, person, t);
  return [name, at === null ? '' : day(at)].filter((part) => part !== '').join(' · ');
}
