/** The text of a room as a person can read it, for a draft of what could not be accepted. */
import * as Y from 'yjs';
import { commentsAsText } from '../../shared/document/comment-room.ts';
import { chapterText, chapterTitle } from '../../shared/document/chapter.ts';
import { paperAsText } from '../../shared/document/council/as-text.ts';
import { measuresAsText } from '../../shared/document/measures/as-text.ts';
import { trialsAsText } from '../../shared/document/trials/trial-room.ts';
import type { RoomKind } from '../../shared/sync/rooms.ts';

/**
 * Of a chapter: title and text, one block per line. Of comments: those that were written `here`, by the client id that
 * wrote them. Of trial drafts: the texts of those that are open. Of a council paper: number, subject, and its texts under the ids of
 * their sections. Of the catalogue: the measures in which something was written here. Of other rooms: everything in them, as JSON.
 */
export function draftText(kind: RoomKind, doc: Y.Doc, here: (client: number) => boolean): string {
  if (kind === 'chapter') return chapterDraft(doc);
  if (kind === 'comments' || kind === 'measureComments')
    return commentsAsText(doc, (_person, client) => client !== null && here(client));
  if (kind === 'trial') return trialsAsText(doc);
  if (kind === 'paper') return paperAsText(doc);
  // Where nothing was written but something taken away, or settings, all of it tells what was.
  if (kind === 'measures') return measuresAsText(doc, here) || JSON.stringify(everything(doc), null, 1);
  return JSON.stringify(everything(doc), null, 1);
}

function chapterDraft(doc: Y.Doc): string {
  let body = '';
  for (const { insert } of chapterText(doc).toDelta() as { insert: unknown }[]) {
    // Every block begins with its marker; whatever else is embedded has no words.
    body += typeof insert === 'string' ? insert : '\n';
  }
  return `${chapterTitle(doc).toJSON()}\n${body}`.trim();
}

function everything(doc: Y.Doc): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const [name, type] of doc.share) {
    if (type instanceof Y.Map || type instanceof Y.Array || type instanceof Y.Text) content[name] = type.toJSON();
    // Roots that nobody here has asked for yet have no type of their own.
    else content[name] = type._map.size > 0 ? doc.getMap(name).toJSON() : doc.getText(name).toJSON();
  }
  return content;
}
