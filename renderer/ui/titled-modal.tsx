/** What dialogs and drawers have in common: a veil over the page, a heading with a cross, and the focus kept inside. */
import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { useText } from './text.ts';

interface TitledModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** For decisions that can't be taken back: a press beside it does not close it. */
  readonly alert?: boolean;
  /** Class names of its parts. */
  readonly look: Readonly<Record<'veil' | 'modal' | 'dialog' | 'head', string | undefined>>;
}

/** Open as long as it is rendered. Escape, the cross and a press beside it close it. */
export function TitledModal({ title, onClose, children, alert = false, look }: TitledModalProps): JSX.Element {
  const { t } = useText();
  return (
    <ModalOverlay isOpen isDismissable={!alert} onOpenChange={(open) => !open && onClose()} className={look.veil ?? ''}>
      <Modal className={look.modal ?? ''}>
        <Dialog className={look.dialog ?? ''} role={alert ? 'alertdialog' : 'dialog'}>
          <div className={look.head}>
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
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
