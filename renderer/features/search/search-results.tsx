/** What was found, by kind; walked through with the arrow keys from the field. */
import type { JSX } from 'react';
import { useSyncExternalStore } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { searchKinds, type SearchKind } from '../../../shared/domain/search/entries.ts';
import { MOST_HITS, type SearchAnswer, type SearchHit } from '../../../shared/rpc/search-schemas.ts';
import type { Session } from '../../app/session.ts';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { chapterOf, placeOf, saidOf } from './hit-words.ts';
import { ask, AT_ONCE, OF_EACH, type Question } from './search-state.ts';
import styles from './search.module.css';

interface SearchResultsProps {
  readonly session: Session;
  readonly question: Question;
  readonly answer: SearchAnswer;
  readonly onGo: (hit: SearchHit) => void;
}

/** The key of the line that shows more of a kind. */
const moreKey = (kind: SearchKind): string => `more ${kind}`;

export function SearchResults({ session, question, answer, onGo }: SearchResultsProps): JSX.Element {
  const { t, language } = useText();
  const index = useSyncExternalStore(session.paper.index.subscribe, session.paper.index.get);
  const sections = searchKinds
    .map((kind) => ({ kind, count: answer.counts[kind], hits: answer.hits.filter((hit) => hit.kind === kind) }))
    .filter(({ hits }) => hits.length > 0)
    .map((section) => ({ ...section, hits: question.kind === null ? section.hits.slice(0, OF_EACH) : section.hits }));
  const keyed = sections.flatMap(({ kind, hits }) => hits.map((hit, at) => ({ key: `${kind} ${at}`, hit })));
  const onAction = (key: string | number): void => {
    const kind = searchKinds.find((each) => moreKey(each) === key);
    if (kind !== undefined) {
      ask(question.kind === null ? { kind } : { limit: Math.min(MOST_HITS, question.limit + AT_ONCE) });
      return;
    }
    const hit = keyed.find((each) => each.key === key)?.hit;
    if (hit !== undefined) onGo(hit);
  };
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={t('search.results')}
      selectionMode="none"
      dependencies={[answer, question, index, session, t]}
      onAction={onAction}
    >
      {sections.map(({ kind, count, hits }) => (
        <ListBoxSection key={kind} id={kind} className={styles.section ?? ''}>
          <Header className={styles.kind ?? ''}>
            {t(`search.kind_${kind}`)} <span className={styles.count}>{count}</span>
          </Header>
          {hits.map((hit, at) => (
            <Hit key={`${kind} ${at}`} id={`${kind} ${at}`} session={session} hit={hit}>
              {[chapterOf(hit, session, t), placeOf(hit, index, t), saidOf(hit, session, t, language)]}
            </Hit>
          ))}
          {count > hits.length && hits.length < MOST_HITS && (
            <ListBoxItem id={moreKey(kind)} className={styles.more ?? ''} textValue={t('search.moreOf', { count })}>
              {question.kind === null
                ? t('search.moreOf', { count })
                : t('search.more', { count: Math.min(AT_ONCE, count - hits.length) })}
            </ListBoxItem>
          )}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

interface HitProps {
  readonly id: string;
  readonly session: Session;
  readonly hit: SearchHit;
  /** Chapter, place, who and when. */
  readonly children: readonly [string, string, string] | readonly string[];
}

function Hit({ id, session, hit, children }: HitProps): JSX.Element {
  const { t } = useText();
  const [chapter = '', place = '', said = ''] = children;
  const words = hit.pieces.map(({ text }) => text).join('');
  const view = session.chapters.find((each) => each.id === hit.chapter);
  return (
    <ListBoxItem id={id} className={styles.hit ?? ''} textValue={words}>
      <span className={styles.words ?? ''} data-title={hit.form === 'title' || hit.form === 'heading' || undefined}>
        {hit.pieces.map(({ text, hit: isHit }, at) =>
          // The pieces of one snippet keep their order.
          isHit ? (
            <mark key={at} className={styles.mark}>
              {text}
            </mark>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </span>
      <span className={styles.about ?? ''}>
        <span className={styles.where}>
          {view !== undefined && <GroupSquare group={view.group} />}
          <span className={styles.chapter}>{chapter}</span>
          {place !== '' && <span className={styles.place}>{place}</span>}
        </span>
        <span className={styles.said}>{said}</span>
        {hit.kind === 'version' && hit.form !== 'version' && (
          <span className={styles.today} data-same={hit.same || undefined}>
            {t(hit.same ? 'search.same' : 'search.notToday')}
          </span>
        )}
      </span>
    </ListBoxItem>
  );
}
