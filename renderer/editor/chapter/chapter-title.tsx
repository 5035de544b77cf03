/** The title of a chapter: a text that several people may edit at once, on one line of the model, wrapped as needed. */
import { useCallback, useLayoutEffect, useRef, useSyncExternalStore, type JSX, type KeyboardEvent } from 'react';
import * as Y from 'yjs';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import styles from './chapter.module.css';
import { maxTitle, oneLine, throughDelta, titleChange, type TitleStep } from '../../../shared/document/title-change.ts';

interface ChapterTitleProps {
  readonly doc: Y.Doc;
  readonly number: number;
  readonly editable: boolean;
  /** What to say to somebody who types while it can't be edited. */
  readonly hint?: string | undefined;
  /** Enter, or the arrow down: on into the text. */
  readonly onLeave: () => void;
}

/** Marks what is typed into a title, so that undo takes back nothing else. */
const origin = { part: 'chapter title' };

/** The title as text; renders anew when it changes. */
export function useTitle(doc: Y.Doc | null): string {
  return useSyncExternalStore(
    useCallback(
      (listener) => {
        const title = doc === null ? null : chapterTitle(doc);
        title?.observe(listener);
        return () => title?.unobserve(listener);
      },
      [doc],
    ),
    () => (doc === null ? '' : chapterTitle(doc).toJSON()),
  );
}

export function ChapterTitle({ doc, number, editable, hint, onLeave }: ChapterTitleProps): JSX.Element {
  const { t } = useText();
  const shared = useTitle(doc);
  const field = useRef<HTMLTextAreaElement>(null);
  const undo = useRef<Y.UndoManager | null>(null);
  /** What the field shows: behind the shared text only while something is being composed. */
  const shown = useRef(shared);
  const missed = useRef<TitleStep[][]>([]);

  useLayoutEffect(() => {
    const element = field.current;
    const title = chapterTitle(doc);
    if (element === null) return undefined;
    const manager = new Y.UndoManager(title, { trackedOrigins: new Set([origin]) });
    undo.current = manager;
    element.value = shown.current = title.toJSON();
    const onChange = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
      if (transaction.origin === origin && transaction.local) return;
      const delta: TitleStep[] = event.delta;
      if (element.dataset['composing'] !== undefined) {
        missed.current.push(delta);
        return;
      }
      const [start, end] = [throughDelta(element.selectionStart, delta), throughDelta(element.selectionEnd, delta)];
      element.value = shown.current = title.toJSON();
      if (document.activeElement === element) element.setSelectionRange(start, end);
    };
    title.observe(onChange);
    return () => {
      title.unobserve(onChange);
      manager.destroy();
    };
  }, [doc]);

  /** Writes what was typed since the field was last shown, around what came from others meanwhile. */
  const send = (): void => {
    const element = field.current;
    if (element === null) return;
    const typed = oneLine(element.value);
    const change = titleChange(shown.current, typed, element.selectionEnd);
    const title = chapterTitle(doc);
    const late = missed.current;
    missed.current = [];
    const through = (index: number): number => late.reduce((at, delta) => throughDelta(at, delta), index);
    if (change !== null) {
      const at = Math.min(through(change.at), title.length);
      const to = Math.min(Math.max(at, through(change.at + change.removed)), title.length);
      doc.transact(() => {
        if (to > at) title.delete(at, to - at);
        if (change.inserted !== '') title.insert(at, change.inserted);
      }, origin);
    }
    const now = title.toJSON();
    const caret = late.length > 0 ? through(element.selectionEnd) : element.selectionEnd;
    if (element.value !== now) {
      element.value = now;
      element.setSelectionRange(caret, caret);
    }
    shown.current = now;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.key === 'Enter' || (event.key === 'ArrowDown' && field.current?.selectionEnd === shown.current.length)) {
      event.preventDefault();
      onLeave();
    } else if (mod && (key === 'z' || key === 'y')) {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) undo.current?.redo();
      else undo.current?.undo();
    } else if (!editable && hint !== undefined && !mod && event.key.length === 1) notify({ text: hint });
  };

  return (
    <span className={styles.titleField} data-value={shared === '' ? t('editor.titlePlaceholder') : shared}>
      <textarea
        ref={field}
        className={styles.titleInput}
        rows={1}
        maxLength={maxTitle}
        readOnly={!editable}
        aria-label={t('editor.title', { number })}
        placeholder={t('editor.titlePlaceholder')}
        spellCheck={editable}
        onInput={() => {
          if (field.current?.dataset['composing'] === undefined) send();
        }}
        onCompositionStart={() => {
          if (field.current !== null) field.current.dataset['composing'] = '';
        }}
        onCompositionEnd={() => {
          delete field.current?.dataset['composing'];
          send();
        }}
        onBlur={() => undo.current?.stopCapturing()}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
