/** Says what was restored, what was not and why, and offers the way back. */
import type { Translate } from '../../shared/i18n/catalogue.ts';
import { notify } from '../ui/announcer.tsx';
import type { NotRestored, Restored } from './restore.ts';
import { titleOf, type Session } from './session.ts';

type Titles = Pick<Session, 'chapters' | 'deletedChapters'>;

export function tellRestored(restored: Restored, session: Titles, t: Translate): void {
  const { left, undo } = restored;
  const list = leftInWords(left, session, t);
  const done = isDone(restored);
  notify({
    text: [
      doneInWords(restored, session, t),
      ...(list.length > 0 ? [t('restore.left', { list: list.join('; ') })] : []),
    ].join(' '),
    stays: left.length > 0,
    ...(done && { action: { label: t('common.undo'), run: undo } }),
  });
}

/** What was not restored and why, one line each. */
export function leftInWords(left: readonly NotRestored[], session: Titles, t: Translate): readonly string[] {
  return left.map(({ chapter, why }) => {
    const title = chapter === null ? t('restore.paper') : nameOf(chapter, session, t);
    return t('restore.of', { title, what: t(`restore.${why}`) });
  });
}

const isDone = ({ chapters, outline }: Restored): boolean => chapters.length > 0 || outline;

function doneInWords(restored: Restored, session: Titles, t: Translate): string {
  const { how, chapters, outline, left } = restored;
  if (!isDone(restored)) return t(left.length > 0 ? 'restore.notDone' : 'restore.nothing');
  const [only, ...others] = chapters;
  if (only === undefined) return t('restore.doneOutline');
  const suggested = how === 'suggestions';
  if (others.length === 0 && !outline)
    return t(suggested ? 'restore.suggestedChapter' : 'restore.doneChapter', { title: nameOf(only, session, t) });
  return t(suggested ? 'restore.suggestedChapters' : 'restore.doneChapters', { count: chapters.length });
}

function nameOf(chapter: string, { chapters, deletedChapters }: Titles, t: Translate): string {
  const view = [...chapters, ...deletedChapters].find(({ id }) => id === chapter);
  return view === undefined ? t('common.untitled') : titleOf(view, t);
}
