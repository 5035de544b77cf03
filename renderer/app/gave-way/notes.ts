/** Values of one's own that others' have replaced unseen, until one has looked at them: kept in this browser, for each person. */
import * as v from 'valibot';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { typedValue } from './own-values.ts';

const note = v.object({
  /** The item of the value in the room. */
  id: v.string(),
  person: v.string(),
  room: v.string(),
  key: v.string(),
  value: typedValue,
  before: v.nullable(typedValue),
  /** `fallen`: another was set beside it. `missing`: it never came to the host. `removed`: its row went before anybody could know of it. */
  why: v.picklist(['fallen', 'missing', 'removed']),
  /** Whose value stands; null where that isn't known. */
  by: v.nullable(v.object({ id: v.string(), name: v.string() })),
});
export type Note = v.InferOutput<typeof note>;

interface Notes {
  /** The latest last. */
  readonly notes: readonly Note[];
}

const mostNotes = 200;
const mostAtField = 3;

export const useNotes = create<Notes>()(
  persist((): Notes => ({ notes: [] }), {
    name: 'ratschrift.gaveWay',
    version: 1,
    merge: (found, state) => {
      const checked = v.safeParse(v.object({ notes: v.array(note) }), found);
      return checked.success ? checked.output : state;
    },
  }),
);

export const isAt =
  (person: string, room: string, key: string) =>
  (each: Note): boolean =>
    each.key === key && each.room === room && each.person === person;

/** False where it was noted before. */
export function addNote(added: Note): boolean {
  const { notes } = useNotes.getState();
  if (notes.some(({ id, room }) => id === added.id && room === added.room)) return false;
  const here = notes.filter(isAt(added.person, added.room, added.key));
  const left = new Set(here.slice(0, Math.max(0, here.length + 1 - mostAtField)));
  useNotes.setState({ notes: [...notes.filter((each) => !left.has(each)), added].slice(-mostNotes) });
  return true;
}

/** Whose value stands where that was learnt later. */
export function nameWriter(noted: Pick<Note, 'id' | 'room'>, by: Note['by']): void {
  useNotes.setState(({ notes }) => ({
    notes: notes.map((each) => (each.id === noted.id && each.room === noted.room ? { ...each, by } : each)),
  }));
}

export function removeNotes(goes: (each: Note) => boolean): void {
  const { notes } = useNotes.getState();
  if (notes.some(goes)) useNotes.setState({ notes: notes.filter((each) => !goes(each)) });
}
