/** Versions of the paper over the whole window: the list, what one says, and what changed between two. */
import { BookmarkPlus, RefreshCw, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { mayDo } from '../../../shared/domain/permissions.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Side, VersionList } from '../../../shared/rpc/version-schemas.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import type { VersionWanted } from '../../app/tools-state.ts';
import { writtenDown } from '../../app/written-down.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useText } from '../../ui/text.ts';
import { WindowBar, WindowGap, WindowView } from '../../ui/window-view.tsx';
import frame from '../../ui/window-view.module.css';
import { beginningOf, looks, visitedMoment, type Look } from './beginning.ts';
import { useChangedBy } from './changed-by.ts';
import { CompareTools, everybody } from './compare-tools.tsx';
import { ExportMenu } from './export-menu.tsx';
import type { RowFilter } from './filter-rows.ts';
import { goToChange } from './go-to-change.ts';
import { RestoreDialog, type RestoreWish } from './restore-dialog.tsx';
import { KeepVersionDialog } from './keep-version-dialog.tsx';
import { inOrder, keyOf, nameOf, sideOf, timeOf, usualOther, versionOf } from '../../app/sides.ts';
import { ShownPapers, type SoughtPlace } from './shown-papers.tsx';
import { usePapers } from './use-paper.ts';
import { VersionFacts } from './version-facts.tsx';
import { VersionListBox } from './version-list.tsx';
import { VersionSource } from './version-source.ts';
import { peopleIn, useWriters, writerName } from './writers.ts';
import styles from './versions.module.css';

interface VersionsViewProps {
  readonly session: Session;
  readonly list: VersionList;
  /** What it begins with; null for the newest version compared with now. */
  readonly wanted: VersionWanted | null;
  readonly connection: ProjectConnection;
  readonly onClose: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function VersionsView({ session, list, wanted, connection, onClose }: VersionsViewProps): JSX.Element {
  const { t, language } = useText();
  const source = useMemo(
    () => new VersionSource(session.call, () => writtenDown(session.rooms)),
    [session.call, session.rooms],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const [first] = useState(() => beginningOf(wanted, list));
  const visited = wanted === null ? null : visitedMoment(wanted, list);
  const sought = useRef<SoughtPlace | null>(
    wanted === null || wanted.chapter === null ? null : { chapter: wanted.chapter, block: wanted.block },
  );
  const takeSought = useCallback(() => {
    const place = sought.current;
    sought.current = null;
    return place;
  }, []);
  const [of, setOf] = useState<Side>(first.of);
  const [other, setOther] = useState<Side | null>(null);
  const [look, setLook] = useState<Look>(first.look);
  const [filter, setFilter] = useState<RowFilter>('all');
  const [person, setPerson] = useState(everybody);
  const [showsSame, setShowsSame] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  const [turn, setTurn] = useState(0);
  const [openedAt, setOpenedAt] = useState(() => Date.now());
  const compareAgain = (): void => {
    setTurn((at) => at + 1);
    setOpenedAt(Date.now());
  };
  const [wish, setWish] = useState<RestoreWish | null>(first.wish);
  const beside = look === 'beside';

  const with_ = other !== null && keyOf(other) !== keyOf(of) ? other : usualOther(of, list);
  const compares = look !== 'text' && with_ !== null;
  const [before, after] = compares ? inOrder(of, with_, list) : [of, of];
  const sides = compares ? [before, after] : [of];
  const papers = usePapers(source, sides, sides.map(keyOf).join(' '), turn);
  const name = (side: Side): string => nameOf(side, list, t, language);
  const version = versionOf(of, list);
  const [from, to] = [timeOf(before, list), Math.min(timeOf(after, list), openedAt)];
  // Behind the comparison: it is what one waits for.
  const writers = useWriters(session.call, compares && papers.state === 'here' ? { from, to } : null);
  const people = peopleIn(writers).map((id) => ({ id, label: writerName(session, id, t) }));
  const one = people.some(({ id }) => id === person) ? person : null;
  const by = useChangedBy(session.call, one, { from, to }, writers);
  const view = useMemo(() => ({ filter, by, beside, showsSame }), [filter, by, beside, showsSame]);
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
    <WindowView label={t('versions.title')} onClose={onClose} waits={papers.state === 'loading'}>
      <WindowBar title={t('versions.title')} leave={t('versions.leave')} onClose={onClose} onKeyDown={onKeyDown}>
        <Segments
          label={t('versions.view')}
          value={look}
          choices={looks.map((id) => ({ id, label: t(`versions.view_${id}`) }))}
          onChoose={setLook}
        />
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
        <WindowGap />
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
          session={session}
          connection={connection}
          compared={compares ? [before, after] : null}
          of={of}
          name={t('versions.fileName', { before: name(before), after: name(after) })}
        />
        {!compares && of.side === 'now' && (
          <Button variant="quiet" label={t('versions.refresh')} icon={<RefreshCw {...icon} />} onPress={compareAgain} />
        )}
      </WindowBar>
      <div className={`${frame.body ?? ''} ${styles.body ?? ''}`} onKeyDown={onKeyDown}>
        <nav className={`${frame.side ?? ''} ${styles.side ?? ''}`} aria-label={t('versions.list')}>
          <Button
            variant="primary"
            icon={<BookmarkPlus {...icon} />}
            why={mayDo(session.me, 'makeVersion') ? null : t('versions.keepBlocked')}
            onPress={() => setKeeping(true)}
          >
            {t('versions.keep')}
          </Button>
          <VersionListBox session={session} list={list} visited={visited} selected={of} onSelect={setOf} />
        </nav>
        <div className={styles.main}>
          {compares && (
            <CompareTools
              filter={filter}
              onFilter={setFilter}
              people={people}
              person={one ?? everybody}
              onPerson={setPerson}
              showsSame={showsSame}
              onShowsSame={setShowsSame}
              onStep={go}
              onAgain={after.side === 'now' ? compareAgain : null}
            />
          )}
          <div
            ref={scroller}
            className={`${frame.scroller ?? ''} ${styles.scroller ?? ''}`}
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
              <ShownPapers
                session={session}
                papers={papers.papers}
                trialOf={before.side === 'now' ? null : name(before)}
                view={view}
                writers={writers}
                scroller={scroller}
                seeks={wanted !== null && wanted.chapter !== null}
                takeSought={takeSought}
                onRestore={after.side === 'now' && before.side !== 'now' ? setWish : null}
              />
            )}
          </div>
        </div>
      </div>
      {wish !== null && then !== undefined && (
        <RestoreDialog
          session={session}
          source={source}
          then={then}
          name={name(earlier)}
          wish={wish}
          onDone={() => {
            compareAgain();
            setWish(null);
          }}
          // Whoever came to bring something back, and doesn't, has no more to do here.
          onClose={() => (wish === first.wish ? onClose() : setWish(null))}
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
