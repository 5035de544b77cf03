/** A view over the whole window, and over the whole screen where the system allows it. Escape leaves. */
import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { WindowView } from '../../ui/window-view.tsx';
import styles from './reading.module.css';

interface FullViewProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Colours of its own; those of the window by default. */
  readonly look?: 'light' | 'dark' | 'contrast';
}

export function FullView({ label, onClose, children, look }: FullViewProps): JSX.Element {
  useFullScreen(onClose);
  return (
    <WindowView
      label={label}
      onClose={onClose}
      className={styles.view}
      {...(look === undefined ? {} : { 'data-look': look })}
    >
      {children}
    </WindowView>
  );
}

/** How many views want the whole screen, and whether it was this page that took it. */
const screen = { wanted: 0, taken: false };

/** Fills the screen while a view is there. Whoever leaves the full screen by the browser's own key leaves the view. */
function useFullScreen(onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    screen.wanted += 1;
    if (document.fullscreenElement === null) {
      document.documentElement.requestFullscreen().then(
        () => {
          screen.taken = true;
          giveBackSoon();
        },
        // Not allowed here: then it fills the window alone.
        () => undefined,
      );
    }
    const onChange = (): void => {
      if (!screen.taken || document.fullscreenElement !== null) return;
      screen.taken = false;
      close.current();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      screen.wanted -= 1;
      document.removeEventListener('fullscreenchange', onChange);
      giveBackSoon();
    };
  }, []);
}

/** One view may follow another: the screen is given back only when none is left. */
function giveBackSoon(): void {
  setTimeout(() => {
    if (screen.wanted > 0 || !screen.taken) return;
    screen.taken = false;
    if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
  }, 50);
}
