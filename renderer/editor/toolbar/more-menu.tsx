/** What the toolbar has no room for: rarer formats, and the list of shortcuts. */
import {
  Check,
  Ellipsis,
  Keyboard,
  RemoveFormatting,
  Strikethrough,
  Subscript,
  Superscript,
  type LucideIcon,
} from 'lucide-react';
import { IS_APPLE } from 'lexical';
import type { JSX } from 'react';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import { keyName, shownKeys, type EditorAction } from '../shortcuts/shortcuts.ts';

const rarer = [
  { action: 'strikethrough', icon: Strikethrough },
  { action: 'subscript', icon: Subscript },
  { action: 'superscript', icon: Superscript },
  { action: 'clear', icon: RemoveFormatting },
] as const satisfies readonly { action: EditorAction; icon: LucideIcon }[];

interface MoreMenuProps {
  /** The formats of the selection. */
  readonly formats: Readonly<Record<'strikethrough' | 'subscript' | 'superscript', boolean>>;
  readonly run: (action: EditorAction) => void;
  /** Why nothing can be formatted now; null when it can. */
  readonly why: string | null;
}

export function MoreMenu({ formats, run, why }: MoreMenuProps): JSX.Element {
  const { t } = useText();
  const commandOf = (action: 'help' | (typeof rarer)[number]['action'], Icon: LucideIcon, blocked: string | null) => ({
    id: action,
    label: t(`editor.${action}`),
    icon: <Icon size={18} strokeWidth={1.75} aria-hidden />,
    keys: (shownKeys(action) ?? []).map((key) => keyName(key, IS_APPLE, t)).join(' '),
    run: () => run(action),
    why: blocked,
  });
  return (
    <MenuButton
      label={t('editor.more')}
      icon={<Ellipsis size={18} strokeWidth={1.75} aria-hidden />}
      commands={[
        ...rarer.map(({ action, icon }) =>
          commandOf(action, action !== 'clear' && formats[action] ? Check : icon, why),
        ),
        commandOf('help', Keyboard, null),
      ]}
      small
    />
  );
}
