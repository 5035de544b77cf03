/** One toolbar for the chapter one works in. Arrow keys walk through it, Escape leads back to the text. */
import {
  Bold,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  ListOrdered,
  MessageSquarePlus,
  Redo2,
  Underline,
  Undo2,
} from 'lucide-react';
import { memo, type JSX, type Ref, type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { Group, Separator, Toolbar as AriaToolbar } from 'react-aria-components';
import { useText } from '../../ui/text.ts';
import { runAction } from '../editor-actions.ts';
import type { EditorSession } from '../editor-session.ts';
import type { EditorAction } from '../shortcuts/shortcuts.ts';
import { ModeSelect } from '../suggestions/mode-select.tsx';
import type { ModeStore } from '../suggestions/modes.ts';
import { InsertMenu } from './insert-menu.tsx';
import { KindSelect } from './kind-select.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ToolButton } from './tool-button.tsx';
import { toolbarStore } from './toolbar-state.ts';
import styles from './toolbar.module.css';

interface ToolbarProps {
  readonly session: EditorSession | null;
  /** Null where one neither suggests nor comments. */
  readonly modes: ModeStore | null;
  /** False where steps are taken back beside it, for more than the text. */
  readonly history?: boolean;
  /** What needs the page: link field and help. */
  readonly onAction: (action: EditorAction, session: EditorSession | null) => void;
  readonly ref: Ref<HTMLDivElement>;
}

export const Toolbar = memo(function Toolbar({
  session,
  modes,
  history = true,
  onAction,
  ref,
}: ToolbarProps): JSX.Element {
  const { t } = useText();
  const bar = useRef<HTMLDivElement>(null);
  const store = useMemo(() => toolbarStore(session), [session]);
  const state = useSyncExternalStore(store.subscribe, store.get);
  const why = state.editable ? null : t('editor.why');
  const quiet = state.kind === null ? (why ?? t('editor.why')) : why;
  const heading = state.kind?.startsWith('heading') === true;

  const place = session?.part.place ?? 'chapter';

  const run = (action: EditorAction, byKeyboard: boolean): void => {
    if (session === null || !runAction(action, session.editor, session.binding, byKeyboard)) onAction(action, session);
    else if (!byKeyboard) session.focus();
  };
  const tool = { run, why: quiet };
  useEscape(bar, session);

  return (
    <div ref={bar} className={styles.bar}>
      <AriaToolbar ref={ref} className={styles.toolbar ?? ''} aria-label={t('editor.toolbar')}>
        {history && (
          <>
            <Group className={styles.group ?? ''}>
              <ToolButton
                action="undo"
                icon={Undo2}
                run={run}
                why={why ?? (state.canUndo ? null : t('editor.nothingToUndo'))}
              />
              <ToolButton
                action="redo"
                icon={Redo2}
                run={run}
                why={why ?? (state.canRedo ? null : t('editor.nothingToRedo'))}
              />
            </Group>
            <Separator orientation="vertical" className={styles.separator ?? ''} />
          </>
        )}
        <KindSelect
          kind={state.kind}
          disabled={quiet !== null}
          place={place}
          onChoose={(kind) => {
            if (session === null) return;
            runAction(kind, session.editor, session.binding);
            // Once the list has closed and given the focus back to its button.
            requestAnimationFrame(() => session.focus());
          }}
        />
        <Separator orientation="vertical" className={styles.separator ?? ''} />
        <Group className={styles.group ?? ''}>
          <ToolButton action="bold" icon={Bold} pressed={state.bold} {...tool} />
          <ToolButton action="italic" icon={Italic} pressed={state.italic} {...tool} />
          <ToolButton action="underline" icon={Underline} pressed={state.underline} {...tool} />
          <MoreMenu formats={state} run={(action) => run(action, false)} why={quiet} />
        </Group>
        <Separator orientation="vertical" className={styles.separator ?? ''} />
        <Group className={styles.group ?? ''}>
          <ToolButton action="link" icon={Link} pressed={state.link !== null} {...tool} />
          <ToolButton action="bullet" icon={List} pressed={state.kind === 'bullet'} {...tool} />
          <ToolButton action="number" icon={ListOrdered} pressed={state.kind === 'number'} {...tool} />
          <ToolButton
            action="outdent"
            icon={IndentDecrease}
            run={run}
            why={quiet ?? (state.indented ? null : t('editor.notIndented'))}
          />
          <ToolButton
            action="indent"
            icon={IndentIncrease}
            run={run}
            why={quiet ?? (heading ? t('editor.headingIndent') : null)}
          />
        </Group>
        <Separator orientation="vertical" className={styles.separator ?? ''} />
        <InsertMenu run={(action) => run(action, false)} why={quiet} place={place} />
        {modes !== null && (
          <>
            <Separator orientation="vertical" className={styles.separator ?? ''} />
            <ToolButton action="comment" icon={MessageSquarePlus} run={run} why={null} />
            <span className={styles.stretch} />
            <ModeSelect store={modes} />
          </>
        )}
      </AriaToolbar>
    </div>
  );
});

/** Escape leads from the bar back to the text. Heard at the window, since an open tooltip keeps the key to itself. */
function useEscape(bar: RefObject<HTMLDivElement | null>, session: EditorSession | null): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && bar.current?.contains(document.activeElement) === true) session?.focus();
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [bar, session]);
}
