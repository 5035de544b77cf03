/** The states that one can look at: what stands now, versions that people kept, moments that this host kept by itself. */
import { Clock, History, Hourglass, PencilLine, Snowflake } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { ListBox, ListBoxItem, ListBoxSection, Header, Text } from 'react-aria-components';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { Side, VersionList } from '../../../shared/rpc/version-schemas.ts';
import type { Session } from '../../app/session.ts';
import { formatDate, useText } from '../../ui/text.ts';
import { keyOf, NOW, sideOf } from '../../app/sides.ts';
import frame from '../../ui/window-view.module.css';
import styles from './versions.module.css';

interface VersionListProps {
  readonly session: Session;
  readonly list: VersionList;
  /** A moment of time travel that one came with, milliseconds since 1970. */
  readonly visited: number | null;
  readonly selected: Side;
  readonly onSelect: (side: Side) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function VersionListBox({ session, list, visited, selected, onSelect }: VersionListProps): JSX.Element {
  const { t, language } = useText();
  const newestFirst = [...list.versions].reverse();
  const moments = [...list.checkpoints].reverse();
  return (
    <>
      <ListBox
        aria-label={t('versions.list')}
        className={frame.list ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[keyOf(selected)]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          const side = key === undefined ? null : sideOf(String(key), list);
          if (side !== null) onSelect(side);
        }}
      >
        <Item side={NOW} name={t('versions.now')} sign={<PencilLine {...icon} />} lines={[t('versions.nowNote')]} />
        {visited !== null && (
          <Item
            side={{ side: 'moment', at: visited }}
            name={formatDate(new Date(visited).toISOString(), language)}
            sign={<Hourglass {...icon} />}
            lines={[t('versions.visited')]}
          />
        )}
        {newestFirst.map((version) => (
          <Item
            key={version.id}
            side={{ side: 'version', version: version.id }}
            name={version.name}
            sign={version.level === 'frozen' ? <Snowflake {...icon} /> : <History {...icon} />}
            chip={version.level === 'frozen' ? t('versions.level_frozen') : null}
            lines={[
              t('versions.by', {
                name: nameOfPerson(session.membership.people, version.by, t),
                at: formatDate(version.at, language),
              }),
              ...(version.note === '' ? [] : [version.note]),
            ]}
          />
        ))}
        {moments.length > 0 && (
          <ListBoxSection>
            <Header className={styles.momentsHead ?? ''}>{t('versions.moments', { count: moments.length })}</Header>
            {moments.map(({ at, why }) => (
              <Item
                key={at}
                side={{ side: 'moment', at }}
                name={formatDate(new Date(at).toISOString(), language)}
                sign={<Clock {...icon} />}
                lines={[t(`versions.reason_${why}`)]}
                small
              />
            ))}
          </ListBoxSection>
        )}
      </ListBox>
      {newestFirst.length === 0 && <p className={styles.none}>{t('versions.none')}</p>}
    </>
  );
}

interface ItemProps {
  readonly side: Side;
  readonly name: string;
  readonly sign: ReactNode;
  readonly chip?: string | null;
  readonly lines: readonly string[];
  readonly small?: boolean;
}

function Item({ side, name, sign, chip = null, lines, small = false }: ItemProps): JSX.Element {
  return (
    <ListBoxItem
      id={keyOf(side)}
      textValue={[name, chip ?? '', ...lines].join(', ')}
      className={[frame.item, styles.item, small ? styles.small : ''].join(' ')}
    >
      <span className={styles.sign}>{sign}</span>
      <Text slot="label" className={styles.words ?? ''}>
        <span className={styles.name}>
          {name}
          {chip !== null && <span className={styles.chip}>{chip}</span>}
        </span>
        <span className={styles.lines}>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </Text>
    </ListBoxItem>
  );
}
