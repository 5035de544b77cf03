/** The tab „Vorschläge“: what is suggested in the chapter at hand or in all, to be accepted or rejected. */
import { CheckCheck, EllipsisVertical, TextSelect, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type JSX, type KeyboardEvent } from 'react';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { selectedRange } from '../../editor/suggestions/selected-range.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { GroupSquare } from '../../ui/marks.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import { ContradictionCard } from './contradiction-card.tsx';
import { tellDecided, decideOn } from './decide.ts';
import { authorsOf, everything, isBy, isOfKind, kindsOf } from './filter.ts';
import { mayDecideIn } from './may-decide.ts';
import { Proposals } from './proposals.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import styles from './suggestions.module.css';
import { SuggestionWatch, type ChapterSuggestions, type ListedSuggestion } from './suggestion-watch.ts';

interface SuggestionPanelProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;

export function SuggestionPanel({ session, chapter }: SuggestionPanelProps): JSX.Element {
  const { t } = useText();
  const [scope, setScope] = useState<'this' | 'all'>('this');
  const [who, setWho] = useState(everything);
  const [kind, setKind] = useState<string>(everything);
  const found = useFound(session, scope === 'this' ? (chapter === null ? [] : [chapter.id]) : chapterIds(session));
  const all = found.flatMap(({ suggestions }) => suggestions);
  const { membership, me } = session;
  const shown = all.filter((each) => isBy(each, who, membership, me.id) && isOfKind(each, kind));
  const [asking, setAsking] = useState<boolean | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const current = useSyncExternalStore(session.paper.current.subscribe, session.paper.current.get);
  useEffect(() => {
    if (list.current?.contains(document.activeElement) === true) return;
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const decidable = shown.filter((each) => mayDecideIn(session, each.chapter));

  const decideAll = (accept: boolean): void => decideMany(session, decidable, accept, t);
  const commands = [
    {
      id: 'acceptAll',
      label: t('suggest.acceptAll'),
      icon: <CheckCheck {...icon} />,
      why: decidable.length === 0 ? t(shown.length === 0 ? 'suggest.none' : 'suggest.mayNot') : null,
      run: () => setAsking(true),
    },
    {
      id: 'rejectAll',
      label: t('suggest.rejectAll'),
      icon: <X {...icon} />,
      why: decidable.length === 0 ? t(shown.length === 0 ? 'suggest.none' : 'suggest.mayNot') : null,
      run: () => setAsking(false),
    },
    {
      id: 'acceptSelection',
      label: t('suggest.acceptSelection'),
      icon: <TextSelect {...icon} />,
      run: () => decideSelection(session, true, t),
    },
    {
      id: 'rejectSelection',
      label: t('suggest.rejectSelection'),
      icon: <TextSelect {...icon} />,
      run: () => decideSelection(session, false, t),
    },
  ];

  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h3>{t(shown.length === 0 ? 'suggest.title' : 'suggest.open', { count: shown.length })}</h3>
        <MenuButton label={t('suggest.more')} icon={<EllipsisVertical {...icon} />} commands={commands} small />
      </header>
      <div className={styles.filters}>
        <Select
          small
          hideLabel
          label={t('suggest.filterChapter')}
          choices={[
            { id: 'this', label: t('suggest.filterThis') },
            { id: 'all', label: t('suggest.filterAll') },
          ]}
          value={scope}
          onChange={(id) => setScope(id === 'all' ? 'all' : 'this')}
        />
        <Select
          small
          hideLabel
          label={t('suggest.filterPerson')}
          choices={authorsOf(all, membership, me.id, t).map(({ id, label, group }) => ({
            id,
            label,
            ...(group === undefined ? {} : { mark: <GroupSquare group={group} /> }),
          }))}
          value={who}
          onChange={setWho}
        />
        <Select
          small
          hideLabel
          label={t('decide.filterKind')}
          choices={[
            { id: everything, label: t('decide.filterEveryKind') },
            ...kindsOf(all).map((each) => ({ id: each, label: t(each) })),
          ]}
          value={kind}
          onChange={setKind}
        />
      </div>
      {(scope === 'all' ? session.chapters : chapter === null ? [] : [chapter])
        .filter(
          (each) => roomAccess(session.me, 'comments', { group: each.group?.id ?? null, deleted: false }) !== null,
        )
        .map((each) => (
          <Proposals key={each.id} session={session} chapter={each} />
        ))}
      {found.map((each) => (
        <Contradictions key={each.chapter} session={session} found={each} />
      ))}
      {shown.length === 0 && (
        <div className={styles.none}>
          <p>{t(all.length === 0 ? 'suggest.none' : 'suggest.noneFiltered')}</p>
          {all.length === 0 && <p className={styles.quiet}>{t('suggest.noneText')}</p>}
        </div>
      )}
      <ul ref={list} className={styles.list} aria-label={t('suggest.title')} onKeyDown={walk}>
        {shown.map((each) => (
          <SuggestionCard
            key={`${each.chapter} ${each.id}`}
            session={session}
            suggestion={each}
            chapterTitle={scope === 'all' ? chapterTitle(session, each.chapter, t) : null}
            isCurrent={current.chapter === each.chapter && current.ids.includes(each.id)}
            mayDecide={mayDecideIn(session, each.chapter)}
          />
        ))}
      </ul>
      {asking !== null && (
        <Confirm
          title={t(asking ? 'suggest.acceptAllTitle' : 'suggest.rejectAllTitle', { count: decidable.length })}
          text={t(asking ? 'suggest.acceptAllText' : 'suggest.rejectAllText')}
          action={t(asking ? 'suggest.acceptAll' : 'suggest.rejectAll')}
          onClose={() => setAsking(null)}
          onConfirm={() => decideAll(asking)}
        />
      )}
    </div>
  );
}

type Translator = ReturnType<typeof useText>['t'];

function Contradictions({
  session,
  found,
}: {
  readonly session: Session;
  readonly found: ChapterSuggestions;
}): JSX.Element | null {
  const { contradictions, partly, doc, chapter } = found;
  if (contradictions.size + partly.size === 0) return null;
  return (
    <ul className={styles.list}>
      {[...contradictions, ...partly].map(([id, decisions]) => (
        <ContradictionCard
          key={id}
          session={session}
          doc={doc}
          id={id}
          decisions={decisions}
          partly={partly.has(id)}
          mayDecide={mayDecideIn(session, chapter)}
        />
      ))}
    </ul>
  );
}

function useFound(session: Session, chapters: readonly string[]): readonly ChapterSuggestions[] {
  const { rooms, paper, roomOf } = session;
  const watch = useMemo(() => new SuggestionWatch({ rooms, paper, roomOf }), [rooms, paper, roomOf]);
  const key = chapters.join(' ');
  useEffect(() => {
    watch.watch(key === '' ? [] : key.split(' '));
  }, [watch, key]);
  useEffect(() => () => watch.destroy(), [watch]);
  return useSyncExternalStore(watch.subscribe, watch.get);
}

const chapterIds = (session: Session): readonly string[] => session.chapters.map(({ id }) => id);

function chapterTitle(session: Session, id: string, t: Translator): string {
  const chapter = session.chapters.find((each) => each.id === id);
  return chapter === undefined ? '' : `${chapter.number} ${titleOf(chapter, t)}`;
}

/** Decides on many, chapter by chapter, and offers one way back. */
function decideMany(session: Session, which: readonly ListedSuggestion[], accept: boolean, t: Translator): void {
  const byChapter = new Map<string, Set<string>>();
  for (const { chapter, id } of which) byChapter.set(chapter, (byChapter.get(chapter) ?? new Set()).add(id));
  const decided = [...byChapter].map(([chapter, ids]) => decideOn(session, chapter, ids, accept));
  tellDecided(decided, which.length, accept, t);
}

/** Decides on what the selection in the text covers; the rest of a suggestion stays open. */
function decideSelection(session: Session, accept: boolean, t: Translator): void {
  const editor = session.paper.focused();
  const range = editor === null ? null : selectedRange(editor);
  if (editor === null || range === null || range.ids.size === 0) return announce(t('suggest.noSelection'));
  if (!editor.mayWrite) return announce(t('suggest.mayNot'));
  editor.binding.decide(range.ids, accept, session.me.id, range);
  notify({
    text: t(accept ? 'suggest.accepted' : 'suggest.rejected', { count: range.ids.size }),
    action: { label: t('common.undo'), run: () => editor.binding.undo() },
  });
}

/** Arrow keys lead from card to card. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')];
  const card = document.activeElement?.closest('li');
  const at = places.findIndex((place) => card?.contains(place) === true);
  const next = places[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined || event.target instanceof HTMLTextAreaElement) return;
  event.preventDefault();
  next.focus();
}
