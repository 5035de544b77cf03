/** The text of a chapter, or of the whole paper, at a moment. */
import type { JSX, RefObject } from 'react';
import type { OutlineAt } from '../../../shared/rpc/history-schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import { TravelChapter } from './travel-chapter.tsx';
import type { TravelSource } from './travel-source.ts';
import frame from '../../ui/window-view.module.css';
import styles from './travel.module.css';

interface TravelTextProps {
  readonly session: Session;
  readonly source: TravelSource;
  readonly outline: OutlineAt;
  readonly chapter: string | null;
  readonly at: number;
  readonly since: number | null;
  /** The chapter whose first change is to be seen, anew with each turn. */
  readonly shown: { readonly chapter: string | null; readonly turn: number };
  readonly scroller: RefObject<HTMLDivElement | null>;
}

export function TravelText({
  session,
  chapter,
  outline,
  scroller,
  shown: wanted,
  ...rest
}: TravelTextProps): JSX.Element {
  const { t } = useText();
  const known = new Map([...session.chapters, ...session.deletedChapters].map((each) => [each.id, each]));
  const shown = chapter === null ? outline.chapters.map(({ id }) => id) : [chapter];
  return (
    <div ref={scroller} className={frame.scroller} role="region" aria-label={t('travel.text')} tabIndex={0}>
      <article className={styles.column}>
        {shown.length === 0 && <p className={styles.waiting}>{t('travel.noChapters')}</p>}
        {shown.map((id) => {
          const view = known.get(id);
          return (
            <TravelChapter
              key={id}
              session={session}
              outline={outline}
              chapter={id}
              name={view === undefined ? '' : titleOf(view, t)}
              scroller={scroller}
              alone={chapter !== null}
              reveal={wanted.chapter === id ? wanted.turn : 0}
              {...rest}
            />
          );
        })}
      </article>
    </div>
  );
}
