/** The list itself: jump, reorder by dragging or with Alt and the arrow keys, and a menu for each chapter. */
import { useRef, type JSX, type KeyboardEvent } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import { moveChapter } from '../../../shared/document/outline.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import type { FilteredChapter } from './filter-chapters.ts';
import { ChapterRow } from './chapter-row.tsx';
import type { OutlineDialog } from './outline.tsx';
import { behindAfterDrop, behindAfterStep, outlineOrigin } from './reorder.ts';
import styles from './outline.module.css';

interface ChapterListProps {
  readonly session: Session;
  readonly onJump: (chapter: string) => void;
  readonly onDialog: (dialog: OutlineDialog) => void;
  /** Those that the filter leaves; null for all. */
  readonly shown: readonly FilteredChapter[] | null;
}

/** What is dragged: a chapter's id, for this list alone. */
const chapterType = 'application/x-ratschrift-chapter';

export function ChapterList({ session, onJump, onDialog, shown }: ChapterListProps): JSX.Element {
  const { t } = useText();
  const list = useRef<HTMLDivElement>(null);
  const { chapters, outline, outlineBlocked } = session;
  const ids = chapters.map((chapter) => chapter.id);
  const tellMove = (id: string, number: number): void => {
    const chapter = chapters.find((each) => each.id === id);
    if (chapter !== undefined) announce(t('outline.moved', { title: titleOf(chapter, t), number }));
  };

  const step = (id: string, direction: -1 | 1): void => {
    if (outlineBlocked !== null) return announce(t(outlineBlocked));
    const behind = behindAfterStep(ids, id, direction);
    if (behind === undefined) return;
    moveChapter(outline, id, behind, outlineOrigin);
    tellMove(id, ids.indexOf(id) + 1 + direction);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-key="${id}"]`)?.focus());
  };

  const { dragAndDropHooks } = useDragAndDrop<ChapterView>({
    // Not as text: dropped on the page by a slip of the hand, a title would stand in somebody's paragraph.
    getItems: (keys) => [...keys].map((key) => ({ [chapterType]: String(key) })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys].map(String);
      if (moved === undefined || target.dropPosition === 'on') return;
      const behind = behindAfterDrop(ids, moved, String(target.key), target.dropPosition);
      if (behind === undefined) return;
      moveChapter(outline, moved, behind, outlineOrigin);
      tellMove(moved, behind === null ? 1 : ids.filter((id) => id !== moved).indexOf(behind) + 2);
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const id = row?.getAttribute('data-key');
    if (id === null || id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    step(id, event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <div onKeyDownCapture={onKeyDown}>
      <GridList
        // A list can't begin or cease to be one whose rows can be dragged.
        key={shown === null ? 'all' : 'filtered'}
        ref={list}
        className={styles.list ?? ''}
        aria-label={t('outline.list')}
        items={shown?.map(({ chapter }) => chapter) ?? chapters}
        dependencies={[session, t, shown]}
        keyboardNavigationBehavior="arrow"
        onAction={(key) => onJump(String(key))}
        {...(outlineBlocked === null && shown === null ? { dragAndDropHooks } : {})}
      >
        {(chapter) => (
          <ChapterRow
            chapter={chapter}
            session={session}
            isDraggable={outlineBlocked === null && shown === null}
            isLast={chapter.number === chapters.length}
            headings={shown?.find((each) => each.chapter === chapter)?.headings ?? []}
            onStep={(direction) => step(chapter.id, direction)}
            onDialog={onDialog}
          />
        )}
      </GridList>
    </div>
  );
}
