/** Modal dialogs: a heading, what it is about, and the things to do at the end. */
import { useRef, type JSX, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { useText } from './text.ts';
import styles from './dialog.module.css';
import { TitledModal } from './titled-modal.tsx';
import { useScrolls } from './use-scrolls.ts';

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
  const body = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(body);
  const { veil, dialog, head } = styles;
  const look = { veil, dialog, head, modal: [styles.modal, wide ? styles.wide : ''].join(' ') };
  return (
    <TitledModal title={title} onClose={onClose} alert={alert} look={look}>
      <div ref={body} className={styles.body} {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': title })}>
        {children}
      </div>
    </TitledModal>
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
