/** One measure on the board. */
import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  EllipsisVertical,
  GripVertical,
  PanelTopOpen,
  Target,
  Trash2,
} from 'lucide-react';
import type { JSX } from 'react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import type { MeasureGroup } from '../../../shared/measures/filter.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { Hyphenated } from '../../ui/hyphenated.tsx';
import { MenuButton, type Command } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { blockedBy, deleteMeasure, groupName, putInto, stepInColumn, type BoardBy } from './changes.ts';
import { OpenSigns, type Open } from './open-counts.tsx';
import { MeasureSigns, MeasureStateChip } from './measure-chips.tsx';
import { costOf, euros, nameOf, spanOf, titleOf } from './measure-words.ts';
import styles from './board.module.css';

interface BoardCardProps {
  readonly measure: Measure;
  readonly catalogue: LiveCatalogue;
  /** What is open on it; undefined for nothing. */
  readonly open: Open | undefined;
  readonly column: MeasureGroup;
  readonly columns: readonly MeasureGroup[];
  readonly by: BoardBy;
  readonly onOpen: (measure: string) => void;
  readonly onMoved: () => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function BoardCard({
  measure,
  catalogue,
  open,
  column,
  columns,
  by,
  onOpen,
  onMoved,
}: BoardCardProps): JSX.Element {
  const { t } = useText();
  const { mayWrite } = catalogue;
  const title = titleOf(measure, t);
  const cents = costOf(measure);
  const span = spanOf(measure, t);
  const at = column.measures.findIndex(({ id }) => id === measure.id);
  const commands: Command[] = [
    {
      id: 'open',
      label: t('measures.open', { title }),
      icon: <PanelTopOpen {...icon} />,
      run: () => onOpen(measure.id),
    },
    ...(mayWrite ? moves() : []),
  ];
  function moves(): Command[] {
    const step = (direction: -1 | 1): void => {
      stepInColumn(catalogue, measure, column.measures, direction, t);
      onMoved();
    };
    return [
      ...columns
        .filter(({ key }) => key !== column.key)
        .map(({ key }) => ({
          id: `to ${key}`,
          label: t('measures.moveTo', { group: groupName(by, key, t) }),
          icon: <ArrowRight {...icon} />,
          why: blockedBy(measure, by, key, t),
          run: () => {
            if (putInto(catalogue, measure, by, key, undefined, t)) onMoved();
          },
        })),
      ...(at > 0
        ? [{ id: 'up', label: t('measures.moveUp'), icon: <ArrowUp {...icon} />, keys: 'Alt ↑', run: () => step(-1) }]
        : []),
      ...(at < column.measures.length - 1
        ? [
            {
              id: 'down',
              label: t('measures.moveDown'),
              icon: <ArrowDown {...icon} />,
              keys: 'Alt ↓',
              run: () => step(1),
            },
          ]
        : []),
      {
        id: 'delete',
        label: t('measures.delete'),
        icon: <Trash2 {...icon} />,
        danger: true,
        run: () => deleteMeasure(catalogue, measure, t),
      },
    ];
  }
  return (
    <GridListItem id={measure.id} textValue={nameOf(measure, t)} className={styles.card ?? ''}>
      <span className={styles.titleLine}>
        {measure.number !== '' && <span className={styles.number}>{measure.number}</span>}
        <strong>
          <Hyphenated text={title} />
        </strong>
      </span>
      <span className={styles.lead}>
        <Hyphenated text={measure.lead === '' ? t('measures.noLead') : measure.lead} />
      </span>
      <span className={styles.facts}>
        {by === 'field' && <MeasureStateChip state={measure.state} />}
        {by === 'state' && measure.field !== '' && (
          <span>
            <Hyphenated text={measure.field} />
          </span>
        )}
        {span !== '' && <span>{span}</span>}
        {cents > 0 && <span className={styles.money}>{euros(cents)}</span>}
        {measure.goals.length > 0 && (
          <span className={styles.goals}>
            <Target size={14} strokeWidth={1.75} aria-hidden />
            <span aria-hidden>{measure.goals.length}</span>
            <span className="visually-hidden">
              {t('measures.goals')}: {measure.goals.length}
            </span>
          </span>
        )}
        <OpenSigns open={open} />
      </span>
      <MeasureSigns measure={measure} />
      <span className={styles.tools}>
        {mayWrite && (
          <AriaButton slot="drag" className={styles.handle ?? ''} aria-label={t('measures.handle', { title })}>
            <GripVertical {...icon} />
          </AriaButton>
        )}
        <MenuButton
          small
          label={t('measures.actions', { title })}
          icon={<EllipsisVertical {...icon} />}
          commands={commands}
        />
      </span>
    </GridListItem>
  );
}
