/** The membership that counts on this machine. */
import type { Membership, Person } from '../../shared/domain/people.ts';

export interface Here {
  /** The person who sits at this machine. */
  readonly person: string;
  /** The file was made to be mailed. */
  readonly mailed: boolean;
  /** The upstream host refuses this copy: the access was withdrawn. */
  readonly refused: boolean;
}

/**
 * What the rights depend on. In a mailed file its person only reads. While the upstream host refuses this copy, they may
 * still read what lies on the own disk, but write no more into what would never be accepted.
 */
export function membershipHere(membership: Membership, { person, mailed, refused }: Here): Membership {
  if (mailed) return asReader(membership, { id: person, name: '', roles: [], active: true });
  const known = membership.people.get(person);
  return refused && known !== undefined ? asReader(membership, known) : membership;
}

function asReader(membership: Membership, person: Person): Membership {
  const reader: Person = { ...person, roles: [{ role: 'reader' }], active: true };
  return { ...membership, people: new Map(membership.people).set(reader.id, reader) };
}
