/**
 * The record (Nachweis): an append-only ledger of what was decided, each entry carrying the hash of the one before and
 * signed with the project's Ed25519 key (DESIGN.md section 1.3). This module is pure; hashing and signing are effects
 * of the host. Names of people are not in it: they are kept apart, so that a name can be erased and the chain still verifies.
 */
import { canonicalJson } from './canonical-json.ts';
import type { Body, ChapterLock, Group, Membership, Person, Role } from './people.ts';

export type RecordBody =
  | { readonly kind: 'project'; readonly id: string; readonly publicKey: string }
  | { readonly kind: 'title'; readonly title: string; readonly owner: string; readonly sample: boolean }
  | ({ readonly kind: 'group' } & Group)
  | ({ readonly kind: 'body' } & Body)
  | { readonly kind: 'roles'; readonly person: string; readonly roles: readonly Role[] }
  | { readonly kind: 'withdrawn'; readonly person: string }
  /** The person's name is erased for good, wherever it lies beside the record; who they are stays as an id. */
  | { readonly kind: 'nameErased'; readonly person: string }
  | {
      readonly kind: 'version';
      readonly id: string;
      readonly level: VersionLevel;
      readonly name: string;
      readonly note: string;
      /** Hash of what it says (`shared/document/version-content.ts`). */
      readonly content: string;
    }
  | {
      /** The chapter is signed off: nobody writes in it; or that is lifted. */
      readonly kind: 'chapterLock';
      readonly chapter: string;
      /** Hash of the text that it is locked with (`canonical-chapter.ts`); null: it is open again. */
      readonly content: string | null;
    };

/** `frozen`: the text that a consultation round or a sign-off is about (glossary: Fassung, eingefroren). */
export const versionLevels = ['named', 'frozen'] as const;
export type VersionLevel = (typeof versionLevels)[number];

/** A version that people made; the entry that says so is signed and part of the chain. */
export interface Version {
  readonly id: string;
  readonly level: VersionLevel;
  readonly name: string;
  readonly note: string;
  readonly content: string;
  readonly by: string;
  readonly at: string;
  /** Number of its entry in the record. */
  readonly entry: number;
}

export interface RecordEntry {
  /** 1, 2, 3 … without gaps. */
  readonly n: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The person who decided it; `host` for entries of the host itself. */
  readonly by: string;
  readonly body: RecordBody;
  /** Hash of the entry before, 64 zeros for the first. Lower-case hex. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of n, at, by, body and previous. Lower-case hex. */
  readonly hash: string;
  /** Ed25519 over the bytes of `hash`. Base64. */
  readonly signature: string;
}

export const firstPrevious = '0'.repeat(64);

/** The text that an entry's hash is taken over: JSON with keys in a fixed order at every level. */
export function canonicalEntry(entry: Pick<RecordEntry, 'n' | 'at' | 'by' | 'body' | 'previous'>): string {
  return canonicalJson({ n: entry.n, at: entry.at, by: entry.by, body: entry.body, previous: entry.previous });
}

/** Whose names are erased for good: should a file or a peer still know one, it counts for nothing. */
export function erasedPeople(entries: readonly RecordEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ body }) => (body.kind === 'nameErased' ? [body.person] : [])));
}

/** Who takes part with which roles, after all entries. */
export function membershipOf(entries: readonly RecordEntry[], names: ReadonlyMap<string, string>): Membership {
  const groups = new Map<string, Group>();
  const bodies = new Map<string, Body>();
  const people = new Map<string, Person>();
  const erased = erasedPeople(entries);
  for (const { body } of entries) {
    if (body.kind === 'group') groups.set(body.id, { id: body.id, name: body.name, colour: body.colour });
    else if (body.kind === 'body') bodies.set(body.id, { id: body.id, name: body.name });
    else if (body.kind === 'roles') {
      const name = erased.has(body.person) ? '' : (names.get(body.person) ?? '');
      people.set(body.person, { id: body.person, name, roles: body.roles, active: true });
    } else if (body.kind === 'withdrawn') {
      const person = people.get(body.person);
      if (person !== undefined) people.set(person.id, { ...person, active: false });
    }
  }
  return { groups: [...groups.values()], bodies: [...bodies.values()], people, locks: locksOf(entries) };
}

/** The chapters that are signed off now. */
export function locksOf(entries: readonly RecordEntry[]): ReadonlyMap<string, ChapterLock> {
  const locks = new Map<string, ChapterLock>();
  for (const { n, at, by, body } of entries) {
    if (body.kind !== 'chapterLock') continue;
    const { chapter, content } = body;
    if (content === null) locks.delete(chapter);
    else locks.set(chapter, { chapter, content, by, at, entry: n });
  }
  return locks;
}

/** Title and owner of the project, after all entries. */
export function titleOf(entries: readonly RecordEntry[]): { title: string; owner: string; sample: boolean } {
  let title = { title: '', owner: '', sample: false };
  for (const { body } of entries)
    if (body.kind === 'title') title = { title: body.title, owner: body.owner, sample: body.sample };
  return title;
}

/** All versions, the oldest first. Should two have one id, the earlier holds. */
export function versionsOf(entries: readonly RecordEntry[]): Version[] {
  const versions = new Map<string, Version>();
  for (const { n, at, by, body } of entries) {
    if (body.kind !== 'version' || versions.has(body.id)) continue;
    const { id, level, name, note, content } = body;
    versions.set(id, { id, level, name, note, content, by, at, entry: n });
  }
  return [...versions.values()];
}
