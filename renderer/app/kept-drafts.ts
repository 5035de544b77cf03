/** Takes the text of a refused room into keeping: hands it to the host, again and again until the host has it. */
import type { Doc } from 'yjs';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { commentsAsText } from '../../shared/document/comment-room.ts';
import { chapterText, chapterTitle } from '../../shared/document/chapter.ts';
import { paperAsText } from '../../shared/document/council/as-text.ts';
import { measuresAsText } from '../../shared/document/measures/as-text.ts';
import { trialsAsText } from '../../shared/document/trials/trial-room.ts';
import { readChapter } from '../../shared/document/nested.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import type { RoomKind } from '../../shared/sync/rooms.ts';

/** What one draft holds at most; longer texts become several. */
export const draftSize = 1_900_000;
const retryEvery = 5_000;

export interface PendingDraft {
  readonly room: string;
  readonly reason: string;
  readonly text: string;
  /** The whole chapter as canonical JSON; null of other rooms, of one that is too long, and of further pieces. */
  readonly content: string | null;
}

/** A chapter's title and text as plain lines, one per block. Empty when there is nothing to keep. */
export function plainText(doc: Doc): string {
  let text = '';
  for (const { insert } of chapterText(doc).toDelta() as { insert?: unknown }[]) {
    if (typeof insert === 'string') text += insert;
    else if (typeof insert === 'object' && insert !== null && 'b' in insert) text += '\n';
  }
  return `${chapterTitle(doc).toJSON()}\n${text}`.replace(/\n{3,}/g, '\n\n').trim();
}

/** What is worth keeping of a room whose change was refused. Of comments and measures: what was written in this window. */
export function textToKeep(kind: RoomKind | null, doc: Doc): string {
  if (kind === 'chapter') return plainText(doc);
  if (kind === 'trial') return trialsAsText(doc);
  if (kind === 'paper') return paperAsText(doc);
  if (kind === 'measures') return measuresAsText(doc, (client) => client === doc.clientID);
  const isSaid = kind === 'comments' || kind === 'measureComments';
  return isSaid ? commentsAsText(doc, (_person, client) => client === doc.clientID) : '';
}

/** A chapter whole, so that it can be handed in as suggestions; null where that is none, or too long. */
export function contentToKeep(kind: RoomKind | null, doc: Doc): string | null {
  const content = kind === 'chapter' ? canonicalChapter(readChapter(doc)) : null;
  return content === null || content.length > draftSize ? null : content;
}

/** Cuts a text into pieces of at most `size` characters, never through a character pair. */
export function pieces(text: string, size: number): string[] {
  const result: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + size);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to -= 1;
    result.push(text.slice(from, to));
    from = to;
  }
  return result;
}

export class DraftKeeper {
  private pending_: readonly PendingDraft[] = [];
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private sending = false;

  /** `send` hands one draft to the host; `onKept` is told when the host has it. */
  constructor(
    private readonly send: (draft: PendingDraft) => Promise<Draft>,
    private readonly onKept: (draft: Draft) => void,
  ) {}

  /** Texts that are in this window alone. */
  get pending(): readonly PendingDraft[] {
    return this.pending_;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  keep(room: string, reason: string, text: string, content: string | null = null): void {
    const drafts = pieces(text, draftSize).map((piece, index) => ({
      room,
      reason,
      text: piece,
      content: index === 0 ? content : null,
    }));
    this.setPending([...this.pending_, ...drafts]);
    this.sendNext();
  }

  /** Tries at once, e.g. because the connection is back. */
  retryNow(): void {
    this.sendNext();
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.listeners.clear();
  }

  private sendNext(): void {
    const draft = this.pending_[0];
    if (draft === undefined || this.sending) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.sending = true;
    this.send(draft).then(
      (kept) => {
        this.sending = false;
        this.setPending(this.pending_.filter((other) => other !== draft));
        this.onKept(kept);
        this.sendNext();
      },
      () => {
        this.sending = false;
        this.timer = setTimeout(() => this.sendNext(), retryEvery);
      },
    );
  }

  private setPending(pending: readonly PendingDraft[]): void {
    this.pending_ = pending;
    for (const listener of this.listeners) listener();
  }
}
