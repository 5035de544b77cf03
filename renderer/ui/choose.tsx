import type { JSX, ReactNode } from 'react';
import { ChooseItem, ChooseMenu } from './choose-menu.tsx';

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
    <ChooseMenu
      label={label}
      title={`${label}: ${current}`}
      face={
        <>
          {icon}
          {!iconOnly && <span>{current}</span>}
        </>
      }
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onAction={(key) => {
        const choice = choices.find(({ id }) => id === key);
        if (choice !== undefined) onChoose(choice.id);
      }}
    >
      {choices.map((choice) => (
        <ChooseItem key={choice.id} id={choice.id} label={choice.label} />
      ))}
    </ChooseMenu>
  );
}
