/** The tab with the comments on the measure whose sheet is open, or on all of them. */
import { useMemo, type JSX } from 'react';
import { CommentPanel } from '../features/comments/comment-panel.tsx';
import { useCatalogue } from '../features/measures/catalogue-store.ts';
import { nameOf } from '../features/measures/measure-words.ts';
import { useText } from '../ui/text.ts';
import type { Session } from './session.ts';

interface MeasureCommentsProps {
  readonly session: Session;
  readonly measure: string | null;
}

export function MeasureComments({ session, measure }: MeasureCommentsProps): JSX.Element {
  const { t } = useText();
  const measures = useCatalogue(session)?.measures ?? none;
  const all = useMemo(() => measures.map((each) => ({ id: each.id, title: nameOf(each, t) })), [measures, t]);
  const here = all.find(({ id }) => id === measure) ?? null;
  return <CommentPanel session={session} desk={session.measureComments} here={here} all={all} />;
}

const none = [] as const;
