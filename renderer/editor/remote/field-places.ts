/** In which field of a form people are: told by the focus, in the room of what the form is about. */
import type { Awareness } from 'y-protocols/awareness';
import { remoteUser, type RemoteUser } from './remote-user.ts';

/** The attribute by which a field of a form, or what stands around it, is known to everybody. */
export const placeAttribute = 'data-place';
/** For an element: others are shown when somebody is in it. */
export const placed = (place: string): { readonly [placeAttribute]: string } => ({ [placeAttribute]: place });

interface FieldPlace {
  /** What the form is about: a council paper, a measure. */
  readonly of: string;
  readonly place: string;
}

const longest = 300;

/** The field that an element of the page lies in; null for none. */
export const placeOf = (element: Element | null): string | null =>
  element?.closest(`[${placeAttribute}]`)?.getAttribute(placeAttribute)?.slice(0, longest) ?? null;

/** Who is in which field of this form, but for this window; each person once in a field, in the order of their names. */
export function peopleInFields(
  awareness: Pick<Awareness, 'clientID' | 'getStates'>,
  of: string,
): ReadonlyMap<string, readonly RemoteUser[]> {
  const found = new Map<string, Map<string, RemoteUser>>();
  for (const [client, state] of awareness.getStates()) {
    const user = client === awareness.clientID ? null : remoteUser(state);
    const field = fieldIn(state);
    if (user === null || field?.of !== of) continue;
    const people = found.get(field.place) ?? new Map<string, RemoteUser>();
    found.set(field.place, people.set(user.id, user));
  }
  return new Map([...found].map(([place, people]) => [place, [...people.values()].sort(byName)]));
}

const byName = (a: RemoteUser, b: RemoteUser): number => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1);

/** Whatever a peer says is looked at first. */
function fieldIn(state: unknown): FieldPlace | null {
  if (typeof state !== 'object' || state === null || !('field' in state)) return null;
  const { field } = state;
  if (typeof field !== 'object' || field === null || !('of' in field) || !('place' in field)) return null;
  const { of, place } = field;
  if (typeof of !== 'string' || typeof place !== 'string' || place.length > longest) return null;
  return { of, place };
}
