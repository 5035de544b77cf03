/** A small button that says what is chosen now and opens a menu above itself, as those in the status bar do. */
import { Check } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  TooltipTrigger,
  type MenuProps,
} from 'react-aria-components';
import styles from './choose.module.css';
import menuStyles from './menu.module.css';
import { Tooltip } from './tooltip.tsx';

interface ChooseMenuProps extends Omit<MenuProps<object>, 'className' | 'aria-label'> {
  /** The menu's name. */
  readonly label: string;
  /** What the button is called and its tooltip says; the menu's name where nothing is chosen. */
  readonly title: string;
  readonly face: ReactNode;
}

export function ChooseMenu({ label, title, face, children, ...menu }: ChooseMenuProps): JSX.Element {
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500} closeDelay={80}>
        <AriaButton className={styles.button ?? ''} aria-label={title}>
          {face}
        </AriaButton>
        <Tooltip>{title}</Tooltip>
      </TooltipTrigger>
      <Popover className={menuStyles.popover ?? ''} placement="top end" offset={4}>
        <Menu {...menu} className={menuStyles.menu ?? ''} aria-label={label}>
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChooseItemProps {
  readonly id: string;
  readonly label: string;
  /** The language of the label, where it isn't the interface's. */
  readonly lang?: string;
  readonly className?: string | undefined;
}

/** An item with a tick where it is chosen. */
export function ChooseItem({ id, label, lang, className }: ChooseItemProps): JSX.Element {
  return (
    <MenuItem id={id} textValue={label} className={`${menuStyles.item ?? ''} ${className ?? ''}`}>
      {({ isSelected }) => (
        <>
          <Check className={isSelected ? '' : styles.unchecked} size={16} strokeWidth={2} aria-hidden />
          <span lang={lang}>{label}</span>
        </>
      )}
    </MenuItem>
  );
}
