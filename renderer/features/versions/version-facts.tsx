/** What the record says of a version. */
import type { JSX } from 'react';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { ListedVersion } from '../../../shared/rpc/version-schemas.ts';
import type { Session } from '../../app/session.ts';
import { formatDate, useText } from '../../ui/text.ts';
import styles from './versions.module.css';

export function VersionFacts({
  session,
  version,
}: {
  readonly session: Session;
  readonly version: ListedVersion;
}): JSX.Element {
  const { t, language } = useText();
  return (
    <div className={styles.facts}>
      <p className={styles.factsName}>
        {version.name}
        <span className={styles.chip}>{t(`versions.level_${version.level}`)}</span>
      </p>
      <p>
        {t('versions.by', {
          name: nameOfPerson(session.membership.people, version.by, t),
          at: formatDate(version.at, language),
        })}
      </p>
      {version.note !== '' && <p className={styles.factsNote}>{version.note}</p>}
      <p className={styles.hash}>
        {t('versions.entry', { entry: version.entry })} · {t('versions.hash', { hash: version.content })}
      </p>
    </div>
  );
}
