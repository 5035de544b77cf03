/** The tab „Vorschläge“: what is suggested in the text at hand or in all, to be accepted or rejected. */
import { CheckCheck, EllipsisVertical, TextSelect, X } from 'lucide-react';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
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
import { SuggestionCard } from './suggestion-card.tsx';
import styles from './suggestions.module.css';
import type { SuggestionScene } from './suggestion-scene.ts';
import { SuggestionWatch, type ChapterSuggestions, type ListedSuggestion } from './suggestion-watch.ts';

interface SuggestionPanelProps {
  readonly scene: SuggestionScene;
  /** The id of the text at hand. */
  readonly here: string | null;
  /** All there are, in order. */
  readonly all: readonly { readonly id: string; readonly title: string }[];
  /** What the two choices of where to look are called. */
  readonly scopes: Readonly<Record<'this' | 'all', TextKey>>;
  /** What people propose who may not write there. */
  readonly proposals?: (scope: 'this' | 'all') => ReactNode;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;

export function SuggestionPanel({ scene, here, all: texts, scopes, proposals }: SuggestionPanelProps): JSX.Element {
  const { t } = useText();
  const [scope, setScope] = useState<'this' | 'all'>('this');
  const [who, setWho] = useState(everything);
  const [kind, setKind] = useState<string>(everything);
  const found = useFound(scene, scope === 'all' ? texts.map(({ id }) => id) : here === null ? [] : [here]);
  const all = found.flatMap(({ suggestions }) => suggestions);
  const { membership, me } = scene;
  const shown = all.filter((each) => isBy(each, who, membership, me.id) && isOfKind(each, kind));
  const [asking, setAsking] = useState<boolean | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const current = useSyncExternalStore(scene.paper.current.subscribe, scene.paper.current.get);
  useEffect(() => {
    if (list.current?.contains(document.activeElement) === true) return;
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const decidable = shown.filter((each) => scene.mayDecide(each.chapter));

  const decideAll = (accept: boolean): void => decideMany(scene, decidable, accept, t);
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
      run: () => decideSelection(scene, true, t),
    },
    {
      id: 'rejectSelection',
      label: t('suggest.rejectSelection'),
      icon: <TextSelect {...icon} />,
      run: () => decideSelection(scene, false, t),
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
            { id: 'this', label: t(scopes.this) },
            { id: 'all', label: t(scopes.all) },
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
      {proposals?.(scope)}
      {found.map((each) => (
        <Contradictions key={each.chapter} scene={scene} found={each} />
      ))}
      {shown.length === 0 && (
        <div className={styles.none} data-filtered={all.length > 0 || undefined}>
          <p>{t(all.length === 0 ? 'suggest.none' : 'suggest.noneFiltered')}</p>
          {all.length === 0 && <p className={styles.quiet}>{t('suggest.noneText')}</p>}
        </div>
      )}
      <ul ref={list} className={styles.list} aria-label={t('suggest.title')} onKeyDown={walk}>
        {shown.map((each) => (
          <SuggestionCard
            key={`${each.chapter} ${each.id}`}
            scene={scene}
            suggestion={each}
            chapterTitle={scope === 'all' ? (texts.find(({ id }) => id === each.chapter)?.title ?? '') : null}
            isCurrent={current.chapter === each.chapter && current.ids.includes(each.id)}
            mayDecide={scene.mayDecide(each.chapter)}
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
  scene,
  found,
}: {
  readonly scene: SuggestionScene;
  readonly found: ChapterSuggestions;
}): JSX.Element | null {
  const { contradictions, partly, doc, chapter } = found;
  if (contradictions.size + partly.size === 0) return null;
  return (
    <ul className={styles.list}>
      {[...contradictions, ...partly].map(([id, decisions]) => (
        <ContradictionCard
          key={id}
          scene={scene}
          doc={doc}
          id={id}
          decisions={decisions}
          partly={partly.has(id)}
          mayDecide={scene.mayDecide(chapter)}
        />
      ))}
    </ul>
  );
}

function useFound(scene: SuggestionScene, chapters: readonly string[]): readonly ChapterSuggestions[] {
  const { rooms, paper, roomOf, rootOf, blocksOf } = scene;
  const watch = useMemo(
    () => new SuggestionWatch({ rooms, paper, roomOf, rootOf, blocksOf }),
    [rooms, paper, roomOf, rootOf, blocksOf],
  );
  const key = chapters.join(' ');
  useEffect(() => {
    watch.watch(key === '' ? [] : key.split(' '));
  }, [watch, key]);
  useEffect(() => () => watch.destroy(), [watch]);
  return useSyncExternalStore(watch.subscribe, watch.get);
}

/** Decides on many, chapter by chapter, and offers one way back. */
function decideMany(scene: SuggestionScene, which: readonly ListedSuggestion[], accept: boolean, t: Translator): void {
  const byChapter = new Map<string, Set<string>>();
  for (const { chapter, id } of which) byChapter.set(chapter, (byChapter.get(chapter) ?? new Set()).add(id));
  const decided = [...byChapter].map(([chapter, ids]) => decideOn(scene, chapter, ids, accept));
  tellDecided(decided, which.length, accept, t);
}

/** Decides on what the selection in the text covers; the rest of a suggestion stays open. */
function decideSelection(scene: SuggestionScene, accept: boolean, t: Translator): void {
  const editor = scene.paper.focused();
  const range = editor === null ? null : selectedRange(editor);
  if (editor === null || range === null || range.ids.size === 0) return announce(t('suggest.noSelection'));
  if (!editor.mayWrite) return announce(t('suggest.mayNot'));
  editor.binding.decide(range.ids, accept, scene.me.id, range);
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
