/** Copy, cut and paste of cells. What is selected within one cell is served as everywhere else. */
import {
  $getNodeByKey,
  COMMAND_PRIORITY_CRITICAL,
  COPY_COMMAND,
  CUT_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import { NO_PROPERTIES } from '../../../../shared/document/properties.ts';
import type { Unsubscribe } from '../../binding/binding-types.ts';
import { tableText } from '../../clipboard/pasted-table.ts';
import { readClipboard } from '../../clipboard/read-clipboard.ts';
import { writeHtml } from '../../clipboard/write-html.ts';
import type { EditorSession } from '../../editor-session.ts';
import { $isBlockNode } from '../../nodes/block-node.ts';
import { clearCells } from './cell-texts.ts';
import { fillCells, tableForClipboard } from './pasted-tables.ts';
import type { TableDesk } from './table-desk.ts';

/** `onCut`: called when not all of a table could be pasted; `large` where it was larger than one paste may be. */
export function registerCellClipboard(
  desk: TableDesk,
  { editor }: EditorSession,
  onCut: (large: boolean) => void,
): Unsubscribe {
  const copy = (event: unknown): boolean => {
    const range = desk.range();
    if (range === null || !(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
    const props = desk.session.editor.getEditorState().read(() => {
      const node = $getNodeByKey(desk.key);
      return $isBlockNode(node) ? node.getProps() : NO_PROPERTIES;
    });
    const table = tableForClipboard(desk.doc, desk.id, props, range);
    event.preventDefault();
    event.clipboardData.setData('text/html', writeHtml([{ kind: 'table', indent: 0, runs: [], table }], false));
    event.clipboardData.setData('text/plain', tableText(table));
    return true;
  };
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, copy, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (!copy(event)) return false;
        queueMicrotask(() => clearCells(desk));
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
        const { blocks, tableCut = false } = readClipboard(event.clipboardData, false, (alt) => alt);
        const [only, ...more] = blocks;
        const table = more.length === 0 ? only?.table : undefined;
        if (table === undefined) return false;
        event.preventDefault();
        queueMicrotask(() => {
          const all = fillCells(desk, table);
          if (tableCut || !all) onCut(tableCut);
        });
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}
