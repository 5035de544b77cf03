/** The page with all chapters of the paper, the toolbar above it, and what floats over it. */
import { IS_APPLE } from 'lexical';
import { FileText } from 'lucide-react';
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type JSX,
  type Ref,
  type UIEvent,
} from 'react';
import { roomName } from '../../shared/sync/rooms.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { useText } from '../ui/text.ts';
import { Chapter } from './chapter/chapter.tsx';
import { firstText } from './chapter/first-text.ts';
import { EmbedCard } from './embeds/embed-card.tsx';
import { PaperModel } from './paper-model.ts';
import type { MarginView, PaperHandle, PaperProps } from './paper-props.ts';
import styles from './paper.module.css';
import { useIndexed } from './numbering/use-indexed.ts';
import { useLineNumbers } from './numbering/use-line-numbers.ts';
import { usePresence, usePublishedChapter } from './presence.ts';
import type { RemoteUser } from './remote/remote-user.ts';
import { noPictures, PictureShelf } from './pictures/picture-shelf.ts';
import { keepPlace } from './scroll-anchor.ts';
import { actionOf } from './shortcuts/shortcuts.ts';
import { isSuggestingAction } from './suggestions/suggesting-actions.ts';
import { useTextDesk } from './text-desk.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { useWorked } from './toolbar/use-worked.ts';

const alone: readonly RemoteUser[] = [];

type Props = PaperProps & { readonly ref?: Ref<PaperHandle> };

/** The page, as soon as the chapter that it begins with is here: it is drawn once then. */
export function Paper(props: Props): JSX.Element {
  const { rooms, project, activeChapter } = props;
  const [first] = useState(() =>
    firstText(rooms, activeChapter === null ? null : chapterRoom(project.id, activeChapter)),
  );
  const isHere = useSyncExternalStore(first.subscribe, first.get);
  return isHere ? <PaperPage {...props} /> : <div className={styles.paper} />;
}

function PaperPage(props: Props): JSX.Element {
  const {
    project,
    chapters,
    rooms,
    me,
    activeChapter,
    onActiveChapter,
    zoom,
    hasTools = true,
    onText,
    onComment,
    ref,
  } = props;
  const { corrects = true, spelling } = props;
  const { t } = useText();
  const [model] = useState(() => props.model ?? new PaperModel(me.id));
  const [pictures] = useState(() => props.pictures ?? new PictureShelf(noPictures));
  const scroller = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const texts = useTextDesk({ model, pictures, spelling, corrects, onComment, toolbar, place: desk });
  const { hooks, onAction } = texts;
  const { worked, follow } = useWorked(texts.session);
  const begun = useSyncExternalStore(model.subscribe, model.begun);
  const presence = usePresence(rooms, project.id);
  usePublishedChapter(rooms, project.id, activeChapter);
  useLayoutEffect(() => {
    if (scroller.current === null || desk.current === null) return undefined;
    const place = keepPlace(scroller.current, desk.current);
    const letGo = model.keepBy(place.hold);
    return () => {
      letGo();
      place.stop();
    };
  }, [model]);

  const shown = chapters.filter((chapter) => !chapter.deleted);
  const top = shown[0]?.id ?? null;
  useIndexed(model.index, shown, props);
  useLineNumbers(model, props.margin?.lineNumbers === true);

  /** The chapter that the frame was last told of or has last asked for: setting another one jumps. */
  const reported = useRef<string | null>(null);
  const latest = useRef({ onActiveChapter });
  useEffect(() => {
    latest.current = { onActiveChapter };
  }, [onActiveChapter]);
  const onActive = useMemo(
    () => (id: string) => {
      if (reported.current === id) return;
      reported.current = id;
      latest.current.onActiveChapter(id);
    },
    [],
  );
  useEffect(() => {
    if (activeChapter === null || activeChapter === reported.current) return;
    const first = reported.current === null;
    reported.current = activeChapter;
    // The page begins at its top by itself: scrolling there would only lay it out once more.
    if (!first || activeChapter !== top) model.jumpTo(activeChapter, first);
  }, [activeChapter, top, model]);
  useImperativeHandle(ref, () => ({ jumpTo: (id) => model.jumpTo(id) }), [model]);

  const [begin] = useState(activeChapter);
  const hasBegun = begun || shown.length === 0;
  useEffect(() => {
    // What stands around the text is drawn behind its first frame.
    if (hasBegun && onText !== undefined) afterPaint(onText);
  }, [hasBegun, onText]);

  /** Somebody who only reads has no caret: then the chapter at the top of the window is the one they are at. */
  const onScrollEnd = (event: UIEvent<HTMLElement>): void => {
    if (event.currentTarget.contains(document.activeElement) && document.activeElement !== event.currentTarget) return;
    const top = event.currentTarget.getBoundingClientRect().top + 120;
    const at = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-chapter]')].find(
      (section) => section.getBoundingClientRect().bottom > top,
    );
    const id = at?.dataset['chapter'];
    if (id !== undefined) onActive(id);
  };

  return (
    <div className={styles.paper} onPointerDown={() => model.forgetJump()}>
      <div className={styles.tools} onPointerDownCapture={follow}>
        {hasTools && <Toolbar ref={toolbar} session={worked} modes={model.modes} onAction={onAction} />}
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={t('editor.paper')}
        onKeyDown={(event) => {
          const action = event.defaultPrevented ? null : actionOf(event.nativeEvent, IS_APPLE, false);
          if (action !== null && isSuggestingAction(action)) {
            event.preventDefault();
            onAction(action, model.focused());
          }
          if (event.key === 'F1' && !event.defaultPrevented) {
            event.preventDefault();
            texts.showHelp();
          }
        }}
        onScrollEnd={onScrollEnd}
      >
        <div ref={desk} className={styles.desk} style={zoomStyle(zoom)}>
          {shown.length === 0 ? (
            <div className={styles.none}>
              <FileText size={28} strokeWidth={1.5} aria-hidden />
              <h2>{t('editor.noChapters')}</h2>
              <p>{t('editor.noChaptersText')}</p>
            </div>
          ) : (
            <div className={`${styles.page ?? ''} ${marginClasses(props.margin)}`}>
              {shown.map((chapter) => (
                <Chapter
                  key={`${chapter.id} ${rooms.rebuilds(chapterRoom(project.id, chapter.id))}`}
                  chapter={chapter}
                  project={project.id}
                  rooms={rooms}
                  people={presence.get(chapter.id) ?? alone}
                  membership={props.membership}
                  model={model}
                  hooks={hooks}
                  begin={chapter.id === begin}
                  scroller={scroller}
                  onActive={onActive}
                />
              ))}
            </div>
          )}
          <EmbedCard model={model} scroller={scroller} place={desk} />
          {texts.link}
        </div>
      </div>
      {texts.dialogs}
    </div>
  );
}

const chapterRoom = (project: string, item: string): string => roomName({ project, kind: 'chapter', item });

/** What of the margin is hidden on this screen. */
const marginClasses = (margin: MarginView | undefined): string =>
  margin?.paragraphNumbers === false ? 'paragraph-numbers-off' : '';

const zoomStyle = (zoom: number): CSSProperties & Record<'--zoom', number> => ({ '--zoom': zoom });
