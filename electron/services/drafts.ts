/** Kept drafts: text that its room could not accept any more, so that nothing typed is ever lost silently. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { canonicalChapter, readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import { parseRoom } from '../../shared/sync/rooms.ts';
import type { DraftContent } from '../hub/draft-content.ts';
import type { Hub } from '../hub/hub.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Characters of one draft; below what the contract lets through. */
const draftLength = 1_000_000;
/** Characters of a chapter's content that is kept with a draft; the same. */
const contentLength = 3_000_000;

/** For so long a window's own word of a refusal belongs to what was kept, ms. */
const justNow = 60_000;

/** The key under which the file keeps a draft's content: it can be deleted with it. */
const contentKey = (draft: string): string => `draft.${draft}`;
const kept = v.strictObject({ base: v.string(), draft: v.string() });

export class Drafts {
  /** By the room: what was kept of it last when the upstream host refused it. */
  private tail: Promise<unknown> = Promise.resolve();
  private readonly lately = new Map<string, { content: DraftContent; draft: Draft; at: number }>();

  constructor(
    private readonly store: ProjectStore,
    private readonly hub: () => Pick<Hub, 'open'>,
    /** This host has kept something by itself. */
    private readonly onChange: () => void,
  ) {}

  /**
   * `content`: the chapter as it was written, as canonical JSON, so that it can be handed in as suggestions; what was other than
   * this host has it now is what could not be accepted.
   */
  async keep(room: string, reason: string, text: string, content: string | null = null): Promise<Draft> {
    const parsed = parseRoom(room);
    if (parsed?.project !== this.store.project) throw new Failure('badInput');
    if (content === null || parsed.kind !== 'chapter') return this.inTurn(() => this.add(room, reason, text, null));
    if (readCanonicalChapter(content) === null) throw new Failure('badInput');
    // Before its turn: a room that begins anew is not opened until this host has had its turn to keep what it loses.
    const stands = await this.stands(room);
    return this.inTurn(() => this.keepChapter(room, reason, text, { base: stands, draft: content }));
  }

  private async keepChapter(room: string, reason: string, text: string, content: DraftContent): Promise<Draft> {
    // A window of this host is told of the refusal, too: what it holds is what was kept a moment ago, or more of it.
    const lately = this.keptLately(room);
    if (lately?.content.draft === content.draft) return lately.draft;
    const whole = { ...content, base: lately?.content.base ?? content.base };
    const draft = await this.add(room, reason, text, whole);
    this.lately.set(room, { content: whole, draft, at: Date.now() });
    return draft;
  }

  /** Keeps a text of any length: as several drafts where one would be too long to be read again. */
  keepLong(room: string, reason: string, text: string, content: DraftContent | null = null): Promise<void> {
    return this.inTurn(() => this.keepLongNow(room, reason, text, content));
  }

  private async keepLongNow(room: string, reason: string, text: string, content: DraftContent | null): Promise<void> {
    const lately = this.keptLately(room);
    if (content !== null && lately?.content.draft === content.draft) {
      // The window was faster; what the others have of it is known here.
      await this.store.setMeta(contentKey(lately.draft.id), JSON.stringify(content));
      this.onChange();
      return;
    }
    for (let from = 0; from < text.length; from += draftLength) {
      const draft = await this.add(room, reason, text.slice(from, from + draftLength), from === 0 ? content : null);
      if (from === 0 && content !== null) this.lately.set(room, { content, draft, at: Date.now() });
    }
    this.onChange();
  }

  private keptLately(room: string): { readonly content: DraftContent; readonly draft: Draft } | null {
    const lately = this.lately.get(room);
    return lately !== undefined && Date.now() - lately.at < justNow ? lately : null;
  }

  /** A refusal is told to host and window at once: what one keeps, the other must see. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work);
    this.tail = result.catch(() => undefined);
    return result;
  }

  async list(): Promise<Draft[]> {
    const drafts = await this.store.drafts();
    return Promise.all(
      drafts.map(async (draft) =>
        (await this.store.meta(contentKey(draft.id))) === null ? draft : { ...draft, canHandIn: true },
      ),
    );
  }

  /** A draft's chapter as it was written, or as the others had it; null where only its words are kept. */
  async content(draft: string, of: keyof DraftContent): Promise<string | null> {
    const json = await this.store.meta(contentKey(draft));
    if (json === null) return null;
    const read = v.safeParse(kept, JSON.parse(json));
    return read.success ? read.output[of] : null;
  }

  async delete(id: string): Promise<void> {
    await this.store.deleteDraft(id);
    await this.store.setMeta(contentKey(id), null);
  }

  private async add(room: string, reason: string, text: string, content: DraftContent | null): Promise<Draft> {
    const draft = { id: randomUUID(), room, reason, text, at: new Date().toISOString() };
    await this.store.addDraft(draft);
    if (content === null || Math.max(content.base.length, content.draft.length) > contentLength) return draft;
    await this.store.setMeta(contentKey(draft.id), JSON.stringify(content));
    return { ...draft, canHandIn: true };
  }

  private async stands(name: string): Promise<string> {
    const room = await this.hub().open(name);
    try {
      return room.read((doc) => canonicalChapter(readChapter(doc)));
    } finally {
      room.release();
    }
  }
}
