/**
 * A link to a comment: `<address>#p=<project>&c=<chapter>/<key of the thread>`, of one on a measure `&m=<measure>/<key>`, and
 * `&r=<key of the reply>` where it is to one of the replies. Everything stands behind the `#`, so that no server is told. In a browser the address is the host's; the
 * app has none, and gives `ratschrift:` instead: such a link is pasted into the field to go to a paragraph, which reads both.
 */
import { isUuid } from '../sync/rooms.ts';
import { entryKeyPattern } from './comment-entries.ts';

export interface CommentLink {
  readonly project: string;
  readonly on: 'chapter' | 'measure';
  /** The id of what it is on. */
  readonly subject: string;
  /** Of the thread's first entry. */
  readonly key: string;
  /** Of the reply that it is to; null for the thread as a whole. */
  readonly reply: string | null;
}

const form = new RegExp(
  `^(?:(?:https?:)?//\\S*|ratschrift:)?#p=([^&\\s]+)&([cm])=([^/\\s]+)/(${entryKeyPattern})(?:&r=(${entryKeyPattern}))?$`,
);

/** `page`: the address of the page it is made on. */
export function commentLink(page: { readonly origin: string; readonly pathname: string }, link: CommentLink): string {
  const base = /^https?:/.test(page.origin) ? page.origin + page.pathname : 'ratschrift:';
  const reply = link.reply === null ? '' : `&r=${link.reply}`;
  return `${base}#p=${link.project}&${link.on === 'chapter' ? 'c' : 'm'}=${link.subject}/${link.key}${reply}`;
}

/** Reads a link, or just what stands behind its address; null when it is none. Never throws, whatever the text. */
export function readCommentLink(text: string): CommentLink | null {
  if (text.length > 2_000) return null;
  const [, project = '', letter, subject = '', key = '', reply = null] = form.exec(text.trim()) ?? [];
  const on = letter === 'm' ? 'measure' : 'chapter';
  if (!isUuid(project) || !(on === 'chapter' ? isUuid(subject) : /^[\w-]{1,40}$/.test(subject))) return null;
  return { project, on, subject, key, reply };
}
