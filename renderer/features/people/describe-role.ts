import type { People } from '../../../shared/rpc/schemas.ts';
import type { Role } from '../../../shared/domain/people.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';

/** A role in words, e.g. `Bildung · Stadtgesellschaft`. */
export function describeRole(role: Role, { groups, bodies }: Pick<People, 'groups' | 'bodies'>, t: Translate): string {
  switch (role.role) {
    case 'member':
      return t('people.asMember', {
        group: groups.find(({ id }) => id === role.group)?.name ?? '–',
        bench: t(`common.${role.bench}`),
      });
    case 'steering':
      return t(role.chair ? 'people.asSteeringChair' : 'people.asSteering', { bench: t(`common.${role.bench}`) });
    case 'reviewer':
      return t('people.asReviewer', { body: bodies.find(({ id }) => id === role.body)?.name ?? '–' });
    case 'office':
    case 'reader':
      return t(`people.role_${role.role}`);
  }
}
