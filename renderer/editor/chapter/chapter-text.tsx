/** The text box of a chapter. React draws only the frame; the text is Lexical's, and no key makes React render. */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type CSSProperties, type JSX } from 'react';
import { useText } from '../../ui/text.ts';
import { CHAPTER_PART, EditorSession, type SessionHooks, type SessionPart } from '../editor-session.ts';
import { Notes } from '../embeds/notes.tsx';
import { Frames } from '../frames/frames.tsx';
import { ModelContext } from '../model-context.ts';
import type { PaperModel } from '../paper-model.ts';
import type { PaperRoom } from '../paper-props.ts';
import { followCaret } from '../suggestions/current.ts';
import { putCaret, readCaret, type CarriedCaret } from './carried-caret.ts';
import styles from './chapter.module.css';

interface ChapterTextProps {
  readonly chapter: string;
  readonly number: number;
  readonly title: string;
  readonly room: PaperRoom;
  readonly writable: boolean;
  /** Whether what is changed here is suggested. */
  readonly suggesting: boolean;
  readonly visible: boolean;
  readonly model: PaperModel;
  readonly hooks: SessionHooks;
  /** Which root text of the room it is; doesn't change. A chapter's own where it isn't said. */
  readonly part?: SessionPart;
  /** What the text is called; `number` and `title` say it where it isn't given. */
  readonly label?: string;
}

export function ChapterText(props: ChapterTextProps): JSX.Element {
  const { chapter, number, title, room, writable, suggesting, visible, model, hooks, part = CHAPTER_PART } = props;
  const { t, language } = useText();
  const root = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const caret = useRef<CarriedCaret | null>(null);
  const session = useSyncExternalStore(model.subscribe, () => model.session(chapter));
  const empty = useIsEmpty(session);

  useLayoutEffect(() => {
    if (root.current === null || layer.current === null) return undefined;
    const opened = new EditorSession(chapter, root.current, layer.current, room, hooks, part);
    const leave = model.add(opened);
    const detach = opened.inner?.attach(model);
    return () => {
      caret.current = readCaret(opened) ?? caret.current;
      detach?.();
      leave();
      opened.destroy();
    };
  }, [chapter, room, hooks, model, part]);

  useLayoutEffect(() => {
    // Built anew in this very moment, the next one is still to come.
    if (session === null || session !== model.session(chapter)) return;
    session.setEditable(writable);
    session.suggestAs(suggesting ? model.person : null);
    if (writable && caret.current !== null) putCaret(session, caret.current);
    if (writable) caret.current = null;
    model.arrived(session);
  }, [session, writable, suggesting, model, chapter]);
  useEffect(() => session?.marks.refresh(), [session, language]);
  useEffect(() => (session === null ? undefined : followCaret(session, model.current)), [session, model]);
  useEffect(() => session?.setVisible(visible), [session, visible]);

  return (
    <div className={styles.text}>
      {empty && (
        <p className={styles.placeholder} aria-hidden>
          {t(writable ? 'editor.empty' : 'editor.emptyReadOnly')}
        </p>
      )}
      <div
        ref={root}
        className="chapter-text"
        style={numberStyle(number)}
        role="textbox"
        aria-multiline="true"
        aria-label={props.label ?? t(writable ? 'editor.text' : 'editor.textReadOnly', { number, title })}
        aria-readonly={!writable}
        aria-placeholder={empty && writable ? t('editor.empty') : undefined}
        tabIndex={0}
        spellCheck={writable && hooks.spelling === null}
        onFocus={({ target, currentTarget }) => {
          // Not where a cell or a control within has the focus.
          if (session !== null && target === currentTarget) model.setFocused(session);
        }}
      />
      {session !== null && (
        <ModelContext value={model}>
          <Frames session={session} />
        </ModelContext>
      )}
      {session !== null && <Notes session={session} model={model} title={title} />}
      <div ref={layer} className={styles.carets} aria-hidden />
    </div>
  );
}

/** True while the chapter is one empty paragraph. */
function useIsEmpty(session: EditorSession | null): boolean {
  return useSyncExternalStore(
    (listener) => session?.binding.onBlocks(listener) ?? (() => undefined),
    () => {
      if (session === null) return false;
      const [only, ...more] = session.binding.blocks;
      return more.length === 0 && (only === undefined || (only.text === '' && only.kind === 'paragraph'));
    },
  );
}

const numberStyle = (number: number): CSSProperties & Record<'--chapter', string> => ({ '--chapter': `"${number}"` });
