/** Cut, copy and paste in the menu of a table, which stands in the place of the system's own. */
import { IS_APPLE } from 'lexical';
import { ClipboardPaste, Copy, Scissors } from 'lucide-react';
import type { Translate } from '../../../../shared/i18n/catalogue.ts';
import { keyName } from '../../shortcuts/shortcuts.ts';
import type { commandOf } from './table-toolbar.tsx';
import type { TableDesk } from './table-desk.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** As things are when the menu opens: in it, nothing is selected any more. */
export function editCommands(desk: TableDesk, t: Translate): readonly ReturnType<typeof commandOf>[] {
  const selected = desk.range() !== null || window.getSelection()?.isCollapsed === false;
  const why = selected ? null : t('table.whyNothing');
  const keys = `${keyName('mod', IS_APPLE, t)}\u00A0V`;
  return [
    {
      id: 'cut',
      label: t('table.cut'),
      icon: <Scissors {...icon} />,
      why,
      danger: false,
      run: () => doSoon(desk, 'cut'),
    },
    {
      id: 'copy',
      label: t('table.copy'),
      icon: <Copy {...icon} />,
      why,
      danger: false,
      run: () => doSoon(desk, 'copy'),
    },
    {
      id: 'paste',
      label: t('table.paste'),
      icon: <ClipboardPaste {...icon} />,
      // No page may read the clipboard without being asked to by a key.
      why: t('table.pasteByKey', { keys }),
      danger: false,
      run: () => undefined,
    },
  ];
}

/** Once the menu has closed and given the focus back to the cell. */
function doSoon(desk: TableDesk, command: 'cut' | 'copy'): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      desk.inner.live?.focus();
      // As by key, with all that the editor puts on the clipboard; the newer interface takes known types alone.
      (document as { execCommand?: (command: string) => boolean }).execCommand?.(command);
    }),
  );
}
