/** What the right column can show, in order. A feature adds one entry here and its words to the catalogue. */
import { lazy, Suspense, useMemo, type JSX } from 'react';
import { useText } from '../ui/text.ts';
import type { ChapterView } from '../editor/paper-props.ts';
import { ChapterPanel } from '../features/chapter/chapter-panel.tsx';
import { SuggestionCount } from '../features/suggestions/suggestion-count.tsx';
import { ChapterSuggestionsTab } from '../features/suggestions/chapter-suggestions-tab.tsx';
import { CommentCount } from '../features/comments/comment-count.tsx';
import { CommentPanel } from '../features/comments/comment-panel.tsx';
import { DraftList } from '../features/drafts/draft-list.tsx';
import { useCounted } from '../features/measures/open-counts.tsx';
import { TrialList } from '../features/trials/trial-list.tsx';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import type { Present } from './presence.ts';
import { titleOf, type Session } from './session.ts';

/** The rules come with the tab. */
const StylePanel = lazy(async () => ({ default: (await import('../features/writing/style-panel.tsx')).StylePanel }));

const MeasureComments = lazy(async () => ({ default: (await import('./measure-comments.tsx')).MeasureComments }));
const MeasureSuggestions = lazy(async () => ({
  default: (await import('./measure-suggestions.tsx')).MeasureSuggestions,
}));

/** What a tab is drawn from. */
export interface ContextProps {
  readonly session: Session;
  /** The chapter one works in. */
  readonly chapter: ChapterView | null;
  /** The measure whose sheet is open; null in the chapters. */
  readonly measure: string | null;
  readonly present: readonly Present[];
  readonly drafts: readonly Draft[];
  readonly onDraftsChanged: () => void;
}

interface ContextTabEntry {
  readonly id: string;
  readonly label: TextKey;
  /** Drawn beside the label; null for none. */
  readonly count?: (props: ContextProps) => number | null;
  /** The same for what changes by itself. */
  readonly Count?: (props: ContextProps) => JSX.Element | null;
  /** Whether the tab is there at all. */
  readonly shown?: (props: ContextProps) => boolean;
  readonly Panel: (props: ContextProps) => JSX.Element;
}

const drafts: ContextTabEntry = {
  id: 'drafts',
  label: 'frame.tabDrafts',
  count: ({ drafts }) => drafts.length,
  shown: ({ drafts }) => drafts.length > 0,
  Panel: ({ drafts, session, onDraftsChanged }) => (
    <DraftList drafts={drafts} session={session} onChanged={onDraftsChanged} />
  ),
};

export const contextTabEntries: readonly ContextTabEntry[] = [
  {
    id: 'chapter',
    label: 'frame.tabChapter',
    Panel: (props) => (
      <>
        <ChapterPanel {...props} />
        {props.chapter !== null && <TrialList session={props.session} chapter={props.chapter} />}
      </>
    ),
  },
  {
    id: 'comments',
    label: 'comments.tab',
    Count: ({ session, chapter }) => <CommentCount model={session.comments.model} subject={chapter?.id ?? null} />,
    Panel: (props) => <ChapterComments {...props} />,
  },
  {
    id: 'suggestions',
    label: 'suggest.tab',
    Count: ({ session, chapter }) => <SuggestionCount model={session.paper} text={chapter} />,
    Panel: (props) => <ChapterSuggestionsTab {...props} />,
  },
  {
    id: 'style',
    label: 'style.tab',
    Panel: ({ session, chapter }) => (
      <Suspense fallback={null}>
        <StylePanel session={session} chapter={chapter} />
      </Suspense>
    ),
  },
  drafts,
];

/** Beside the sheet of a measure. */
export const measureTabEntries: readonly ContextTabEntry[] = [
  {
    id: 'comments',
    label: 'comments.tab',
    Count: ({ session, measure }) => <CommentCount model={session.measureComments.model} subject={measure} />,
    Panel: ({ session, measure }) => (
      <Suspense fallback={null}>
        <MeasureComments session={session} measure={measure} />
      </Suspense>
    ),
  },
  {
    id: 'suggestions',
    label: 'suggest.tab',
    Count: ({ session, measure }) => <MeasureSuggestionCount session={session} measure={measure} />,
    Panel: ({ session, measure }) => (
      <Suspense fallback={null}>
        <MeasureSuggestions session={session} measure={measure} />
      </Suspense>
    ),
  },
  drafts,
];

function ChapterComments({ session, chapter }: ContextProps): JSX.Element {
  const { t } = useText();
  const { chapters, comments } = session;
  const all = useMemo(
    () =>
      chapters.map((each) => ({
        id: each.id,
        title: t('comments.chapter', { number: each.number, title: titleOf(each, t) }),
      })),
    [chapters, t],
  );
  const here = all.find(({ id }) => id === chapter?.id) ?? null;
  return <CommentPanel session={session} desk={comments} here={here} all={all} />;
}

function MeasureSuggestionCount({ session, measure }: Pick<ContextProps, 'session' | 'measure'>): JSX.Element {
  const counted = useCounted(session, measure ?? '');
  const text = measure === null ? null : counted;
  return <SuggestionCount model={session.measureComments.paper} text={text} />;
}
