import type { JSX } from 'react';
import type { Group } from '../../../shared/domain/people.ts';
import { Select } from '../../ui/field.tsx';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';

interface GroupSelectProps {
  readonly groups: readonly Group[];
  /** A group's id, or `office`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Chooses who owns a chapter: the office or one of the groups. */
export function GroupSelect({ groups, value, onChange }: GroupSelectProps): JSX.Element {
  const { t } = useText();
  const choices = [
    { id: 'office', label: t('common.office'), mark: <GroupSquare group={null} /> },
    ...groups.map((group) => ({ id: group.id, label: group.name, mark: <GroupSquare group={group} /> })),
  ];
  return <Select label={t('outline.groupLabel')} choices={choices} value={value} onChange={onChange} />;
}

/** The owner as the outline stores it. */
export const groupFrom = (value: string): string | null => (value === 'office' ? null : value);
