/** Modal dialogs: a heading, what it is about, and the things to do at the end. */
import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { useText } from './text.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Room for lists and tabs. */
  readonly wide?: boolean;
  /** For decisions that can't be taken back. */
  readonly alert?: boolean;
}

/** An open dialog; the parent renders it while it is open. Escape, the cross and a press beside it close it. */
export function Dialog({ title, onClose, children, wide = false, alert = false }: DialogProps): JSX.Element {
  const { t } = useText();
  return (
    <ModalOverlay
      isOpen
      isDismissable={!alert}
      onOpenChange={(open) => !open && onClose()}
      className={styles.veil ?? ''}
    >
      <Modal className={[styles.modal, wide ? styles.wide : ''].join(' ')}>
        <AriaDialog className={styles.dialog ?? ''} role={alert ? 'alertdialog' : 'dialog'}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button
              variant="quiet"
              label={t('common.close')}
              icon={<X size={18} strokeWidth={1.75} />}
              onPress={onClose}
            />
          </div>
          <div className={styles.body}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles.actions}>{children}</div>;
}

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be undone, and says what it does. */
export function Confirm({ title, text, action, onConfirm, onClose }: ConfirmProps): JSX.Element {
  const { t } = useText();
  return (
    <Dialog title={title} onClose={onClose} alert>
      <p>{text}</p>
      <DialogActions>
        <Button onPress={onClose} autoFocus>
          {t('common.cancel')}
        </Button>
        <Button
          variant="danger"
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
