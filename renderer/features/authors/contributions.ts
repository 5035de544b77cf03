/** What people have written, summed up by person, group or side. Pure. */
import { groupOf, type Bench, type Group, type Membership, type Person } from '../../../shared/domain/people.ts';
import type { AuthorShares } from '../../../shared/rpc/author-schemas.ts';

export type By = 'person' | 'group' | 'bench';

export interface Contribution {
  readonly key: string;
  /** Who it is, by what is summed up; null for those whom nobody knows, and for no side. */
  readonly person: Person | null;
  readonly group: Group | null;
  readonly bench: Bench | null;
  readonly characters: number;
  readonly words: number;
  readonly written: number;
}

/** The largest first. `chapter` null: of the whole paper. */
export function contributions(
  shares: AuthorShares,
  chapter: string | null,
  by: By,
  membership: Membership,
): readonly Contribution[] {
  const found = new Map<string, Contribution>();
  for (const each of shares) {
    if (chapter !== null && each.chapter !== chapter) continue;
    for (const { person: id, characters, words, written } of each.people) {
      const person = id === null ? null : (membership.people.get(id) ?? { id, name: '', roles: [], active: false });
      const group = person === null ? null : groupOf(person, membership);
      const bench = person === null ? null : benchOf(person);
      const key =
        by === 'person'
          ? (id ?? '')
          : by === 'group'
            ? person === null
              ? ''
              : (group?.id ?? 'office')
            : (bench ?? '');
      const known = found.get(key);
      found.set(key, {
        key,
        person: by === 'person' || person === null ? person : (known?.person ?? person),
        group,
        bench,
        characters: characters + (known?.characters ?? 0),
        words: words + (known?.words ?? 0),
        written: written + (known?.written ?? 0),
      });
    }
  }
  return [...found.values()]
    .filter(({ characters, written }) => characters + written > 0)
    .sort((a, b) => b.characters - a.characters || b.written - a.written);
}

/** The side of parity that a person sits on; null for the office and others. */
function benchOf({ roles }: Person): Bench | null {
  for (const role of roles) if (role.role === 'member' || role.role === 'steering') return role.bench;
  return null;
}
