/** A button that opens a menu. What a person may not do is listed, greyed, with the reason. */
import type { JSX, ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { announce } from './announcer.tsx';
import { Button } from './button.tsx';
import styles from './menu.module.css';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly run: () => void;
  readonly why?: string | null;
  readonly danger?: boolean;
  /** Keys that do the same, as text. */
  readonly keys?: string;
}
interface MenuButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly commands: readonly Command[];
  readonly small?: boolean;
  /** What was chosen is still being done. */
  readonly busy?: boolean;
}

export function MenuButton({ label, icon, commands, small = false, busy = false }: MenuButtonProps): JSX.Element {
  return (
    <MenuTrigger>
      <Button variant="quiet" small={small} busy={busy} label={label} icon={icon} />
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu className={styles.menu ?? ''} items={commands} aria-label={label}>
          {(command) => (
            <MenuItem
              className={styles.item ?? ''}
              id={command.id}
              textValue={command.label}
              data-blocked={isFree(command) ? undefined : true}
              data-danger={command.danger === true || undefined}
              onAction={() => (isFree(command) ? command.run() : announce(command.why ?? ''))}
            >
              {command.icon}
              <Text slot="label" className={styles.label ?? ''}>
                <span>{command.label}</span>
                {command.keys !== undefined && <kbd className={styles.keys}>{command.keys}</kbd>}
              </Text>
              {!isFree(command) && (
                <Text slot="description" className={styles.why ?? ''}>
                  {command.why}
                </Text>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const isFree = ({ why }: Command): boolean => why === undefined || why === null;
