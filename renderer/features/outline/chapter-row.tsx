/** One chapter of the outline. */
import {
  ArrowDown,
  ArrowUp,
  EllipsisVertical,
  GripVertical,
  PencilLine,
  PencilRuler,
  Trash2,
  UsersRound,
} from 'lucide-react';
import { useContext, type JSX } from 'react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import { stages } from '../../../shared/domain/chapter-stage.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import { setChapterDeleted } from '../../../shared/document/outline.ts';
import { ActiveChapter } from '../../app/active-chapter.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { notify } from '../../ui/announcer.tsx';
import { GroupName, StageChip, Steps } from '../../ui/marks.tsx';
import { MenuButton, type Command } from '../../ui/menu.tsx';
import { Hyphenated } from '../../ui/hyphenated.tsx';
import { useText } from '../../ui/text.ts';
import type { OutlineDialog } from './outline.tsx';
import { outlineOrigin } from './reorder.ts';
import styles from './outline.module.css';

interface ChapterRowProps {
  readonly chapter: ChapterView;
  readonly session: Session;
  readonly isLast: boolean;
  readonly isDraggable: boolean;
  /** Headings that the filter has found in it. */
  readonly headings: readonly Target[];
  readonly onStep: (direction: -1 | 1) => void;
  readonly onDialog: (dialog: OutlineDialog) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function ChapterRow(props: ChapterRowProps): JSX.Element {
  const { chapter, session, isLast, isDraggable, headings, onStep, onDialog } = props;
  const { t } = useText();
  const { summary, number, group } = chapter;
  const stage = summary?.stage ?? 'open';
  const title = titleOf(chapter, t);
  const outlineWhy = session.outlineBlocked === null ? null : t(session.outlineBlocked);
  const writeBlocked = session.chapterBlocked(chapter);
  const remove = (): void => {
    setChapterDeleted(session.outline, chapter.id, true, outlineOrigin);
    notify({
      text: t('outline.deleted', { title }),
      action: {
        label: t('common.undo'),
        run: () => setChapterDeleted(session.outline, chapter.id, false, outlineOrigin),
      },
    });
  };
  const commands: Command[] = [
    {
      id: 'rename',
      label: t('outline.rename'),
      icon: <PencilLine {...icon} />,
      why: writeBlocked === null ? null : t(writeBlocked),
      run: () => onDialog({ kind: 'rename', chapter }),
    },
    {
      id: 'handOver',
      label: t('outline.handOver'),
      icon: <UsersRound {...icon} />,
      why: outlineWhy,
      run: () => onDialog({ kind: 'handOver', chapter }),
    },
    ...(number > 1
      ? [
          {
            id: 'up',
            label: t('outline.moveUp'),
            icon: <ArrowUp {...icon} />,
            keys: 'Alt ↑',
            why: outlineWhy,
            run: () => onStep(-1),
          },
        ]
      : []),
    ...(isLast
      ? []
      : [
          {
            id: 'down',
            label: t('outline.moveDown'),
            icon: <ArrowDown {...icon} />,
            keys: 'Alt ↓',
            why: outlineWhy,
            run: () => onStep(1),
          },
        ]),
    { id: 'delete', label: t('common.delete'), icon: <Trash2 {...icon} />, why: outlineWhy, danger: true, run: remove },
  ];
  return (
    <GridListItem id={chapter.id} textValue={`${number} ${title}`} className={styles.row ?? ''}>
      <span className={styles.number}>{number}</span>
      <span className={styles.title}>
        <Hyphenated text={title} room={24} />
        <ActiveMark chapter={chapter.id} />
      </span>
      {headings.length > 0 && (
        <span className={styles.headings}>
          {headings.map(({ block, number: own, text }) => (
            <AriaButton
              key={block}
              className={styles.heading ?? ''}
              onPress={() => {
                if (block !== null) session.paper.reveal({ chapter: chapter.id, block, from: 0, to: 0 });
              }}
            >
              {own} {text}
            </AriaButton>
          ))}
        </span>
      )}
      <span className={styles.meta}>
        <GroupName group={group} />
        <StageChip stage={stage} />
      </span>
      <span className={styles.bar}>
        <span className="visually-hidden">
          {t('outline.step', { step: stages.indexOf(stage) + 1, stage: t(`common.stage_${stage}`) })}
        </span>
        <Steps stage={stage} group={group} />
        <SuggestionMark session={session} chapter={chapter} />
      </span>
      <span className={styles.tools}>
        {isDraggable && (
          <AriaButton slot="drag" className={styles.handle ?? ''} aria-label={t('outline.handle', { number })}>
            <GripVertical {...icon} />
          </AriaButton>
        )}
        <MenuButton
          small
          label={t('outline.actions', { number, title })}
          icon={<EllipsisVertical {...icon} />}
          commands={commands}
        />
      </span>
    </GridListItem>
  );
}

/** How many suggestions wait in the chapter, with proposals from outside for those who may see them. */
function SuggestionMark({ session, chapter }: Pick<ChapterRowProps, 'session' | 'chapter'>): JSX.Element | null {
  const { t } = useText();
  const { suggestions = 0, proposals = 0 } = chapter.summary ?? {};
  const state = { group: chapter.group?.id ?? null, deleted: chapter.deleted };
  const count = suggestions + (roomAccess(session.me, 'comments', state) === null ? 0 : proposals);
  if (count === 0) return null;
  return (
    <span className={styles.suggestions}>
      <PencilRuler size={13} strokeWidth={1.75} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{t('suggest.open', { count })}</span>
    </span>
  );
}

/** Says that one is in the chapter; the row is drawn by it, too (`:has`), so that no row is made anew for it. */
function ActiveMark({ chapter }: { readonly chapter: string }): JSX.Element | null {
  const { t } = useText();
  if (useContext(ActiveChapter) !== chapter) return null;
  return <span className={`visually-hidden ${styles.active ?? ''}`}> ({t('outline.current')})</span>;
}
