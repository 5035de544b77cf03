/** Decides when the field for a link is to be seen: while the caret is in a link, or when it was asked for. */
import { useEffect, useMemo, useState, useSyncExternalStore, type JSX, type RefObject } from 'react';
import type { EditorSession } from '../editor-session.ts';
import { LinkBubble } from './link-bubble.tsx';
import { toolbarStore } from './toolbar-state.ts';

interface FloatingLinkProps {
  readonly session: EditorSession;
  readonly place: RefObject<HTMLElement | null>;
  readonly editing: boolean;
  readonly onEditing: (session: EditorSession | null) => void;
}

export function FloatingLink({ session, place, editing, onEditing }: FloatingLinkProps): JSX.Element | null {
  const store = useMemo(() => toolbarStore(session), [session]);
  const address = useSyncExternalStore(store.subscribe, () => store.get().link);
  /** The link whose bubble was closed by Escape; it stays closed until the caret has left it. */
  const [closed, setClosed] = useState<string | null>(null);
  if (closed !== null && closed !== address) setClosed(null);
  const [focused, setFocused] = useState(true);
  useEffect(() => {
    const { root } = session;
    const onFocus = (): void => setFocused(true);
    const onBlur = (event: FocusEvent): void => {
      // Into the bubble itself is no leaving.
      if (event.relatedTarget instanceof Element && event.relatedTarget.closest('[role="dialog"]') !== null) return;
      setFocused(false);
    };
    root.addEventListener('focus', onFocus);
    root.addEventListener('blur', onBlur);
    return () => {
      root.removeEventListener('focus', onFocus);
      root.removeEventListener('blur', onBlur);
    };
  }, [session]);

  if (!editing && (address === null || closed === address || !focused)) return null;
  return (
    <LinkBubble
      key={`${address ?? ''}${String(editing)}`}
      session={session}
      address={address}
      editing={editing}
      place={place}
      onEdit={() => onEditing(session)}
      onClose={() => {
        onEditing(null);
        setClosed(address);
      }}
    />
  );
}
