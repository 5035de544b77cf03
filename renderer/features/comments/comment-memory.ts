/**
 * What a person has read, and comments begun but not sent. Both stay in this browser and are no part of the project: a
 * project file is mailed and replicated, and what somebody has read is nobody else's business.
 */
import * as v from 'valibot';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { anchorSchema } from '../../../shared/domain/comment-entries.ts';

/** A comment that is being written. */
const draftSchema = v.object({
  text: v.string(),
  /** Whom it mentions, as they stand in the text: id and name. */
  people: v.array(v.tuple([v.string(), v.string()])),
  /** What a new thread is about. */
  anchor: v.optional(anchorSchema),
});
export type CommentDraft = v.InferOutput<typeof draftSchema>;

interface Memory {
  /** Keys of entries that were read, by `<project>/<chapter>`. */
  readonly seen: Readonly<Record<string, readonly string[]>>;
  /** By `<project>/<slot>`. */
  readonly drafts: Readonly<Record<string, CommentDraft>>;
}

const memorySchema = v.object({
  seen: v.fallback(v.record(v.string(), v.array(v.string())), {}),
  drafts: v.fallback(v.record(v.string(), draftSchema), {}),
});

export const useMemory = create<Memory>()(
  persist((): Memory => ({ seen: {}, drafts: {} }), {
    name: 'ratschrift.comments',
    version: 1,
    merge: (found, state) => {
      const checked = v.safeParse(memorySchema, found);
      return checked.success ? checked.output : state;
    },
  }),
);

export const emptyDraft: CommentDraft = { text: '', people: [] };

/** The keys that were read in a chapter; null where nobody has looked yet. */
export function seenIn(place: string): readonly string[] | null {
  return useMemory.getState().seen[place] ?? null;
}

export function setSeen(place: string, keys: readonly string[]): void {
  useMemory.setState(({ seen }) => ({ seen: { ...seen, [place]: keys } }));
}

/** Keeps a draft; null, or one without text and anchor, lets it go. */
export function setDraft(slot: string, draft: CommentDraft | null): void {
  useMemory.setState(({ drafts }) => {
    const rest = Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== slot));
    const empty = draft === null || (draft.text === '' && draft.anchor === undefined);
    return { drafts: empty ? rest : { ...rest, [slot]: draft } };
  });
}
