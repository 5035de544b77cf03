/** People, groups, bodies and roles (glossary: process.md). Names are kept apart from roles, so that a name can be erased. */

export const benches = ['society', 'administration'] as const;
/** The two sides of parity: Stadtgesellschaft and Verwaltung. */
export type Bench = (typeof benches)[number];

/** An Expert*innengruppe; it owns chapters. `colour` is an index into the six group colours of the interface. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
}

/** A Gremium that hands in statements. */
export interface Body {
  readonly id: string;
  readonly name: string;
}

export type Role =
  | { readonly role: 'office' }
  | { readonly role: 'member'; readonly group: string; readonly bench: Bench }
  | { readonly role: 'reviewer'; readonly body: string }
  | { readonly role: 'steering'; readonly bench: Bench; readonly chair: boolean }
  | { readonly role: 'reader' };

export interface Person {
  readonly id: string;
  /** Empty when the name was erased; the interface then says „ehemaliges Mitglied“. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** False once the office has withdrawn all access. */
  readonly active: boolean;
}

/** A chapter that is signed off: nobody writes in it any more. */
export interface ChapterLock {
  readonly chapter: string;
  /** Hash of the text that was signed off. */
  readonly content: string;
  readonly by: string;
  readonly at: string;
  /** Number of its entry in the record. */
  readonly entry: number;
}

/** Everything the rights depend on; a projection of the record. */
export interface Membership {
  readonly groups: readonly Group[];
  readonly bodies: readonly Body[];
  readonly people: ReadonlyMap<string, Person>;
  /** The chapters that are signed off; none where it isn't told. */
  readonly locks?: ReadonlyMap<string, ChapterLock>;
}

/** The group whose colour stands for a person: the first one they are a member of. */
export function groupOf(person: Person, membership: Membership): Group | null {
  for (const role of person.roles) {
    if (role.role === 'member') return membership.groups.find((group) => group.id === role.group) ?? null;
  }
  return null;
}
