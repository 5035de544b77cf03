/** A view over the whole window, with the focus kept inside. Escape leaves. */
import type { JSX, ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
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
