/** A button of the toolbar: an icon with name, keys and pressed state. It never takes the caret out of the text by mouse. */
import type { LucideIcon } from 'lucide-react';
import { IS_APPLE } from 'lexical';
import type { JSX } from 'react';
import { Button, ToggleButton, TooltipTrigger } from 'react-aria-components';
import type { SuggestingAction } from '../suggestions/suggesting-actions.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { keyName, shownKeys, type EditorAction } from '../shortcuts/shortcuts.ts';
import styles from './toolbar.module.css';

interface ToolButtonProps {
  readonly action: Exclude<EditorAction, SuggestingAction>;
  readonly icon: LucideIcon;
  readonly run: (action: EditorAction, byKeyboard: boolean) => void;
  /** Left out for what is not switched on and off. */
  readonly pressed?: boolean;
  /** Why it can't be done now; null when it can. */
  readonly why: string | null;
}

export function ToolButton({ action, icon: Icon, run, pressed, why }: ToolButtonProps): JSX.Element {
  const { t } = useText();
  const label = t(`editor.${action}`);
  const keys = shownKeys(action)
    ?.map((key) => keyName(key, IS_APPLE, t))
    .join(IS_APPLE ? '' : '+');
  const shared = {
    className: styles.tool ?? '',
    'aria-label': label,
    ...(why === null ? {} : { 'aria-disabled': true as const }),
    preventFocusOnPress: true,
    onPress: (event: { readonly pointerType: string }) => {
      if (why !== null) announce(why);
      else run(action, event.pointerType === 'keyboard' || event.pointerType === 'virtual');
    },
  };
  const drawing = <Icon size={18} strokeWidth={1.75} aria-hidden />;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {pressed === undefined ? (
        <Button {...shared}>{drawing}</Button>
      ) : (
        <ToggleButton {...shared} isSelected={pressed}>
          {drawing}
        </ToggleButton>
      )}
      <Tooltip>
        {label}
        {keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
