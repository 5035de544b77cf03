/**
 * What people are called, in the interface and in everything that is exported: by their name in the people's table, or, once that
 * is erased, by where they belonged. Nothing else may turn a person's id into words, so that an erased name stays erased everywhere.
 */
import type { Person } from '../domain/people.ts';
import type { Translate } from './catalogue.ts';

type Named = Pick<Person, 'name' | 'roles'>;

/** A person's name; for one whose name was erased, or who isn't known: „ehemaliges Mitglied“, with their side where it is known. */
export function personName(person: Named | null | undefined, t: Translate): string {
  if (person !== null && person !== undefined && person.name !== '') return person.name;
  const where = person === null || person === undefined ? null : sideOf(person, t);
  return where === null ? t('common.formerMember') : t('authors.former', { where });
}

/** The same by the person's id, as texts, comments, versions and the record carry it. */
export function nameOfPerson(people: ReadonlyMap<string, Named>, id: string, t: Translate): string {
  return personName(people.get(id), t);
}

/** Stadtgesellschaft, Verwaltung, Geschäftsstelle; null for none of them. */
export function sideOf({ roles }: Pick<Person, 'roles'>, t: Translate): string | null {
  for (const role of roles) if (role.role === 'member' || role.role === 'steering') return t(`common.${role.bench}`);
  return roles.some(({ role }) => role === 'office') ? t('common.office') : null;
}
