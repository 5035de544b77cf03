import type { JSX, ReactNode } from 'react';
import styles from './drawer.module.css';
import { TitledModal } from './titled-modal.tsx';

interface DrawerProps {
  readonly side: 'left' | 'right';
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A column that does not fit beside the page: slides over it and keeps the focus until it is closed. */
export function Drawer({ side, title, onClose, children }: DrawerProps): JSX.Element {
  const { veil, dialog, head } = styles;
  const look = { veil, dialog, head, modal: [styles.drawer, styles[side]].join(' ') };
  return (
    <TitledModal title={title} onClose={onClose} look={look}>
      {children}
    </TitledModal>
  );
}
