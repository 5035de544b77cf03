/** What can be put into the text besides words. */
import { CirclePlus, FileOutput, Info, Minus, type LucideIcon } from 'lucide-react';
import type { JSX } from 'react';
import { useText } from '../../ui/text.ts';
import { MenuButton } from '../../ui/menu.tsx';
import type { EditorAction } from '../shortcuts/shortcuts.ts';

const insertions = [
  { action: 'callout', icon: Info },
  { action: 'rule', icon: Minus },
  { action: 'pagebreak', icon: FileOutput },
] as const satisfies readonly { action: EditorAction; icon: LucideIcon }[];

interface InsertMenuProps {
  readonly run: (action: EditorAction) => void;
  /** Why nothing can be inserted now; null when it can. */
  readonly why: string | null;
}

export function InsertMenu({ run, why }: InsertMenuProps): JSX.Element {
  const { t } = useText();
  const commands = insertions.map(({ action, icon: Icon }) => ({
    id: action,
    label: t(`editor.${action}`),
    icon: <Icon size={18} strokeWidth={1.75} aria-hidden />,
    run: () => run(action),
    why,
  }));
  return (
    <MenuButton
      label={t('editor.insert')}
      icon={<CirclePlus size={18} strokeWidth={1.75} aria-hidden />}
      commands={commands}
      small
    />
  );
}
