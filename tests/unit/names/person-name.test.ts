import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Role } from '../../../shared/domain/people.ts';
import { german, translate } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson, personName } from '../../../shared/i18n/person-name.ts';

const member: Role = { role: 'member', group: 'g', bench: 'society' };

it('NA1 whoever has no name any more is a former member, with their side', () => {
  expect(personName({ name: 'Aylin Öztürk', roles: [member] }, german)).toBe('Aylin Öztürk');
  expect(personName({ name: '', roles: [member] }, german)).toBe('ehemaliges Mitglied (Stadtgesellschaft)');
  expect(personName({ name: '', roles: [{ role: 'steering', bench: 'administration', chair: true }] }, german)).toBe(
    'ehemaliges Mitglied (Verwaltung)',
  );
  expect(personName({ name: '', roles: [{ role: 'office' }] }, german)).toBe('ehemaliges Mitglied (Geschäftsstelle)');
  expect(personName({ name: '', roles: [{ role: 'reader' }] }, german)).toBe('ehemaliges Mitglied');
  expect(nameOfPerson(new Map(), 'nobody that is known', german)).toBe('ehemaliges Mitglied');
  expect(personName({ name: '', roles: [member] }, (key, values) => translate('en', key, values))).toContain('former');
});

/** Where people's ids are turned into words: by the one function alone, or somebody's erased name comes back as an empty one. */
it('NA2 no other place in the code takes a name out of the people’s table', () => {
  const taken = /people\.get\([^)]*\)\s*\??\.name\b|common\.formerMember/;
  const found = ['renderer', 'electron', 'shared']
    .flatMap((layer) => sources(layer))
    .filter((file) => file !== path.join('shared', 'i18n', 'person-name.ts'))
    .filter((file) => taken.test(readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return /\.tsx?$/.test(entry.name) ? [file] : [];
  });
}
