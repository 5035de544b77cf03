/**
 * A link to a comment: `<address>#p=<project>&c=<chapter>/<key of the thread>`, and `&r=<key of the reply>` where it is to
 * one of the replies. Everything stands behind the `#`, so that no server is told. In a browser the address is the host's; the
 * app has none, and gives `ratschrift:` instead: such a link is pasted into the field to go to a paragraph, which reads both.
 */
import { isUuid } from '../sync/rooms.ts';
import { entryKeyPattern } from './comment-entries.ts';

export interface CommentLink {
  readonly project: string;
  readonly chapter: string;
  /** Of the thread's first entry. */
  readonly key: string;
  /** Of the reply that it is to; null for the thread as a whole. */
  readonly reply: string | null;
}

const form = new RegExp(
  `^(?:(?:https?:)?//\\S*|ratschrift:)?#p=([^&\\s]+)&c=([^/\\s]+)/(${entryKeyPattern})(?:&r=(${entryKeyPattern}))?$`,
);

/** `page`: the address of the page it is made on. */
export function commentLink(page: { readonly origin: string; readonly pathname: string }, link: CommentLink): string {
  const base = /^https?:/.test(page.origin) ? page.origin + page.pathname : 'ratschrift:';
  const reply = link.reply === null ? '' : `&r=${link.reply}`;
  return `${base}#p=${link.project}&c=${link.chapter}/${link.key}${reply}`;
}

/** Reads a link, or just what stands behind its address; null when it is none. Never throws, whatever the text. */
export function readCommentLink(text: string): CommentLink | null {
  if (text.length > 2_000) return null;
  const [, project = '', chapter = '', key = '', reply = null] = form.exec(text.trim()) ?? [];
  return isUuid(project) && isUuid(chapter) ? { project, chapter, key, reply } : null;
}
