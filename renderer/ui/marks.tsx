/** Small signs that stand for groups, people and stages; never by colour alone. */
import type { JSX } from 'react';
import { groupOf, type Group, type Membership, type Person } from '../../shared/domain/people.ts';
import { stages, type Stage } from '../../shared/domain/chapter-stage.ts';
import { useText } from './text.ts';
import styles from './marks.module.css';

const colourOf = (group: Group | null): string => (group === null ? 'office' : String(group.colour));

/** A group's colour and name; null stands for the office. */
export function GroupName({ group }: { readonly group: Group | null }): JSX.Element {
  const { t } = useText();
  return (
    <span className={styles.group} data-colour={colourOf(group)}>
      <span className={styles.square} aria-hidden />
      <span className={styles.name}>{group?.name ?? t('common.office')}</span>
    </span>
  );
}

/** The square alone, where the name stands beside it anyway. */
export function GroupSquare({ group }: { readonly group: Group | null }): JSX.Element {
  return <span className={styles.square} data-colour={colourOf(group)} aria-hidden />;
}

/** Up to two letters of a name: first letters of its first and last word, or letter and number (`Mitglied 3` → M3). */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/gu, ' ')
    .split(/[\s-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  if (first === undefined) return '?';
  return `${Array.from(first)[0] ?? ''}${last === undefined ? '' : (/^\p{N}+/u.exec(last)?.[0].slice(0, 2) ?? Array.from(last)[0] ?? '')}`.toUpperCase();
}

interface AvatarProps {
  readonly person: Person;
  readonly membership: Membership;
}

/** A person's initials on their group's colour; decorative, the name stands beside it or names the control around it. */
export function Avatar({ person, membership }: AvatarProps): JSX.Element {
  return (
    <span
      className={styles.avatar}
      data-colour={colourOf(groupOf(person, membership))}
      data-initials={initialsOf(person.name)}
      aria-hidden
    />
  );
}

export function StageChip({ stage }: { readonly stage: Stage }): JSX.Element {
  const { t } = useText();
  return (
    <span className={styles.chip} data-stage={stage}>
      {t(`common.stage_${stage}`)}
    </span>
  );
}

interface StepsProps {
  readonly stage: Stage;
  readonly group: Group | null;
}

/** Four steps, filled up to the stage, in the group's colour. Decorative: the stage is named beside it. */
export function Steps({ stage, group }: StepsProps): JSX.Element {
  const reached = stages.indexOf(stage) + 1;
  return (
    <span className={styles.steps} data-colour={colourOf(group)} aria-hidden>
      {stages.map((step, index) => (
        <span key={step} data-filled={index < reached || undefined} />
      ))}
    </span>
  );
}

interface BarProps {
  /** 0 to 1. */
  readonly value: number;
  readonly group: Group | null;
  readonly label: string;
}

/** A group's progress as a bar. */
export function ProgressBar({ value, group, label }: BarProps): JSX.Element {
  const percent = Math.round(value * 100);
  return (
    <progress className={styles.bar} data-colour={colourOf(group)} value={percent} max={100} aria-label={label}>
      {percent}
    </progress>
  );
}
