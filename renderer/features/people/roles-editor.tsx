/** The roles of a person as a form; a person can hold several. */
import { Plus, X } from 'lucide-react';
import type { JSX } from 'react';
import { benches, type Bench, type Role } from '../../../shared/domain/people.ts';
import type { People } from '../../../shared/rpc/schemas.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { toggleRole } from './toggle-role.ts';
import styles from './people.module.css';

interface RolesEditorProps {
  readonly roles: readonly Role[];
  readonly people: People;
  readonly onChange: (roles: readonly Role[]) => void;
}

const kinds = ['office', 'member', 'steering', 'reviewer', 'reader'] as const;

export function RolesEditor({ roles, people, onChange }: RolesEditorProps): JSX.Element {
  const { t } = useText();
  const replace = (old: Role, next: Role): void => onChange(roles.map((role) => (role === old ? next : role)));
  const unused = people.groups.find(
    (group) => !roles.some((role) => role.role === 'member' && role.group === group.id),
  );
  return (
    <fieldset className={styles.roles}>
      <legend>{t('people.roles')}</legend>
      {kinds.map((kind) => {
        const held = roles.filter((role) => role.role === kind);
        const possible =
          (kind !== 'reviewer' || people.bodies.length > 0) && (kind !== 'member' || people.groups.length > 0);
        if (!possible && held.length === 0) return null;
        return (
          <div key={kind} className={styles.role}>
            <Checkbox
              label={t(`people.role_${kind}`)}
              description={t(`people.role_${kind}Hint`)}
              isSelected={held.length > 0}
              onChange={() => onChange(toggleRole(roles, kind, people))}
            />
            {held.map((role, index) => (
              <RoleDetails
                key={index}
                role={role}
                people={people}
                onChange={(next) => replace(role, next)}
                onRemove={held.length > 1 ? () => onChange(roles.filter((other) => other !== role)) : null}
              />
            ))}
            {kind === 'member' && held.length > 0 && unused !== undefined && (
              <div className={styles.details}>
                <Button
                  small
                  variant="quiet"
                  icon={<Plus size={16} strokeWidth={1.75} />}
                  onPress={() => onChange([...roles, { role: 'member', group: unused.id, bench: benchOf(roles) }])}
                >
                  {t('people.addMembership')}
                </Button>
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

const benchOf = (roles: readonly Role[]): Bench =>
  roles.flatMap((role) => ('bench' in role ? [role.bench] : []))[0] ?? 'society';

interface RoleDetailsProps {
  readonly role: Role;
  readonly people: People;
  readonly onChange: (role: Role) => void;
  readonly onRemove: (() => void) | null;
}

function RoleDetails({ role, people, onChange, onRemove }: RoleDetailsProps): JSX.Element | null {
  const { t } = useText();
  const benchChoices = benches.map((bench) => ({ id: bench, label: t(`common.${bench}`) }));
  const asBench = (id: string): Bench => benches.find((bench) => bench === id) ?? 'society';
  if (role.role === 'member') {
    const groups = people.groups.map((group) => ({
      id: group.id,
      label: group.name,
      mark: <GroupSquare group={group} />,
    }));
    return (
      <div className={styles.details}>
        <Select
          hideLabel
          label={t('people.roleGroup')}
          choices={groups}
          value={role.group}
          onChange={(group) => onChange({ ...role, group })}
        />
        <Select
          hideLabel
          label={t('people.roleBench')}
          choices={benchChoices}
          value={role.bench}
          onChange={(bench) => onChange({ ...role, bench: asBench(bench) })}
        />
        {onRemove !== null && (
          <Button
            variant="quiet"
            label={t('people.removeMembership')}
            icon={<X size={16} strokeWidth={1.75} />}
            onPress={onRemove}
          />
        )}
      </div>
    );
  }
  if (role.role === 'steering') {
    return (
      <div className={styles.details}>
        <Select
          hideLabel
          label={t('people.roleBench')}
          choices={benchChoices}
          value={role.bench}
          onChange={(bench) => onChange({ ...role, bench: asBench(bench) })}
        />
        <Checkbox
          label={t('people.roleChair')}
          isSelected={role.chair}
          onChange={(chair) => onChange({ ...role, chair })}
        />
      </div>
    );
  }
  if (role.role === 'reviewer') {
    const bodies = people.bodies.map(({ id, name }) => ({ id, label: name }));
    return (
      <div className={styles.details}>
        <Select
          hideLabel
          label={t('people.roleBody')}
          choices={bodies}
          value={role.body}
          onChange={(body) => onChange({ ...role, body })}
        />
      </div>
    );
  }
  return null;
}
