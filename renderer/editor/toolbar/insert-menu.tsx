/** What can be put into the text besides words. */
import { CirclePlus, FileOutput, Info, Minus, type LucideIcon } from 'lucide-react';
import type { JSX } from 'react';
import { mayStand, type Place } from '../../../shared/document/places.ts';
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
  /** What one writes in: not everything may stand everywhere. */
  readonly place: Place;
}

export function InsertMenu({ run, why, place }: InsertMenuProps): JSX.Element {
  const { t } = useText();
  const commands = insertions.map(({ action, icon: Icon }) => ({
    id: action,
    label: t(`editor.${action}`),
    icon: <Icon size={18} strokeWidth={1.75} aria-hidden />,
    run: () => run(action),
    why: why ?? (mayStand(action, place) ? null : t(place === 'cell' ? 'inner.notInCell' : 'inner.notInNote')),
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
