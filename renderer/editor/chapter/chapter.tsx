/** One chapter on the page: number and title, whose it is and who is in it, why one may not write, and its text. */
import { Lock } from 'lucide-react';
import {
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type JSX,
  type RefObject,
} from 'react';
import { accessReasons } from '../../../shared/sync/messages.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Membership } from '../../../shared/domain/people.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import type { SessionHooks } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';
import type { ChapterView, RoomRegistry } from '../paper-props.ts';
import type { RemoteUser } from '../remote/remote-user.ts';
import styles from './chapter.module.css';
import { ChapterText } from './chapter-text.tsx';
import { ChapterTitle, useTitle } from './chapter-title.tsx';
import { estimateHeight } from './estimate-height.ts';
import { PeopleHere } from './people-here.tsx';
import { chapterPlace, mayPropose } from '../suggestions/proposal-place.ts';
import { useProposalRoom } from '../suggestions/use-proposal-room.ts';
import { OpenSuggestions } from '../suggestions/open-suggestions.tsx';
import { useNearness } from './use-nearness.ts';
import { useRoom, useRoomState } from './use-room.ts';

export interface ChapterProps {
  readonly chapter: ChapterView;
  readonly project: string;
  readonly rooms: RoomRegistry;
  readonly people: readonly RemoteUser[];
  readonly membership: Membership;
  readonly model: PaperModel;
  readonly hooks: SessionHooks;
  /** The chapter that the page begins with is opened without waiting to be seen. */
  readonly begin: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onActive: (id: string) => void;
}

/** How often a chapter that is far away is asked whether it may be closed. */
const closingInterval = 5_000;

export const Chapter = memo(function Chapter(props: ChapterProps): JSX.Element {
  const { chapter, project, rooms, people, membership, model, hooks, begin, scroller, onActive } = props;
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  const nearness = useNearness(section, scroller);
  const [open, setOpen] = useState(begin);
  /** In pixels at 100 %, as it was when it was last open. */
  const [height, setHeight] = useState<number | null>(null);
  const room = useRoom(rooms, open ? roomName({ project, kind: 'chapter', item: chapter.id }) : null);
  // From the first time that the content has been here: afterwards offline is no reason to hide it.
  const loaded = useRoomState(room, (state) => state.synced);
  const right = useRoomState(room, (state) => state.access?.right ?? null);
  const reason = useRoomState(room, (state) => state.access?.reason ?? null);
  const shared = useTitle(loaded ? (room?.doc ?? null) : null);
  const title = (loaded ? shared : (chapter.summary?.title ?? '')) || t('common.untitled');
  const mode = useSyncExternalStore(model.modes.subscribe, model.modes.get);
  const { person } = model;
  const suggests = loaded && right === 'read' && mayPropose({ chapter, person, membership });
  const { id, group } = chapter;
  const place = useMemo(
    () => chapterPlace(project, { id, group, deleted: false }, membership),
    [project, id, group, membership],
  );
  const copy = useProposalRoom({ rooms, place, room: loaded ? room : null, person }, suggests && mode === 'suggest');
  const writable = loaded && (right === 'write' || copy !== null) && mode !== 'read';

  if (nearness !== 'far' && !open) setOpen(true);
  useEffect(() => {
    if (nearness !== 'far' || !open) return undefined;
    const timer = setInterval(() => {
      const element = section.current;
      if (element === null || element.contains(document.activeElement) || !model.mayClose(chapter.id)) return;
      setHeight(element.offsetHeight / zoomAt(element));
      setOpen(false);
    }, closingInterval);
    return () => clearInterval(timer);
  }, [nearness, open, model, chapter.id]);

  useLayoutEffect(
    () => (section.current === null ? undefined : model.addSection(chapter.id, section.current)),
    [model, chapter.id],
  );
  useAnnouncedRight(
    right,
    reason === null ? '' : t(`access.${knownReason(reason)}`),
    t('editor.nowWritable', { title }),
    section,
  );

  return (
    <section
      ref={section}
      className={styles.chapter}
      aria-label={`${t('editor.chapterNumber', { number: chapter.number })}: ${title}`}
      data-chapter={chapter.id}
      data-colour={chapter.group === null ? 'office' : chapter.group.colour}
      style={loaded ? undefined : { minHeight: `calc(${height ?? estimateHeight(chapter.summary)}px * var(--zoom))` }}
      onFocus={() => onActive(chapter.id)}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          <span className={styles.number}>{chapter.number}</span>
          {loaded && room !== null ? (
            <ChapterTitle
              doc={room.doc}
              number={chapter.number}
              editable={right === 'write' && mode === 'write'}
              hint={mode === 'suggest' ? t('decide.titleHint') : undefined}
              onLeave={() => model.enterText(chapter.id)}
            />
          ) : (
            <span className={styles.titleField}>{title}</span>
          )}
        </h2>
        <p className={styles.line}>
          <span className={styles.owner}>
            <GroupSquare group={chapter.group} />
            {chapter.group === null ? t('common.office') : t('editor.groupName', { name: chapter.group.name })}
          </span>
          <OpenSuggestions model={model} chapter={chapter} />
          <PeopleHere people={people} />
        </p>
        {loaded && right === 'read' && (
          <p className={styles.readOnly}>
            <Lock size={16} strokeWidth={1.75} aria-hidden />
            {t(suggests && mode === 'suggest' ? 'suggest.proposing' : `access.${knownReason(reason)}`)}
            {suggests && mode !== 'suggest' && (
              <Button small onPress={() => model.modes.set('suggest')}>
                {t('suggest.propose')}
              </Button>
            )}
          </p>
        )}
      </header>
      {loaded && room !== null ? (
        <ChapterText
          chapter={chapter.id}
          number={chapter.number}
          title={title}
          room={copy ?? room}
          writable={writable}
          suggesting={mode === 'suggest'}
          visible={nearness === 'visible'}
          model={model}
          hooks={hooks}
        />
      ) : (
        <div className={styles.waiting} role="status">
          {nearness === 'visible' && <span className={styles.waitingText}>{t('editor.loading')}</span>}
          <span aria-hidden className={styles.bones} />
        </div>
      )}
    </section>
  );
});

const zoomAt = (element: Element): number => Number(getComputedStyle(element).getPropertyValue('--zoom')) || 1;

const knownReason = (reason: string | null): (typeof accessReasons)[number] =>
  accessReasons.find((known) => known === reason) ?? 'role';

/** Tells somebody who is in the chapter that they may write in it no more, or again. */
function useAnnouncedRight(
  right: string | null,
  whyNot: string,
  nowWritable: string,
  section: RefObject<HTMLElement | null>,
): void {
  const before = useRef(right);
  useEffect(() => {
    const was = before.current;
    before.current = right;
    if (was === null || right === null || was === right) return;
    if (section.current?.contains(document.activeElement) === true) announce(right === 'write' ? nowWritable : whyNot);
  }, [right, whyNot, nowWritable, section]);
}
