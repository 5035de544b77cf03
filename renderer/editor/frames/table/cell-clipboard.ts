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
import { tableText, type PastedTable } from '../../clipboard/pasted-table.ts';
import { readClipboard } from '../../clipboard/read-clipboard.ts';
import { writeHtml } from '../../clipboard/write-html.ts';
import type { EditorSession } from '../../editor-session.ts';
import { loneTable } from '../../embeds/embed-clipboard.ts';
import { EMBED_TYPE, readEmbedContent, takeContent, withNotes } from '../../embeds/embed-content.ts';
import { $isBlockNode } from '../../nodes/block-node.ts';
import { clearCells } from './cell-texts.ts';
import { fillCells, tableForClipboard } from './pasted-tables.ts';
import type { TableDesk } from './table-desk.ts';

interface PastedCells {
  /** Read once, where it is written: what stands in footnotes is written then. */
  readonly table: () => PastedTable;
  readonly tableCut: boolean;
}

/** The table on the clipboard, if that is all there is. */
function tableOn(desk: TableDesk, data: DataTransfer): PastedCells | null {
  const own = readEmbedContent(data.getData(EMBED_TYPE));
  if (own !== null) {
    const lone = loneTable(own);
    if (lone === null) return null;
    const empty = { rows: 1, columns: 1, headerRow: false, headerColumn: false, cells: [] };
    return { table: () => takeContent(desk.doc, own, 'cell')[0]?.table ?? empty, tableCut: false };
  }
  const { blocks, tableCut = false } = readClipboard(data, false, (alt) => alt);
  const [only, ...more] = blocks;
  const table = more.length === 0 ? only?.table : undefined;
  return table === undefined ? null : { table: () => table, tableCut };
}

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
    const table = tableForClipboard(desk.doc, desk.id, props, { range });
    const full = tableForClipboard(desk.doc, desk.id, props, { range, embeds: true });
    const own = withNotes(desk.doc, [{ kind: 'table', indent: 0, runs: [], table: full }]);
    event.preventDefault();
    // What the text of the cell has put there is only a part of it.
    event.clipboardData.clearData(EMBED_TYPE);
    if (own !== null) event.clipboardData.setData(EMBED_TYPE, own);
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
        const source = tableOn(desk, event.clipboardData);
        if (source === null) return false;
        const { tableCut } = source;
        event.preventDefault();
        queueMicrotask(() => {
          const all = fillCells(desk, source.table());
          if (tableCut || !all) onCut(tableCut);
        });
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}
