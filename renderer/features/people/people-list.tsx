/** Everybody, by group and bench; those without a group after them. */
import { PencilLine, Plus } from 'lucide-react';
import { useState, type JSX } from 'react';
import { benches, type Bench, type Group, type Person } from '../../../shared/domain/people.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { GroupName } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { NameDialog } from './name-dialog.tsx';
import { PersonRow, type PersonRowProps } from './person-row.tsx';
import styles from './people.module.css';

const sits = (person: Person, group: Group, bench: Bench): boolean =>
  person.active &&
  person.roles.some((role) => role.role === 'member' && role.group === group.id && role.bench === bench);

interface PeopleListProps {
  readonly session: Session;
  readonly onInvited: () => void;
  readonly onMeeting: () => void;
}

export function PeopleList({ session, onInvited, onMeeting }: PeopleListProps): JSX.Element {
  /** Whose row is about to go to another place, where the focus follows it. */
  const [moving, setMoving] = useState<string | null>(null);
  const props: RowProps = { session, onInvited, onMeeting, moving, onMove: setMoving };
  const { t } = useText();
  const [naming, setNaming] = useState<Group | 'new' | null>(null);
  const { people, groups } = session.people;
  const why = session.peopleBlocked === null ? null : t(session.peopleBlocked);
  const others = people.filter((person) => person.active && !person.roles.some((role) => role.role === 'member'));
  const withdrawn = people.filter((person) => !person.active);
  return (
    <>
      {others.length > 0 && <Section {...props} title={t('people.officeAndOthers')} people={others} />}
      {groups.map((group) => (
        <section key={group.id} className={styles.group} aria-labelledby={`group-${group.id}`}>
          <div className={styles.groupHead}>
            <h3 id={`group-${group.id}`}>
              <GroupName group={group} />
            </h3>
            <Button
              small
              variant="quiet"
              icon={<PencilLine size={16} strokeWidth={1.75} />}
              label={t('people.groupRenameOf', { name: group.name })}
              why={why}
              onPress={() => setNaming(group)}
            />
          </div>
          <div className={styles.benches}>
            {benches.map((bench) => {
              const seated = people.filter((person) => sits(person, group, bench));
              return (
                <div key={bench}>
                  <h4>{t(`common.${bench}`)}</h4>
                  {seated.length === 0 && <p className={styles.quiet}>{t('people.groupEmpty')}</p>}
                  <ul>
                    {seated.map((person) => (
                      <PersonRow key={person.id} {...props} person={person} />
                    ))}
                  </ul>
                </div>
              );
            })}
          </div>
        </section>
      ))}
      {withdrawn.length > 0 && <Section {...props} title={t('people.withdrawnPeople')} people={withdrawn} />}
      <div>
        <Button icon={<Plus size={16} strokeWidth={1.75} />} why={why} onPress={() => setNaming('new')}>
          {t('people.groupAdd')}
        </Button>
      </div>
      {naming !== null && (
        <NameDialog
          title={naming === 'new' ? t('people.groupAdd') : t('people.groupRename')}
          label={t('people.groupName')}
          name={naming === 'new' ? '' : naming.name}
          onClose={() => setNaming(null)}
          onSave={(name) =>
            naming === 'new'
              ? session.call('groups.add', { name })
              : session.call('groups.rename', { group: naming.id, name })
          }
        />
      )}
    </>
  );
}

type RowProps = Omit<PersonRowProps, 'person' | 'withRoles'>;

interface SectionProps extends RowProps {
  readonly title: string;
  readonly people: readonly Person[];
}

function Section({ title, people, ...props }: SectionProps): JSX.Element {
  return (
    <section className={styles.group} aria-label={title}>
      <div className={styles.groupHead}>
        <h3>{title}</h3>
      </div>
      <ul>
        {people.map((person) => (
          <PersonRow key={person.id} {...props} person={person} withRoles />
        ))}
      </ul>
    </section>
  );
}
