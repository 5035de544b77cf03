/** One chapter of a comparison; drawn when it comes near. */
import { Undo2 } from 'lucide-react';
import { memo, useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import type { ComparedChapter, ComparedRow } from '../../../shared/document/compare/compared.ts';
import type { Session } from '../../app/session.ts';
import { useNearness } from '../../editor/chapter/use-nearness.ts';
import { listMarks } from '../../editor/static/block-marks.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { rowTest, type ChangedBy } from './changed-by.ts';
import { ChapterState, comparedTitle, isChangedChapter } from './change-summary.tsx';
import { ComparedRowView, type SideScene } from './compared-row.tsx';
import { countWanted, stretchesOf, type RowFilter } from './filter-rows.ts';
import type { RestoreWish } from './restore-dialog.tsx';
import type { StillPaper } from './still-paper.ts';
import { TrialButton } from './trial-button.tsx';
import { stillScene } from './version-text.tsx';
import own from './compared.module.css';
import styles from './versions.module.css';

export interface ComparedView {
  readonly filter: RowFilter;
  /** Whose changes are shown; null for everybody's. */
  readonly by: ChangedBy | null;
  readonly beside: boolean;
  readonly showsSame: boolean;
}

interface ChapterProps {
  readonly session: Session;
  readonly chapter: ComparedChapter;
  readonly stills: { readonly before: StillPaper; readonly after: StillPaper };
  /** What the older state is called where its chapters can become trial drafts. */
  readonly trialOf: string | null;
  readonly view: ComparedView;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Asks to bring something back as it was; null where the newer state is not what stands now. */
  readonly onRestore: ((wish: RestoreWish) => void) | null;
}

export const ComparedChapterView = memo(function ComparedChapterView(props: ChapterProps): JSX.Element {
  const { session, chapter, stills, trialOf, view, scroller, onRestore } = props;
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  const nearness = useNearness(section, scroller);
  const [open, setOpen] = useState(false);
  if (nearness !== 'far' && !open) setOpen(true);
  const wanted = useMemo(
    () => countWanted(chapter, view.filter, rowTest(view.by, chapter)),
    [chapter, view.filter, view.by],
  );
  const was = stills.before.chapter(chapter.id);
  const number = stills.after.number(chapter.id) ?? stills.before.number(chapter.id);
  const heading = `compared-${chapter.id}`;
  return (
    <section
      ref={section}
      className={styles.chapter}
      aria-labelledby={heading}
      data-chapter={chapter.id}
      data-changes={wanted}
      data-open={open || undefined}
    >
      <h3 id={heading} className={styles.heading} tabIndex={-1}>
        {number !== undefined && <span className={styles.number}>{number}</span>}
        {comparedTitle(chapter, t('common.untitled'))}
        <ChapterState chapter={chapter} />
      </h3>
      {open && onRestore !== null && chapter.titleBefore !== null && isChangedChapter(chapter) && (
        <div className={own.action}>
          {trialOf !== null && was !== null && <TrialButton session={session} text={was} of={trialOf} />}
          <Button
            variant="quiet"
            small
            icon={<Undo2 size={16} strokeWidth={1.75} aria-hidden />}
            onPress={() => onRestore({ what: 'chapter', chapter: chapter.id })}
          >
            {t('versions.restoreChapter')}
          </Button>
        </div>
      )}
      {open ? (
        <Rows session={session} chapter={chapter} stills={stills} view={view} onRestore={onRestore} />
      ) : (
        <div style={{ minHeight: 60 * wanted }} />
      )}
    </section>
  );
});

function Rows({ session, chapter, stills, view, onRestore }: Omit<ChapterProps, 'scroller' | 'trialOf'>): JSX.Element {
  const { t } = useText();
  const stretches = useMemo(
    () => stretchesOf(chapter, view.filter, rowTest(view.by, chapter)),
    [chapter, view.filter, view.by],
  );
  const before = useSideScene(session, stills.before, chapter.id);
  const after = useSideScene(session, stills.after, chapter.id);
  const draw = (row: ComparedRow, changed: boolean, key: number): JSX.Element => (
    <ComparedRowView
      key={key}
      row={row}
      chapter={chapter}
      before={before}
      after={after}
      changed={changed}
      beside={view.beside}
      actions={
        changed && onRestore !== null ? <RestoreRow row={row} chapter={chapter.id} onRestore={onRestore} /> : null
      }
    />
  );
  return (
    <>
      {view.beside && (
        <div className={`${own.pair ?? ''} ${own.sides ?? ''}`} aria-hidden>
          <span>{t('versions.before')}</span>
          <span>{t('versions.after')}</span>
        </div>
      )}
      {stretches.map((stretch, index) =>
        stretch.kind === 'row' ? (
          draw(stretch.row, stretch.changed, index)
        ) : (
          <SameRows key={index} {...stretch} shown={view.showsSame} draw={(row, at) => draw(row, false, at)} />
        ),
      )}
    </>
  );
}

interface RestoreRowProps {
  readonly row: ComparedRow;
  readonly chapter: string;
  readonly onRestore: (wish: RestoreWish) => void;
}

function RestoreRow({ row, chapter, onRestore }: RestoreRowProps): JSX.Element | null {
  const { t } = useText();
  const block = (row.before ?? row.after)?.id;
  // At the place that it left, a moved one is only named.
  if (block === undefined || (row.moved && row.mark === 'deleted')) return null;
  return (
    <div className={own.action}>
      <Button variant="quiet" small onPress={() => onRestore({ what: 'block', chapter, block })}>
        {t('versions.restoreBlock')}
      </Button>
    </div>
  );
}

interface SameRowsProps {
  readonly rows: readonly ComparedRow[];
  /** Some of them changed, in ways that one doesn't want to see. */
  readonly others: boolean;
  readonly shown: boolean;
  readonly draw: (row: ComparedRow, index: number) => JSX.Element;
}

/** Paragraphs in which nothing changed: a line that says how many, until one wants to see them. */
function SameRows({ rows, others, shown, draw }: SameRowsProps): JSX.Element {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (shown || open) return <>{rows.map(draw)}</>;
  return (
    <div className={own.sameRows}>
      <Button variant="quiet" small onPress={() => setOpen(true)}>
        {t(others ? 'versions.otherRows' : 'versions.sameRows', { count: rows.length })}
      </Button>
    </div>
  );
}

function useSideScene(session: Session, still: StillPaper, chapter: string): SideScene {
  return useMemo(() => {
    const text = still.chapter(chapter);
    return {
      labels: still.labels(chapter),
      scene: text === null ? null : stillScene(session, still, text),
      marks: listMarks(text?.blocks ?? []),
    };
  }, [session, still, chapter]);
}
