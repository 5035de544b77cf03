/** Cut, copy and paste in the menu of a table, which stands in the place of the system's own. */
import { IS_APPLE } from 'lexical';
import { ClipboardPaste, Copy, Scissors } from 'lucide-react';
import type { Translate } from '../../../../shared/i18n/catalogue.ts';
import { notify } from '../../../ui/announcer.tsx';
import { pasteByMenu, pasteWay } from '../../clipboard/paste-by-menu.ts';
import { keyName } from '../../shortcuts/shortcuts.ts';
import type { commandOf } from './table-toolbar.tsx';
import type { TableDesk } from './table-desk.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** As things are when the menu opens: in it, nothing is selected any more. */
export function editCommands(desk: TableDesk, t: Translate): readonly ReturnType<typeof commandOf>[] {
  const selected = desk.range() !== null || window.getSelection()?.isCollapsed === false;
  const why = selected ? null : t('table.whyNothing');
  const way = pasteWay();
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
      // Elsewhere no page may read the clipboard without being asked to by a key.
      why: way === null ? t('table.pasteByKey', { keys }) : null,
      danger: false,
      run: () => {
        if (way === null) return;
        pasteByMenu(way, () => backInCell(desk))
          .then((outcome) => {
            if (outcome === 'refused') notify({ text: t('table.pasteRefused', { keys }) });
            else if (outcome === 'empty') notify({ text: t('editor.pasteNothing') });
          })
          .catch((error: unknown) => reportError(error));
      },
    },
  ];
}

/** Once the menu has closed, gives the focus back to the cell. */
const backInCell = (desk: TableDesk): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        desk.inner.live?.focus();
        resolve();
      }),
    ),
  );

function doSoon(desk: TableDesk, command: 'cut' | 'copy'): void {
  backInCell(desk)
    // As by key, with all that the editor puts on the clipboard; the newer interface takes known types alone.
    .then(() => (document as { execCommand?: (command: string) => boolean }).execCommand?.(command))
    .catch((error: unknown) => reportError(error));
}
