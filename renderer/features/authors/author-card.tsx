/** Who wrote words, when and how, and who changed their paragraph last. */
import type { JSX } from 'react';
import type { Act } from '../../../shared/document/blame/act.ts';
import type { Author } from '../../../shared/document/blame/author.ts';
import { groupOf, type Membership } from '../../../shared/domain/people.ts';
import type { Language, Translate } from '../../../shared/i18n/catalogue.ts';
import { Avatar, GroupName } from '../../ui/marks.tsx';
import { personName, sideOf } from '../../../shared/i18n/person-name.ts';
import { formatDate, useText } from '../../ui/text.ts';
import type { AuthorHere } from './author-at.ts';
import styles from './authors.module.css';

interface AuthorCardProps {
  readonly here: AuthorHere;
  readonly membership: Membership;
}

export function AuthorCard({ here, membership }: AuthorCardProps): JSX.Element {
  const { t, language } = useText();
  const { author } = here;
  const person = author?.person === null || author === null ? undefined : membership.people.get(author.person);
  return (
    <>
      <div className={styles.head}>
        {person !== undefined && <Avatar person={person} membership={membership} />}
        <span className={styles.who}>
          <strong>{nameOf(author, membership, t)}</strong>
          {person !== undefined && <GroupName group={groupOf(person, membership)} />}
          {person !== undefined && <span className={styles.quiet}>{sideOf(person, t)}</span>}
        </span>
      </div>
      {linesOf(here, membership, t, language).map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </>
  );
}

/** The same in one sentence, for those who hear it. */
export function spokenAuthor(here: AuthorHere, membership: Membership, t: Translate, language: Language): string {
  const id = here.author?.person ?? null;
  const person = id === null ? undefined : membership.people.get(id);
  const group = person === undefined ? null : groupOf(person, membership);
  return [nameOf(here.author, membership, t), group?.name, ...linesOf(here, membership, t, language)]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function nameOf(author: Author | null, membership: Membership, t: Translate): string {
  if (author === null || (author.person === null && author.how !== 'imported')) return t('authors.unknown');
  return author.person === null ? t('authors.fromFile') : personName(membership.people.get(author.person), t);
}

function linesOf(
  { author, changed }: AuthorHere,
  membership: Membership,
  t: Translate,
  language: Language,
): readonly string[] {
  const dated = (at: number): string => formatDate(new Date(at).toISOString(), language);
  const by = ({ person, at }: Act): { name: string; date: string } => ({
    name: person === null ? t('authors.unknown') : personName(membership.people.get(person), t),
    date: dated(at),
  });
  if (author === null) return [t('authors.noWords')];
  return [
    ...(author.at === 0 ? [] : [t(`authors.${author.how}`, { date: dated(author.at) })]),
    ...(author.accepted === null ? [] : [t('authors.acceptedBy', by(author.accepted))]),
    ...(author.brought === null ? [] : [t('authors.brought', by(author.brought))]),
    ...(changed === null ? [] : [t('authors.changed', by(changed))]),
  ];
}
