/** The menu of a table, where it was asked for. */
import { useRef, useState, type JSX } from 'react';
import { createPortal } from 'react-dom';
import { Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { announce } from '../../../ui/announcer.tsx';
import menuStyles from '../../../ui/menu.module.css';
import { useText } from '../../../ui/text.ts';
import { allCommands } from './table-commands.ts';
import type { TableDesk } from './table-desk.ts';
import { editCommands } from './edit-commands.tsx';
import { commandOf } from './table-toolbar.tsx';
import styles from './table.module.css';

export interface MenuPlace {
  readonly left: number;
  readonly top: number;
}

interface TableMenuProps {
  readonly desk: TableDesk;
  readonly place: MenuPlace;
  readonly onClose: () => void;
}

export function TableMenu({ desk, place, onClose }: TableMenuProps): JSX.Element {
  const { t } = useText();
  const anchor = useRef<HTMLSpanElement>(null);
  const [edits] = useState(() => editCommands(desk, t));
  const commands = [...edits, ...allCommands.map((command) => commandOf(command, desk, t, () => command.run(desk)))];
  const close = (): void => {
    onClose();
    requestAnimationFrame(() => desk.inner.live?.focus());
  };
  return (
    <>
      {/* Not within the page: what contains its layout there is what a fixed place would count from. */}
      {createPortal(<span ref={anchor} style={{ position: 'fixed', ...place }} />, document.body)}
      <Popover
        className={menuStyles.popover ?? ''}
        triggerRef={anchor}
        placement="bottom start"
        aria-label={t('table.toolbar')}
        isOpen
        onOpenChange={(isOpen) => !isOpen && close()}
      >
        <Menu
          className={menuStyles.menu ?? ''}
          items={commands}
          aria-label={t('table.toolbar')}
          autoFocus="first"
          onClose={close}
        >
          {(command) => (
            <MenuItem
              className={menuStyles.item ?? ''}
              id={command.id}
              textValue={command.label}
              data-ends={command.id === 'paste' || undefined}
              data-blocked={command.why === null ? undefined : true}
              data-danger={command.danger || undefined}
              onAction={() => {
                if (command.why === null) command.run();
                else announce(command.why);
              }}
            >
              {command.icon}
              <Text slot="label" className={styles.entry ?? ''}>
                <span>{command.label}</span>
                {command.why !== null && <span className={styles.reason}>{command.why}</span>}
              </Text>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </>
  );
}
