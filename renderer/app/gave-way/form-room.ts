/** The room that the fields of a form are written in, and what of one's own gave way there. */
import { createContext, useContext, useMemo } from 'react';
import { create } from 'zustand';
import { placeOfValue } from './own-values.ts';
import { useNotes, type Note } from './notes.ts';

export interface FormRoom {
  readonly room: string;
  readonly person: string;
}

export const FormRoomContext = createContext<FormRoom | null>(null);

const none: readonly Note[] = [];

/** The place of a field in the form around it; null outside of one. */
export function usePlace(key: string | undefined): string | null {
  const form = useContext(FormRoomContext);
  return form === null || key === undefined ? null : placeOfValue(form.room, key);
}

/** What gave way in this form, in one field or (`undefined`) in all of it; the latest last. */
export function useGaveWay(key?: string): readonly Note[] {
  const form = useContext(FormRoomContext);
  const notes = useNotes((state) => state.notes);
  return useMemo(() => {
    if (form === null || notes.length === 0) return none;
    const { room, person } = form;
    const here = notes.filter(
      (each) => each.room === room && each.person === person && (key === undefined || each.key === key),
    );
    return here.length === 0 ? none : here;
  }, [form, notes, key]);
}

/** Places that tell it themselves: a list needn't. */
export const useToldAt = create<{ readonly places: readonly string[] }>(() => ({ places: [] }));

export function tellAt(place: string): () => void {
  useToldAt.setState(({ places }) => ({ places: [...places, place] }));
  return () =>
    useToldAt.setState(({ places }) => {
      const at = places.indexOf(place);
      return { places: places.filter((_, index) => index !== at) };
    });
}
