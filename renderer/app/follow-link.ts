import type { CommentLink } from '../../shared/domain/comment-link.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';
import { notify } from '../ui/announcer.tsx';
import type { Followed } from './followed.ts';
import type { Session } from './session.ts';
import { openDraft } from './workspace.ts';

const texts = {
  noChapter: 'comments.linkNoChapter',
  mayNot: 'comments.linkMayNot',
  gone: 'comments.linkGone',
  replyGone: 'comments.linkReplyGone',
  late: 'comments.linkLate',
} as const satisfies Record<Exclude<Followed, 'shown'>, string>;

/** Leads to the comment that a link of this project is to, or tells why it can't. */
export function followLink({ project, comments, measureComments }: Session, link: CommentLink, t: Translate): void {
  if (link.project !== project.id) return notify({ text: t('comments.linkOther'), tone: 'bad' });
  if (link.on === 'chapter') openDraft(project.id);
  const desk = link.on === 'chapter' ? comments : measureComments;
  desk
    .follow(link)
    .then((followed) => {
      if (followed !== 'shown') notify({ text: t(texts[followed]), tone: 'bad' });
    })
    .catch((error: unknown) => reportError(error));
}
