import { expect, it } from 'vitest';
import type { SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import type { Membership } from '../../../shared/domain/people.ts';
import { translate, type TextKey } from '../../../shared/i18n/catalogue.ts';
import { authorsOf, everything, isBy, isOfKind, kindsOf, own } from '../../../renderer/features/suggestions/filter.ts';

const t = (key: TextKey, options?: Record<string, string | number>): string => translate('de', key, options);
const person = (id: string, name: string, group: string | null) =>
  [
    id,
    {
      id,
      name,
      active: true,
      roles: group === null ? [] : [{ role: 'member' as const, group, bench: 'society' as const }],
    },
  ] as const;
const membership: Membership = {
  groups: [{ id: 'g', name: 'Bildung', colour: 1 }],
  bodies: [],
  people: new Map([person('anna', 'Anna', 'g'), person('bob', 'Bob', 'g'), person('office', 'Büro', null)]),
};
const place = (what: SuggestedPlace['what'], value = ''): SuggestedPlace => ({
  id: 's',
  what,
  block: 'a',
  from: 0,
  to: 1,
  value,
});
const suggestion = (by: string, as: string, ...places: SuggestedPlace[]) => ({
  about: { id: `${by}${as}`, by, as, at: 1, why: '', seen: {} },
  places,
});
const all = [
  suggestion('anna', '', place('ins', 'neu')),
  suggestion('bob', '', place('del', 'alt'), place('ins', 'neu')),
  suggestion('office', '', place('newLine', 'row')),
  suggestion('office', 'Word-Autorin', place('del', 'alt')),
  suggestion('gone', '', place('movedLine', 'row'), place('goneLine', 'row')),
];

it('SX10 the list shows those of one person, of a group, of a name in a file, one’s own, or of one kind', () => {
  expect(authorsOf(all, membership, 'anna', t).map(({ id, label }) => `${id} ${label}`)).toEqual([
    'all Von allen',
    'own Eigene',
    'group:g Gruppe Bildung',
    'person:bob Bob',
    'person:office Büro',
    'name:Word-Autorin Word-Autorin (Name laut Word-Datei)',
    'person:gone Unbekannt',
  ]);
  const by = (who: string) => all.filter((each) => isBy(each, who, membership, 'anna')).map(({ about }) => about.id);
  expect(by(everything)).toHaveLength(5);
  expect(by(own)).toEqual(['anna']);
  expect(by('person:office')).toEqual(['office']);
  expect(by('name:Word-Autorin')).toEqual(['officeWord-Autorin']);
  expect(by('group:g')).toEqual(['anna', 'bob']);
  expect(kindsOf(all)).toEqual([
    'suggest.delete',
    'suggest.insert',
    'suggest.move',
    'suggest.replace',
    'suggest.structure',
  ]);
  expect(all.filter((each) => isOfKind(each, 'suggest.move'))).toEqual([all[4]]);
});
