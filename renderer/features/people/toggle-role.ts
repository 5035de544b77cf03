import type { Role } from '../../../shared/domain/people.ts';
import type { People } from '../../../shared/rpc/schemas.ts';

/** Takes all roles of a kind away, or adds one of it with the first group or body there is. Pure. */
export function toggleRole(
  roles: readonly Role[],
  kind: Role['role'],
  { groups, bodies }: Pick<People, 'groups' | 'bodies'>,
): readonly Role[] {
  if (roles.some((role) => role.role === kind)) return roles.filter((role) => role.role !== kind);
  const added = newRole(kind, groups[0]?.id, bodies[0]?.id);
  return added === null ? roles : [...roles, added];
}

function newRole(kind: Role['role'], group: string | undefined, body: string | undefined): Role | null {
  switch (kind) {
    case 'office':
    case 'reader':
      return { role: kind };
    case 'member':
      return group === undefined ? null : { role: 'member', group, bench: 'society' };
    case 'steering':
      return { role: 'steering', bench: 'society', chair: false };
    case 'reviewer':
      return body === undefined ? null : { role: 'reviewer', body };
  }
}
