import type { JSX } from 'react';
import { personName } from '../../../shared/i18n/person-name.ts';
import { useText } from '../../ui/text.ts';
import { colourName, type RemoteUser } from '../remote/remote-user.ts';
import styles from './chapter.module.css';

const named = 3;

/** Who else is in a chapter now, in words beside their colours. */
export function PeopleHere({ people }: { readonly people: readonly RemoteUser[] }): JSX.Element | null {
  const { t, language } = useText();
  if (people.length === 0) return null;
  const first = people.slice(0, named).map((person) => personName({ name: person.name, roles: [] }, t));
  const parts = people.length > named ? [...first, t('editor.hereMore', { count: people.length - named })] : first;
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
  return (
    <span className={styles.here}>
      {people.slice(0, named).map((person) => (
        <span key={person.id} className={styles.dot} data-colour={colourName(person.colour)} aria-hidden />
      ))}
      <span>{t('editor.here', { names, count: people.length })}</span>
    </span>
  );
}
