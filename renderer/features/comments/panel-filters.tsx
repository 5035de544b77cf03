/** What narrows the list of comments: where they are, their state, and more where one asks for it. */
import { Filter } from 'lucide-react';
import { useState, type JSX } from 'react';
import { personName } from '../../../shared/i18n/person-name.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import type { CommentFilter } from './comment-filter.ts';
import type { CommentSubjects } from './comment-subjects.ts';
import styles from './comments.module.css';

interface FiltersProps {
  readonly session: Session;
  readonly is: CommentSubjects['is'];
  readonly filter: CommentFilter;
  readonly onFilter: (filter: CommentFilter) => void;
}

const onlys = [
  ['all', 'comments.onlyAll'],
  ['mine', 'comments.onlyMine'],
  ['assigned', 'comments.onlyAssigned'],
  ['mentions', 'comments.onlyMentions'],
  ['unread', 'comments.onlyUnread'],
] as const;

export function PanelFilters({ session, is, filter, onFilter }: FiltersProps): JSX.Element {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const narrowed = filter.person + filter.group !== '' || filter.only !== 'all';
  return (
    <>
      <div className={styles.tools}>
        <Select
          small
          hideLabel
          label={t('comments.scope')}
          value={filter.scope}
          choices={[
            { id: 'here', label: t(is === 'measure' ? 'comments.scopeMeasure' : 'comments.scopeChapter') },
            { id: 'all', label: t(is === 'measure' ? 'comments.scopeMeasures' : 'comments.scopePaper') },
          ]}
          onChange={(id) => onFilter({ ...filter, scope: id === 'all' ? 'all' : 'here' })}
        />
        <Select
          small
          hideLabel
          label={t('comments.state')}
          value={filter.state}
          choices={[
            { id: 'open', label: t('comments.stateOpen') },
            { id: 'resolved', label: t('comments.stateResolved') },
            { id: 'all', label: t('comments.stateAll') },
          ]}
          onChange={(id) => onFilter({ ...filter, state: id === 'resolved' || id === 'all' ? id : 'open' })}
        />
        <span className={styles.fixed}>
          <Button
            small
            variant={narrowed ? 'plain' : 'quiet'}
            label={t('comments.filter')}
            icon={<Filter size={16} strokeWidth={1.75} aria-hidden />}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          />
        </span>
      </div>
      {open && <MoreFilters session={session} is={is} filter={filter} onFilter={onFilter} />}
    </>
  );
}

function MoreFilters({ session, filter, onFilter }: FiltersProps): JSX.Element {
  const { t } = useText();
  const { people, groups } = session.membership;
  // Also those who are no longer named: what they said stands.
  const named = [...people.values()]
    .filter(({ name, active }) => name !== '' || !active)
    .map((person) => ({ id: person.id, label: personName(person, t) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className={styles.list}>
      <Select
        small
        label={t('comments.filterPerson')}
        value={filter.person === '' ? 'all' : filter.person}
        choices={[{ id: 'all', label: t('comments.anyone') }, ...named]}
        onChange={(id) => onFilter({ ...filter, person: id === 'all' ? '' : id })}
      />
      <Select
        small
        label={t('comments.filterGroup')}
        value={filter.group === '' ? 'all' : filter.group}
        choices={[{ id: 'all', label: t('comments.anyGroup') }, ...groups.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => onFilter({ ...filter, group: id === 'all' ? '' : id })}
      />
      <Select
        small
        label={t('comments.filterOnly')}
        value={filter.only}
        choices={onlys.map(([id, label]) => ({ id, label: t(label) }))}
        onChange={(id) => onFilter({ ...filter, only: onlys.find(([only]) => only === id)?.[0] ?? 'all' })}
      />
    </div>
  );
}
