/** Versions of the paper over the whole window: the list, what one says, and what changed between two. */
import { ArrowDown, ArrowUp, BookmarkPlus, RefreshCw, Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { mayDo } from '../../../shared/domain/permissions.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Side, VersionList } from '../../../shared/rpc/version-schemas.ts';
import type { ExportedFile } from '../../app/export-transport.ts';
import type { Session } from '../../app/session.ts';
import { useTools } from '../../app/tools-state.ts';
import { writtenDown } from '../../app/written-down.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { WindowView } from '../../ui/window-view.tsx';
import { ComparedPaper } from './compared-paper.tsx';
import { ExportMenu } from './export-menu.tsx';
import { rowFilters, type RowFilter } from './filter-rows.ts';
import { goToChange } from './go-to-change.ts';
import { RestoreDialog, type RestoreWish } from './restore-dialog.tsx';
import { KeepVersionDialog } from './keep-version-dialog.tsx';
import { inOrder, keyOf, nameOf, NOW, sideOf, timeOf, usualOther, versionOf } from './sides.ts';
import { usePapers } from './use-paper.ts';
import { VersionFacts } from './version-facts.tsx';
import { VersionListBox } from './version-list.tsx';
import { VersionSource } from './version-source.ts';
import { VersionText } from './version-text.tsx';
import styles from './versions.module.css';

interface VersionsViewProps {
  readonly session: Session;
  readonly list: VersionList;
  /** Has the host make a file, by its path behind the project's exports. */
  readonly onFile: (path: string) => Promise<ExportedFile>;
  readonly onClose: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const looks = ['text', 'inline', 'beside'] as const;
type Look = (typeof looks)[number];

export function VersionsView({ session, list, onFile, onClose }: VersionsViewProps): JSX.Element {
  const { t, language } = useText();
  const source = useMemo(
    () => new VersionSource(session.call, () => writtenDown(session.rooms)),
    [session.call, session.rooms],
  );
  const scroller = useRef<HTMLDivElement>(null);
  // Whoever comes from a search begins at the version that was found, to read it.
  const [sought] = useState(() => list.versions.find(({ id }) => id === useTools.getState().versionWanted?.version));
  const [of, setOf] = useState<Side>(() => {
    const first = sought ?? list.versions.at(-1);
    return first === undefined ? NOW : { side: 'version', version: first.id };
  });
  const [other, setOther] = useState<Side | null>(null);
  const [look, setLook] = useState<Look>(sought === undefined ? 'inline' : 'text');
  const [filter, setFilter] = useState<RowFilter>('all');
  const [showsSame, setShowsSame] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  const [turn, setTurn] = useState(0);
  const [openedAt, setOpenedAt] = useState(() => Date.now());
  const compareAgain = (): void => {
    setTurn((at) => at + 1);
    setOpenedAt(Date.now());
  };
  const [wish, setWish] = useState<RestoreWish | null>(null);
  const beside = look === 'beside';
  const view = useMemo(() => ({ filter, beside, showsSame }), [filter, beside, showsSame]);

  const with_ = other !== null && keyOf(other) !== keyOf(of) ? other : usualOther(of, list);
  const compares = look !== 'text' && with_ !== null;
  const [before, after] = compares ? inOrder(of, with_, list) : [of, of];
  const sides = compares ? [before, after] : [of];
  const papers = usePapers(source, sides, sides.map(keyOf).join(' '), turn);
  const name = (side: Side): string => nameOf(side, list, t, language);
  const version = versionOf(of, list);
  const [from, to] = [timeOf(before, list), Math.min(timeOf(after, list), openedAt)];
  /** What can be brought back: the state that is looked at, or else the one that now is compared with. */
  const earlier = of.side === 'now' ? before : of;
  const then = papers.state === 'here' ? papers.papers[sides.indexOf(earlier)] : undefined;
  // What had the focus may be gone with the state before: then one is in the text.
  useEffect(() => {
    if (wish === null && document.activeElement === document.body) scroller.current?.focus();
  }, [papers, wish]);
  const go = (step: 1 | -1): void => {
    const element = scroller.current;
    if (element === null) return;
    void goToChange(element, step).then((place) => {
      if (place !== null) announce(t('versions.at', place));
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F7' || !compares) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  };
  const choices = [
    { id: 'now', label: t('versions.now') },
    ...[...list.versions].reverse().map(({ id, name: label }) => ({ id, label })),
    ...(with_?.side === 'moment' ? [{ id: keyOf(with_), label: name(with_) }] : []),
  ].filter(({ id }) => id !== keyOf(of));

  return (
    <WindowView label={t('versions.title')} onClose={onClose}>
      <header className={styles.bar} onKeyDown={onKeyDown}>
        <h2 className={styles.title}>{t('versions.title')}</h2>
        <div className={styles.looks} role="group" aria-label={t('versions.view')}>
          {looks.map((each) => (
            <Button key={each} variant="quiet" aria-pressed={look === each} onPress={() => setLook(each)}>
              {t(`versions.view_${each}`)}
            </Button>
          ))}
        </div>
        {look !== 'text' && with_ !== null && (
          <div className={styles.with}>
            <span aria-hidden>{t('versions.with')}</span>
            <Select
              small
              label={t('versions.with')}
              hideLabel
              choices={choices}
              value={keyOf(with_)}
              onChange={(key) => setOther(sideOf(key, list))}
            />
          </div>
        )}
        <span className={styles.gap} />
        {compares && (
          <>
            <Select
              small
              label={t('versions.filter')}
              hideLabel
              choices={rowFilters.map((each) => ({ id: each, label: t(`versions.filter_${each}`) }))}
              value={filter}
              onChange={(each) => setFilter(rowFilters.find((known) => known === each) ?? 'all')}
            />
            <Checkbox label={t('versions.showSame')} isSelected={showsSame} onChange={setShowsSame} />
            <Button
              variant="quiet"
              label={t('versions.previous')}
              icon={<ArrowUp {...icon} />}
              onPress={() => go(-1)}
            />
            <Button variant="quiet" label={t('versions.next')} icon={<ArrowDown {...icon} />} onPress={() => go(1)} />
          </>
        )}
        {earlier.side !== 'now' && (
          <Button
            variant="quiet"
            busy={then === undefined}
            icon={<Undo2 {...icon} />}
            onPress={() => setWish({ what: 'paper' })}
          >
            {t('versions.restore')}
          </Button>
        )}
        <ExportMenu
          onFile={onFile}
          writtenDown={() => writtenDown(session.rooms)}
          {...(compares
            ? {
                what: 'comparison',
                states: { before: keyOf(before), after: keyOf(after) },
                name: t('versions.fileName', { before: name(before), after: name(after) }),
              }
            : { what: 'paper', states: { of: keyOf(of) }, name: `${session.project.title} – ${name(of)}` })}
        />
        {sides.some(({ side }) => side === 'now') && (
          <Button variant="quiet" label={t('versions.refresh')} icon={<RefreshCw {...icon} />} onPress={compareAgain} />
        )}
        <Button variant="quiet" label={t('versions.leave')} icon={<X {...icon} />} onPress={onClose} />
      </header>
      <div className={styles.body} onKeyDown={onKeyDown}>
        <nav className={styles.side} aria-label={t('versions.list')}>
          <Button
            variant="primary"
            icon={<BookmarkPlus {...icon} />}
            why={mayDo(session.me, 'makeVersion') ? null : t('versions.keepBlocked')}
            onPress={() => setKeeping(true)}
          >
            {t('versions.keep')}
          </Button>
          <VersionListBox session={session} list={list} selected={of} onSelect={setOf} />
        </nav>
        <div
          ref={scroller}
          className={styles.scroller}
          role="region"
          tabIndex={0}
          aria-label={compares ? t('versions.comparison') : t('versions.text', { name: name(of) })}
        >
          <div className={beside ? styles.wideColumn : styles.column}>
            {version !== null && <VersionFacts session={session} version={version} />}
            {compares && (
              <p className={styles.between}>{t('versions.between', { before: name(before), after: name(after) })}</p>
            )}
          </div>
          {papers.state === 'loading' && <p className={styles.loading}>{t('versions.loading')}</p>}
          {papers.state === 'failed' && (
            <p className={styles.failed} role="alert">
              {describeFailure(t, papers.failure)}
            </p>
          )}
          {papers.state === 'here' && (
            <Shown
              session={session}
              papers={papers.papers}
              view={view}
              from={from}
              to={to}
              onRestore={after.side === 'now' && before.side !== 'now' ? setWish : null}
              scroller={scroller}
            />
          )}
        </div>
      </div>
      {wish !== null && then !== undefined && (
        <RestoreDialog
          session={session}
          source={source}
          then={then}
          name={name(earlier)}
          wish={wish}
          onDone={compareAgain}
          onClose={() => setWish(null)}
        />
      )}
      {isKeeping && (
        <KeepVersionDialog
          session={session}
          onKept={(id) => setOf({ side: 'version', version: id })}
          onClose={() => setKeeping(false)}
        />
      )}
    </WindowView>
  );
}

type ShownProps = Pick<
  Parameters<typeof ComparedPaper>[0],
  'session' | 'view' | 'scroller' | 'onRestore' | 'from' | 'to'
> & {
  readonly papers: readonly Parameters<typeof ComparedPaper>[0]['before'][];
};

/** One state to read, or two compared. */
function Shown({ session, papers, from, to, view, scroller, onRestore }: ShownProps): JSX.Element | null {
  const [before, after] = papers;
  const chapters = useMemo(
    () => (before === undefined || after === undefined ? [] : comparePapers(before.chapters, after.chapters)),
    [before, after],
  );
  if (before === undefined) return null;
  if (after === undefined) return <VersionText session={session} paper={before} scroller={scroller} />;
  const onChapter = (id: string): void => {
    const heading = scroller.current?.querySelector<HTMLElement>(`[data-chapter="${CSS.escape(id)}"] h3`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <ComparedPaper
      session={session}
      before={before}
      after={after}
      chapters={chapters}
      from={from}
      to={to}
      view={view}
      scroller={scroller}
      onChapter={onChapter}
      onRestore={onRestore}
    />
  );
}
