import type { JSX, ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, TooltipTrigger } from 'react-aria-components';
import { Check } from 'lucide-react';
import { Tooltip } from './tooltip.tsx';
import menuStyles from './menu.module.css';
import styles from './choose.module.css';

interface ChooseProps<T extends string> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly onChoose: (choice: T) => void;
  readonly iconOnly?: boolean;
}

/** A small button that names the present choice and opens the others. */
export function Choose<T extends string>({
  label,
  icon,
  value,
  choices,
  onChoose,
  iconOnly = false,
}: ChooseProps<T>): JSX.Element {
  const current = choices.find(({ id }) => id === value)?.label ?? '';
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500} closeDelay={80}>
        <AriaButton className={styles.button ?? ''} aria-label={`${label}: ${current}`}>
          {icon}
          {!iconOnly && <span>{current}</span>}
        </AriaButton>
        <Tooltip>
          {label}: {current}
        </Tooltip>
      </TooltipTrigger>
      <Popover className={menuStyles.popover ?? ''} placement="top end" offset={4}>
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onAction={(key) => {
            const choice = choices.find(({ id }) => id === key);
            if (choice !== undefined) onChoose(choice.id);
          }}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={menuStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <Check className={isSelected ? '' : styles.unchecked} size={16} strokeWidth={2} aria-hidden />
                  <span>{choice.label}</span>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
