/** What people are called everywhere: by their name, or, once that is erased, by where they belonged. */
import type { Person } from '../../shared/domain/people.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';

/** A person's name; for one whose name was erased, or who isn't known: „ehemaliges Mitglied“, with their side where it is known. */
export function personName(person: Pick<Person, 'name' | 'roles'> | null | undefined, t: Translate): string {
  if (person !== null && person !== undefined && person.name !== '') return person.name;
  const where = person === null || person === undefined ? null : sideOf(person, t);
  return where === null ? t('common.formerMember') : t('authors.former', { where });
}

/** Stadtgesellschaft, Verwaltung, Geschäftsstelle; null for none of them. */
export function sideOf({ roles }: Pick<Person, 'roles'>, t: Translate): string | null {
  for (const role of roles) if (role.role === 'member' || role.role === 'steering') return t(`common.${role.bench}`);
  return roles.some(({ role }) => role === 'office') ? t('common.office') : null;
}
