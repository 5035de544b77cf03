/** The language of the selected blocks: what it is, and how it is set. A block without one is in the paper's language. */
import { $getSelection, $isRangeSelection } from 'lexical';
import { withProperty } from '../../../shared/document/properties.ts';
import { PAPER_LANGUAGE } from '../../../shared/german/languages.ts';
import { $selectedBlocks } from '../block-commands.ts';
import type { EditorSession } from '../editor-session.ts';
import { afterPaint, notAfterPaint } from '../../ui/after-paint.ts';

export interface LanguageStore {
  readonly subscribe: (listener: () => void) => () => void;
  /** BCP 47; `mixed` where the selected blocks differ, null without a selection. */
  readonly get: () => string | null;
}

const nowhere: LanguageStore = { subscribe: () => () => undefined, get: () => null };

/** Computed behind a painted frame, and told only when it changed. */
export function languageStore(session: EditorSession | null): LanguageStore {
  if (session === null) return nowhere;
  let language = readLanguage(session);
  return {
    get: () => language,
    subscribe: (listener) => {
      const read = (): void => {
        const next = readLanguage(session);
        if (next === language) return;
        language = next;
        listener();
      };
      const request = (): void => afterPaint(read);
      request();
      const stop = session.editor.registerUpdateListener(request);
      return () => {
        notAfterPaint(read);
        stop();
      };
    },
  };
}

function readLanguage({ editor }: EditorSession): string | null {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const languages = new Set(
      $selectedBlocks(selection).map((block) => {
        const { lang } = block.getProps();
        return typeof lang === 'string' ? lang : PAPER_LANGUAGE;
      }),
    );
    const [only, ...more] = languages;
    return only === undefined ? null : more.length === 0 ? only : 'mixed';
  });
}

/** Sets the language of the selected blocks, as one step of the history. */
export function setLanguage(session: EditorSession, language: string): void {
  if (!session.editable) return;
  const { editor, binding } = session;
  binding.closeUndoStep();
  editor.update(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      for (const block of $selectedBlocks(selection))
        block.setProps(withProperty(block.getProps(), 'lang', language === PAPER_LANGUAGE ? null : language));
    },
    { discrete: true },
  );
  binding.closeUndoStep();
}
