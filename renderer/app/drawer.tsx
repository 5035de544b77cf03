/** A column that does not fit beside the page: slides over it and keeps the focus until it is closed. */
import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/text.ts';
import styles from './drawer.module.css';

interface DrawerProps {
  readonly side: 'left' | 'right';
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Drawer({ side, title, onClose, children }: DrawerProps): JSX.Element {
  const { t } = useText();
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={styles.veil ?? ''}>
      <Modal className={[styles.drawer, styles[side]].join(' ')}>
        <Dialog className={styles.dialog ?? ''}>
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
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
