import { chapterTitle } from '../../../shared/document/chapter.ts';
import { titleChange } from '../../../shared/document/title-change.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import { withRoom } from '../../app/chapter-texts.ts';
import { notify } from '../../ui/announcer.tsx';

const origin = { from: 'homecoming' } as const;

/** Gives a chapter one of two titles, by the smallest change. */
export function writeTitle(session: Session, chapter: string, title: string, t: Translate): void {
  const writing = withRoom(session, chapter, ({ doc, writable }) => {
    if (!writable) return false;
    const text = chapterTitle(doc);
    const change = titleChange(text.toJSON(), title, title.length);
    if (change === null) return true;
    doc.transact(() => {
      text.delete(change.at, change.removed);
      text.insert(change.at, change.inserted);
    }, origin);
    return true;
  });
  void writing.then((written) => {
    const ok = written === true;
    notify(ok ? { text: t('homecoming.titled') } : { text: t('homecoming.late'), tone: 'bad' });
  });
}
