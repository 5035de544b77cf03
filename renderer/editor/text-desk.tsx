/** What the texts of one page share: their hooks, the text that one works in, and the dialogs over them. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type JSX, type RefObject } from 'react';
import { announce, notify } from '../ui/announcer.tsx';
import { useText } from '../ui/text.ts';
import './chapter-text.css';
import './remote/remote-carets.css';
import './frames/frames.css';
import './language/right-to-left.css';
import './forced-colors.css';
import './inner/inner.css';
import './frames/table/table-caption.css';
import './numbering/numbering.css';
import './suggestions/suggestion-marks.css';
import './spelling/spelling.css';
import { tableCaps } from './clipboard/pasted-table.ts';
import type { EditorSession, SessionHooks } from './editor-session.ts';
import { EmbedDialogs, runEmbedAction, type AskedEmbed } from './embeds/embed-dialogs.tsx';
import { imageNotice } from './frames/image/image-notice.ts';
import { SizeDialog } from './frames/table/size-dialog.tsx';
import { insertTable } from './frames/table/table-changes.ts';
import type { PaperModel } from './paper-model.ts';
import { pickPictures } from './pictures/pick-pictures.ts';
import type { PictureShelf } from './pictures/picture-shelf.ts';
import { ShortcutHelp } from './shortcuts/shortcut-help.tsx';
import type { EditorAction } from './shortcuts/shortcuts.ts';
import type { Misspelling } from './spelling/misspellings.ts';
import { SpellingMenu } from './spelling/spelling-menu.tsx';
import type { Spelling } from './spelling/spelling.ts';
import { runSuggesting } from './suggestions/run-suggesting.ts';
import { isSuggestingAction } from './suggestions/suggesting-actions.ts';
import { FloatingLink } from './toolbar/floating-link.tsx';

interface TextDeskOptions {
  readonly model: PaperModel;
  readonly pictures: PictureShelf;
  readonly spelling: Spelling | undefined;
  readonly corrects: boolean;
  readonly onComment: (() => void) | undefined;
  readonly toolbar: RefObject<HTMLElement | null>;
  /** Where the field of a link floats. */
  readonly place: RefObject<HTMLElement | null>;
}

export interface TextDesk {
  readonly hooks: SessionHooks;
  readonly onAction: (action: EditorAction, from: EditorSession | null) => void;
  /** The text that has the focus, or had it last. */
  readonly session: EditorSession | null;
  readonly showHelp: () => void;
  /** Belongs into `place`. */
  readonly link: JSX.Element | null;
  readonly dialogs: JSX.Element;
}

export function useTextDesk(options: TextDeskOptions): TextDesk {
  const { model, pictures, spelling, corrects, onComment, toolbar, place } = options;
  const { t } = useText();
  const [help, setHelp] = useState(false);
  const [sizing, setSizing] = useState<EditorSession | null>(null);
  const [linking, setLinking] = useState<EditorSession | null>(null);
  const [asked, setAsked] = useState<{ session: EditorSession; misspelling: Misspelling } | null>(null);
  const [embedding, setEmbedding] = useState<AskedEmbed | null>(null);
  const session = useSyncExternalStore(model.subscribe, model.focused);

  /** Behind a reference, so that neither another language nor another listener builds an editor anew. */
  const latest = useRef({ onComment, t, corrects });
  useEffect(() => {
    latest.current = { onComment, t, corrects };
  }, [onComment, t, corrects]);

  const onAction = useMemo(
    () => (action: EditorAction, from: EditorSession | null) => {
      if (runEmbedAction(action, from, model, setEmbedding)) return;
      if (action === 'help') setHelp(true);
      else if (action === 'comment') latest.current.onComment?.();
      else if (action === 'toolbar') toolbar.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus();
      else if (isSuggestingAction(action)) {
        const notice = runSuggesting(action, from, model);
        if (notice !== null) announce(latest.current.t(notice, { count: 1 }));
      } else if (action === 'spelling') {
        const misspelling = from?.misspellings?.at(null) ?? null;
        if (from !== null && misspelling !== null) setAsked({ session: from, misspelling });
        else notify({ text: latest.current.t('writing.noMisspelling') });
      } else if (action === 'image' && from?.editable === true) pickPictures(from);
      else if (action === 'table' && from?.editable === true && from.inner !== null) setSizing(from);
      else if (action === 'link' && from?.editable === true) setLinking(from);
    },
    [model, toolbar],
  );
  const hooks = useMemo<SessionHooks>(
    () => ({
      onAction,
      onPasteNotice: ({ text, count = 0 }) => notify({ text: latest.current.t(text, { count, ...tableCaps }) }),
      noteOfImage: (alt) => latest.current.t(alt === '' ? 'clipboard.imageNote' : 'clipboard.imageNoteAlt', { alt }),
      pictures,
      onImage: (notice) => notify(imageNotice(latest.current.t, notice)),
      corrects: () => latest.current.corrects,
      words: () => latest.current.t,
      spelling: spelling ?? null,
      onSpelling: (misspelling, from) => setAsked({ session: from, misspelling }),
      paperForms: () => model.index.settings().paperForms,
      onTypedPaper: (paper, accept) => {
        const { t } = latest.current;
        notify({
          text: t('numbers.paperOffer', { paper }),
          action: { label: t('numbers.paperAccept'), run: accept },
        });
      },
    }),
    [onAction, model, spelling, pictures],
  );

  const link =
    session === null ? null : (
      <FloatingLink
        key={`${session.chapterId} ${session.part.name}`}
        session={session}
        place={place}
        editing={linking === session}
        onEditing={setLinking}
      />
    );
  const dialogs = (
    <>
      {asked !== null && spelling !== undefined && (
        <SpellingMenu
          key={`${asked.misspelling.block} ${asked.misspelling.from}`}
          {...asked}
          spelling={spelling}
          onClose={() => setAsked(null)}
        />
      )}
      {embedding !== null && <EmbedDialogs asked={embedding} model={model} onClose={() => setEmbedding(null)} />}
      {sizing !== null && (
        <SizeDialog
          onClose={() => setSizing(null)}
          onClosed={(size) => {
            sizing.focus();
            if (size !== null) insertTable(sizing, size.rows, size.columns, size.headerRow);
          }}
        />
      )}
      {help && (
        <ShortcutHelp
          onClose={() => {
            setHelp(false);
            session?.focus();
          }}
        />
      )}
    </>
  );
  return { hooks, onAction, session, showHelp: () => setHelp(true), link, dialogs };
}
