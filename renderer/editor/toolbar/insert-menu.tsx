/** What can be put into the text besides words. */
import {
  CirclePlus,
  FileOutput,
  GalleryVerticalEnd,
  ImageIcon,
  Info,
  Link2,
  ListTree,
  Minus,
  ScrollText,
  Superscript,
  Table,
  TableOfContents,
  type LucideIcon,
} from 'lucide-react';
import { IS_APPLE } from 'lexical';
import type { JSX } from 'react';
import { mayStand, type Place } from '../../../shared/document/places.ts';
import { useText } from '../../ui/text.ts';
import { MenuButton } from '../../ui/menu.tsx';
import { keyName, shownKeys, type EditorAction } from '../shortcuts/shortcuts.ts';

/** What stands within the line; footnotes not within footnotes and cells. */
const embeds = [
  { action: 'note', icon: Superscript },
  { action: 'ref', icon: Link2 },
  { action: 'citation', icon: ScrollText },
] as const satisfies readonly { action: EditorAction; icon: LucideIcon }[];
const insertions = [
  { action: 'image', icon: ImageIcon },
  { action: 'table', icon: Table },
  { action: 'callout', icon: Info },
  { action: 'rule', icon: Minus },
  { action: 'pagebreak', icon: FileOutput },
  { action: 'contentsHeadings', icon: TableOfContents },
  { action: 'contentsTables', icon: ListTree },
  { action: 'contentsFigures', icon: GalleryVerticalEnd },
] as const satisfies readonly { action: EditorAction; icon: LucideIcon }[];

/** The kind of block that an action puts in. */
const frameOf = (action: EditorAction): string => (action.startsWith('contents') ? 'contents' : action);

interface InsertMenuProps {
  readonly run: (action: EditorAction) => void;
  /** Why nothing can be inserted now; null when it can. */
  readonly why: string | null;
  /** What one writes in: not everything may stand everywhere. */
  readonly place: Place;
}

export function InsertMenu({ run, why, place }: InsertMenuProps): JSX.Element {
  const { t } = useText();
  const notHere = t(place === 'cell' ? 'inner.notInCell' : 'inner.notInNote');
  const inLine = embeds.map(({ action, icon: Icon }) => ({
    id: action,
    label: t(`editor.${action}`),
    icon: <Icon size={18} strokeWidth={1.75} aria-hidden />,
    keys: (shownKeys(action) ?? []).map((key) => keyName(key, IS_APPLE, t)).join(' '),
    run: () => run(action),
    why: why ?? (action !== 'note' || place !== 'note' ? null : notHere),
  }));
  const blocks = insertions.map(({ action, icon: Icon }) => ({
    id: action,
    label: t(`editor.${action}`),
    icon: <Icon size={18} strokeWidth={1.75} aria-hidden />,
    run: () => run(action),
    why: why ?? (mayStand(frameOf(action), place) ? null : notHere),
  }));
  const commands = [...inLine, ...blocks];
  return (
    <MenuButton
      label={t('editor.insert')}
      icon={<CirclePlus size={18} strokeWidth={1.75} aria-hidden />}
      commands={commands}
      small
    />
  );
}
