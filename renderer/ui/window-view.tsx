/** A view over the whole window, with the focus kept inside, and the bar at its head. Escape leaves. */
import { X } from 'lucide-react';
import { useRef, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { FocusScope, useDialog, useOverlay } from 'react-aria';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import { usePageAway } from './use-page-away.ts';
import styles from './window-view.module.css';

interface WindowViewProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A class of its own beside the look that all have. */
  readonly className?: string | undefined;
  readonly 'data-look'?: string;
  /** What it is to show is not there yet: nothing else is done before that. */
  readonly waits?: boolean;
}

export function WindowView({ waits = false, ...rest }: WindowViewProps): JSX.Element {
  usePageAway(!waits);
  return createPortal(
    <FocusScope contain restoreFocus>
      <OverPage {...rest} />
    </FocusScope>,
    document.body,
  );
}

/** Within the scope that keeps the focus, which it takes. */
function OverPage({ label, onClose, children, className, ...rest }: Omit<WindowViewProps, 'waits'>): JSX.Element {
  const view = useRef<HTMLElement>(null);
  const { overlayProps } = useOverlay({ isOpen: true, onClose, isDismissable: false }, view);
  const { dialogProps } = useDialog({ 'aria-label': label }, view);
  return (
    <section
      {...overlayProps}
      {...dialogProps}
      ref={view}
      className={[styles.view, className].join(' ')}
      data-look={rest['data-look']}
    >
      {children}
    </section>
  );
}

interface WindowBarProps {
  readonly title: string;
  /** What the view is about, below the title. */
  readonly about?: string;
  readonly icon?: ReactNode;
  /** Behind the title; what follows `WindowGap` stands at the right. */
  readonly children?: ReactNode;
  /** What the cross is called. */
  readonly leave: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Where one writes something else than the paper. */
  readonly tone?: 'care';
}

export function WindowBar(props: WindowBarProps): JSX.Element {
  const { title, about, icon, children, leave, onClose, onKeyDown, tone } = props;
  return (
    <header className={styles.bar} data-tone={tone} onKeyDown={onKeyDown}>
      <div className={styles.tools}>
        {icon}
        <div className={styles.title}>
          <h2>{title}</h2>
          {about !== undefined && <p>{about}</p>}
        </div>
        {children}
      </div>
      <Button variant="quiet" label={leave} icon={<X size={18} strokeWidth={1.75} aria-hidden />} onPress={onClose} />
    </header>
  );
}

export const WindowGap = (): JSX.Element => <span className={styles.gap} />;
