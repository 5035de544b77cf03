/** The copy that somebody who may only suggest works on, built anew when a decision was made on what they proposed. */
import { useMemo, useSyncExternalStore } from 'react';
import { changeEntry, commentEntries } from '../../../shared/document/comment-room.ts';
import { isEmpty, proposedChange, takeOver } from '../../../shared/document/proposals.ts';
import { readEntry } from '../../../shared/domain/comment-entries.ts';
import type { Proposal } from '../../../shared/domain/comments.ts';
import type { PaperRoom, RoomRegistry } from '../paper-props.ts';
import { CopyRoom, proposing } from './copy-room.ts';
import { proposalsAt, type ProposalPlace } from './proposal-place.ts';

export interface ProposalOptions {
  readonly rooms: RoomRegistry;
  /** Remembered by whoever gives it: another one begins anew. */
  readonly place: ProposalPlace;
  /** The room of the text, with its content; null while it isn't here. */
  readonly room: PaperRoom | null;
  readonly person: string;
}

/** Null while it isn't `wanted`, or what it is made of isn't here. */
export function useProposalRoom({ rooms, place, room, person }: ProposalOptions, wanted: boolean): PaperRoom | null {
  const store = useMemo(
    () => (room === null || !wanted ? nothing : proposalStore({ rooms, place, room, person })),
    [rooms, place, room, person, wanted],
  );
  return useSyncExternalStore(store.subscribe, store.get);
}

interface Store {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => PaperRoom | null;
}
const nothing: Store = { subscribe: () => () => undefined, get: () => null };

interface Scene extends ProposalOptions {
  readonly room: PaperRoom;
}

function proposalStore({ rooms, place, room, person }: Scene): Store {
  let copy: CopyRoom | null = null;
  return {
    get: () => copy,
    subscribe: (listener) => {
      const comments = rooms.acquire(place.comments);
      let checking = false;
      const mine = (): readonly Proposal[] =>
        proposalsAt(comments.doc, place).filter(({ author }) => author === person);
      const isOpen = (key: string): boolean => mine().some((each) => each.key === key && each.state === 'open');
      const copyWith = (open: readonly Proposal[]): CopyRoom =>
        new CopyRoom(room, comments, person, open, isOpen, place.measure);
      const check = (): void => {
        checking = false;
        if (!comments.state.synced) return;
        const open = mine().filter(({ state }) => state === 'open');
        const keys = new Set(open.map(({ key }) => key));
        // Also where one of one's own came from elsewhere: another window, or a draft that was handed in.
        if (copy !== null && copy.entries.size === keys.size && [...copy.entries].every((key) => keys.has(key))) return;
        copy = copy === null ? copyWith(open) : rebuilt(copy, open);
        listener();
      };
      /** Without what was decided on. What goes on from that is carried over into the chapter as it is now. */
      const rebuilt = (old: CopyRoom, before: readonly Proposal[]): CopyRoom => {
        old.destroy();
        const all = mine();
        const open = all.filter(({ state }) => state === 'open');
        const updates = open.flatMap((each) => each.updates);
        if (before.length === 0 && open.length === 0) return copyWith([]);
        if (proposedChange(room.doc, updates, [], place.root) !== null) return copyWith(open);
        const closed = all.filter(({ state }) => state !== 'open').flatMap((each) => each.updates);
        const change = proposedChange(room.doc, updates, closed, place.root);
        // What can't be carried over stays as it is, for whoever decides.
        if (change === null) return copyWith([]);
        const fresh = copyWith([]);
        if (!isEmpty(change)) takeOver(fresh.doc, change, { person, at: Date.now(), why: '' }, proposing);
        fresh.flush();
        for (const { key } of open) withdraw(comments, key);
        return fresh;
      };
      // After the transaction that told it: what is written here must come after.
      const soon = (): void => {
        if (checking) return;
        checking = true;
        queueMicrotask(check);
      };
      commentEntries(comments.doc).observe(soon);
      const stop = comments.subscribe(soon);
      soon();
      return () => {
        checking = true;
        commentEntries(comments.doc).unobserve(soon);
        stop();
        copy?.destroy();
        copy = null;
        rooms.release(place.comments);
      };
    },
  };
}

/** Takes a proposal of one's own back. */
export function withdraw(comments: Pick<PaperRoom, 'doc'>, key: string): void {
  if (readEntry(commentEntries(comments.doc).get(key))?.type !== 'proposal') return;
  changeEntry(comments.doc, key, 'proposal', { updates: [], deleted: true, edited: Date.now() }, proposing);
}
