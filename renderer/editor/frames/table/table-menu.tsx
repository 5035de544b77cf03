/** The menu of a table, where it was asked for. */
import { useRef, type JSX } from 'react';
import { Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { announce } from '../../../ui/announcer.tsx';
import menuStyles from '../../../ui/menu.module.css';
import { useText } from '../../../ui/text.ts';
import { allCommands } from './table-commands.ts';
import type { TableDesk } from './table-desk.ts';
import { commandOf } from './table-toolbar.tsx';

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
  const commands = allCommands.map((command) => commandOf(command, desk, t, () => command.run(desk)));
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', ...place }} />
      <Popover
        className={menuStyles.popover ?? ''}
        triggerRef={anchor}
        placement="bottom start"
        isOpen
        onOpenChange={(isOpen) => {
          if (isOpen) return;
          onClose();
          requestAnimationFrame(() => desk.inner.live?.focus());
        }}
      >
        <Menu className={menuStyles.menu ?? ''} items={commands} aria-label={t('table.toolbar')} autoFocus="first">
          {(command) => (
            <MenuItem
              className={menuStyles.item ?? ''}
              id={command.id}
              textValue={command.label}
              data-blocked={command.why === null ? undefined : true}
              data-danger={command.danger || undefined}
              onAction={() => {
                if (command.why === null) command.run();
                else announce(command.why);
              }}
            >
              {command.icon}
              <Text slot="label" className={menuStyles.label ?? ''}>
                <span>{command.label}</span>
              </Text>
              {command.why !== null && (
                <Text slot="description" className={menuStyles.why ?? ''}>
                  {command.why}
                </Text>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </>
  );
}
