/** A view over the whole window, with the focus kept inside, and the bar at its head. Escape leaves. */
import { X } from 'lucide-react';
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import styles from './window-view.module.css';

interface WindowViewProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A class of its own beside the look that all have. */
  readonly className?: string | undefined;
  readonly 'data-look'?: string;
}

export function WindowView({ label, onClose, children, className, ...rest }: WindowViewProps): JSX.Element {
  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      onOpenChange={(open) => !open && onClose()}
      className={styles.over ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={label} className={[styles.view, className].join(' ')} {...rest}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
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
