/** Dialogs that put an embed into the text where the caret was. */
import { $getSelection, $isRangeSelection } from 'lexical';
import { useState, type JSX } from 'react';
import type { Embed } from '../../../shared/document/embeds.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';
import type { EditorAction } from '../shortcuts/shortcuts.ts';
import { embedAtCaret, followEmbed } from './follow-embed.ts';
import { insertEmbed, insertNote } from './insert-embed.ts';
import { PaperDialog } from './paper-dialog.tsx';
import { RefDialog } from './ref-dialog.tsx';

/** A dialog that is wanted, and the editor that it is for. */
export interface AskedEmbed {
  readonly what: 'ref' | 'citation';
  readonly session: EditorSession;
}

/** Does what an action about embeds asks for; false where it is none. `ask` opens a dialog. */
export function runEmbedAction(
  action: EditorAction,
  session: EditorSession | null,
  model: PaperModel,
  ask: (asked: AskedEmbed) => void,
): boolean {
  if (action !== 'note' && action !== 'ref' && action !== 'citation' && action !== 'follow') return false;
  if (session === null) return true;
  if (action === 'follow') {
    const embed = embedAtCaret(session);
    if (embed !== null) followEmbed(model, session.chapterId, embed);
  } else if (!session.editable) return true;
  else if (action !== 'note') ask({ what: action, session });
  else if (session.part.place !== 'note') insertNote(session, model.session(session.chapterId) ?? session);
  return true;
}

interface EmbedDialogsProps {
  readonly asked: AskedEmbed;
  readonly model: PaperModel;
  readonly onClose: () => void;
}

export function EmbedDialogs({ asked, model, onClose }: EmbedDialogsProps): JSX.Element {
  const { t } = useText();
  const { what, session } = asked;
  const [start] = useState(() => selectedWords(session));
  const close = (): void => {
    onClose();
    // Once the dialog has given the focus back.
    requestAnimationFrame(() => session.focus());
  };
  const insert = (embed: Embed): void => {
    insertEmbed(session, embed);
    close();
  };
  if (what === 'citation')
    return (
      <PaperDialog
        forms={model.index.settings().paperForms}
        start={start}
        onChoose={(paper) => insert({ paper })}
        onClose={close}
      />
    );
  return (
    <RefDialog
      index={model.index}
      onChoose={({ chapter, block }) => {
        insert({ ref: { chapter, block } });
        announce(t('numbers.refName', { label: model.index.describe(chapter, block) }));
      }}
      onClose={close}
    />
  );
}

function selectedWords({ editor }: EditorSession): string {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) && !selection.isCollapsed() ? selection.getTextContent().slice(0, 60) : '';
  });
}
