/** The floating field for a link: shows where the link at the caret leads, and lets one change, open or remove it. */
import { Check, ExternalLink, Pencil, Unlink } from 'lucide-react';
import { $createLinkNode } from '@lexical/link';
import { $createTextNode, $getSelection, $insertNodes, $isRangeSelection } from 'lexical';
import { useEffect, useLayoutEffect, useRef, useState, type JSX, type RefObject } from 'react';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { $selectedLink } from '../block-commands.ts';
import { mayOpen, typedLink } from '../clipboard/safe-link.ts';
import type { EditorSession } from '../editor-session.ts';
import { openLink } from '../link-clicks.ts';
import { $setLink } from '../nodes/set-link.ts';
import styles from './link-bubble.module.css';

interface LinkBubbleProps {
  readonly session: EditorSession;
  /** The link at the caret, null for a new one. */
  readonly address: string | null;
  /** True to show the field at once (Ctrl+K); else only what the link is. */
  readonly editing: boolean;
  /** The element that the bubble is placed in. */
  readonly place: RefObject<HTMLElement | null>;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

export function LinkBubble({ session, address, editing, place, onEdit, onClose }: LinkBubbleProps): JSX.Element {
  const { t } = useText();
  const bubble = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(address ?? '');
  const [bad, setBad] = useState(false);
  const icon = { size: 16, strokeWidth: 1.75 } as const;

  useLayoutEffect(() => {
    const whole = place.current;
    if (whole === null) return undefined;
    const put = (): void => {
      const around = whole.getBoundingClientRect();
      const at = selectionBox(session);
      if (bubble.current === null || at === null) return;
      const left = Math.max(12, Math.min(at.left - around.left - 12, around.width - bubble.current.offsetWidth - 12));
      bubble.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(at.bottom - around.top + 8)}px)`;
    };
    put();
    const size = new ResizeObserver(put);
    size.observe(whole);
    return () => size.disconnect();
  }, [session, place, address, editing]);
  useEffect(() => {
    if (!editing) return;
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [editing]);

  const back = (): void => {
    onClose();
    session.focus();
  };
  const change = (address: string | null): void => {
    session.editor.update(() => $applyLink(address), { discrete: true });
    back();
  };
  const apply = (): void => {
    const link = typed.trim() === '' ? null : typedLink(typed);
    if (link === null && typed.trim() !== '') setBad(true);
    else change(link);
  };

  return (
    <div
      ref={bubble}
      className={styles.bubble}
      role="dialog"
      aria-label={t(address === null ? 'editor.linkNew' : 'editor.linkEdit')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
      onBlur={(event) => {
        if (editing && event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget))
          onClose();
      }}
    >
      {editing ? (
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <input
            ref={input}
            className={styles.input}
            aria-label={t('editor.linkAddress')}
            aria-invalid={bad}
            aria-describedby={bad ? 'link-bad' : undefined}
            placeholder={t('editor.linkPlaceholder')}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={2000}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setBad(false);
            }}
          />
          <Button small variant="primary" type="submit" icon={<Check {...icon} />}>
            {t('editor.linkApply')}
          </Button>
        </form>
      ) : (
        <span className={styles.address}>{shortAddress(address ?? '')}</span>
      )}
      {address !== null && (
        <span className={styles.row}>
          {!editing && session.editable && (
            <Button small variant="quiet" label={t('editor.linkEdit')} icon={<Pencil {...icon} />} onPress={onEdit} />
          )}
          {mayOpen(address) && (
            <Button
              small
              variant="quiet"
              label={t('editor.linkOpen')}
              icon={<ExternalLink {...icon} />}
              onPress={() => openLink(address)}
            />
          )}
          {session.editable && (
            <Button
              small
              variant="quiet"
              label={t('editor.linkRemove')}
              icon={<Unlink {...icon} />}
              onPress={() => change(null)}
            />
          )}
        </span>
      )}
      {bad && (
        <p id="link-bad" className={styles.bad} role="alert">
          {t('editor.linkBad')}
        </p>
      )}
    </div>
  );
}

/** Sets, changes or (null) removes the link at the selection; without selected words the address itself becomes the text. */
function $applyLink(address: string | null): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (address !== null && selection.isCollapsed() && $selectedLink() === null) {
    $insertNodes([$createLinkNode(address).append($createTextNode(shortAddress(address)))]);
  } else $setLink(address);
}

const shortAddress = (address: string): string =>
  address.replace(/^(https?:\/\/(www\.)?|mailto:)/i, '').replace(/\/$/, '');

function selectionBox(session: EditorSession): DOMRect | null {
  const selection = window.getSelection();
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (range === null || !session.root.contains(range.commonAncestorContainer)) return null;
  const boxes = range.getClientRects();
  const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  return boxes.item(boxes.length - 1) ?? element?.getBoundingClientRect() ?? null;
}
