/** Which chapters the paper had at a moment, to choose from, with the whole paper as the first choice. */
import type { JSX } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { OutlineAt } from '../../../shared/rpc/history-schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import frame from '../../ui/window-view.module.css';
import styles from './travel.module.css';

interface TravelChaptersProps {
  readonly session: Session;
  readonly outline: OutlineAt;
  /** Null: the whole paper. */
  readonly selected: string | null;
  readonly onSelect: (chapter: string | null) => void;
}

const whole = 'whole';

export function TravelChapters({ session, outline, selected, onSelect }: TravelChaptersProps): JSX.Element {
  const { t } = useText();
  const known = new Map([...session.chapters, ...session.deletedChapters].map((chapter) => [chapter.id, chapter]));
  const items = outline.chapters.map(({ id, group }, index) => {
    const view = known.get(id);
    return {
      id,
      number: String(index + 1),
      title: view === undefined ? t('common.untitled') : titleOf(view, t),
      group: session.membership.groups.find((each) => each.id === group) ?? null,
    };
  });
  // One that was not there yet, or no more, stays chosen and says so in the text.
  const missing = selected !== null && !items.some(({ id }) => id === selected) ? known.get(selected) : undefined;
  const all = [
    ...items,
    ...(missing === undefined
      ? []
      : [{ id: missing.id, number: '–', title: titleOf(missing, t), group: missing.group }]),
  ];
  return (
    <nav className={frame.side} aria-label={t('travel.chapters')}>
      <ListBox
        aria-label={t('travel.chapters')}
        className={frame.list ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selected ?? whole]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) onSelect(key === whole ? null : String(key));
        }}
      >
        <ListBoxItem
          id={whole}
          textValue={t('travel.wholePaper')}
          className={`${frame.item ?? ''} ${styles.item ?? ''}`}
        >
          <span className={styles.itemNumber} />
          <span className={styles.itemTitle}>{t('travel.wholePaper')}</span>
        </ListBoxItem>
        {all.map(({ id, number, title, group }) => (
          <ListBoxItem
            key={id}
            id={id}
            textValue={`${number} ${title}`}
            className={`${frame.item ?? ''} ${styles.item ?? ''}`}
          >
            <span className={styles.itemNumber}>{number}</span>
            <span className={styles.itemTitle}>{title}</span>
            <GroupSquare group={group} />
          </ListBoxItem>
        ))}
      </ListBox>
    </nav>
  );
}
