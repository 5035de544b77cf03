/** Buttons. What a person may not do stays reachable and says why, instead of being dead. */
import type { JSX, ReactNode, Ref } from 'react';
import { Button as AriaButton, TooltipTrigger, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { announce } from './announcer.tsx';
import { Tooltip } from './tooltip.tsx';
import styles from './button.module.css';

export interface ButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'isDisabled' | 'isPending'
> {
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  /** Shown as text; for an icon alone leave it out and give `label`. */
  readonly children?: ReactNode;
  /** Accessible name and tooltip of a button that shows an icon alone. */
  readonly label?: string;
  /** Why this can't be done now; null when it can. The button is greyed and tells it on focus, hover and press. */
  readonly why?: string | null;
  /** What it started is under way: it takes no press until that is done. */
  readonly busy?: boolean;
  readonly small?: boolean;
  /** Hides the text below 1200 px; `label` is then the accessible name. */
  readonly shrinks?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): JSX.Element {
  const {
    variant = 'plain',
    icon,
    children,
    label,
    why = null,
    busy = false,
    small = false,
    shrinks = false,
    onPress,
    ...rest
  } = props;
  const classes = [
    styles.button,
    styles[variant],
    small ? styles.small : '',
    children === undefined ? styles.iconOnly : '',
  ];
  if (shrinks) classes.push(styles.shrinks);
  const named = label === undefined ? {} : { 'aria-label': why === null ? label : `${label} – ${why}` };
  const blocked = why === null && !busy ? {} : { 'aria-disabled': true, type: 'button' as const };
  const press = why !== null ? () => announce(why) : busy ? undefined : onPress;
  const button = (
    <AriaButton
      {...rest}
      {...named}
      {...blocked}
      {...(press === undefined ? {} : { onPress: press })}
      className={classes.join(' ')}
    >
      {icon}
      {children !== undefined && <span className={styles.text}>{children}</span>}
    </AriaButton>
  );
  const hint = why ?? (children === undefined || shrinks ? label : undefined);
  if (hint === undefined) return button;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {button}
      <Tooltip>{hint}</Tooltip>
    </TooltipTrigger>
  );
}
