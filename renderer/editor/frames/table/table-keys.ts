/** From the text around a table into it: arrows at its edges, Tab in its caption. */
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalCommand,
} from 'lexical';
import type { Unsubscribe } from '../../binding/binding-types.ts';
import { $blockPoint } from '../../binding/points.ts';
import type { EditorSession } from '../../editor-session.ts';
import { $isBlockNode, type BlockNode } from '../../nodes/block-node.ts';
import { isOnEdgeLine } from './caret-edges.ts';
import { deskOf } from './table-desk.ts';

export function registerTableKeys(session: EditorSession): Unsubscribe {
  const { editor } = session;
  const enter = (event: KeyboardEvent, node: BlockNode, end: boolean): boolean => {
    const desk = deskOf(session, node.getKey());
    if (desk === null || desk.table().cells.length === 0) return false;
    event.preventDefault();
    const { rows, columns } = desk.table();
    const sideways = event.key === 'ArrowLeft';
    queueMicrotask(() => {
      if (end) desk.enter(rows.length - 1, sideways ? columns.length - 1 : 0, 'end');
      else desk.enter(0, 0, 'start');
    });
    return true;
  };
  /** Down and right lead out of a caption, up and left out of the block behind. */
  const onArrow = (event: KeyboardEvent): boolean => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
    const point = $blockPoint(selection.focus);
    if (point === null) return false;
    const { node, offset } = point;
    const element = editor.getElementByKey(node.getKey());
    const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight';
    const vertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (forward) {
      if (node.getKind() !== 'table') return false;
      const caption = element?.querySelector(':scope > .caption') ?? null;
      const leaves = vertical ? caption === null || isOnEdgeLine(caption, 'down') : offset >= node.getTextContentSize();
      return leaves && enter(event, node, false);
    }
    const before = node.getPreviousSibling();
    if (!$isBlockNode(before) || before.getKind() !== 'table') return false;
    const leaves = vertical ? element === null || isOnEdgeLine(element, 'up') : offset === 0;
    return leaves && enter(event, before, true);
  };
  const arrows: readonly LexicalCommand<KeyboardEvent>[] = [
    KEY_ARROW_DOWN_COMMAND,
    KEY_ARROW_RIGHT_COMMAND,
    KEY_ARROW_UP_COMMAND,
    KEY_ARROW_LEFT_COMMAND,
  ];
  return mergeRegister(
    ...arrows.map((command) => editor.registerCommand(command, onArrow, COMMAND_PRIORITY_CRITICAL)),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        const selection = $getSelection();
        const node = $isRangeSelection(selection) ? $blockPoint(selection.focus)?.node : undefined;
        if (event.shiftKey || node?.getKind() !== 'table') return false;
        return enter(event, node, false);
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}
