/** Pasting without a key: the shell does it as by key; a browser is asked for the clipboard, and may refuse. */
import { shellBridge } from '../../app/shell-bridge.ts';
import { copiedHere } from './copied-here.ts';

export type PasteWay = 'shell' | 'browser';
export type PasteOutcome = 'done' | 'empty' | 'refused';

/** How a menu can paste here; null where only a key can: on pages without a secure context browsers have no such door. */
export function pasteWay(): PasteWay | null {
  if (shellBridge()?.paste !== undefined) return 'shell';
  // Older browsers lack it, whatever the types say.
  const clipboard = navigator.clipboard as Partial<Clipboard> | undefined;
  return window.isSecureContext && typeof clipboard?.read === 'function' ? 'browser' : null;
}

/** Pastes into what has the focus once `focus` has been called. Has to be called while the browser still knows of the click. */
export async function pasteByMenu(way: PasteWay, focus: () => Promise<void>): Promise<PasteOutcome> {
  if (way === 'shell') {
    await focus();
    return (await shellBridge()?.paste?.()) === true ? 'done' : 'refused';
  }
  let data: DataTransfer;
  try {
    data = await readAll();
  } catch {
    return 'refused';
  } finally {
    await focus();
  }
  if (data.types.length === 0) return 'empty';
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  return 'done';
}

/** What the browser gives of the clipboard, as a paste would bring it. */
async function readAll(): Promise<DataTransfer> {
  const data = new DataTransfer();
  for (const item of await navigator.clipboard.read()) {
    for (const type of item.types) {
      const blob = await item.getType(type);
      if (type.startsWith('text/')) data.setData(type, await blob.text());
      else if (type.startsWith('image/')) data.items.add(new File([blob], 'image', { type }));
    }
  }
  const own = copiedHere(data.getData('text/plain'));
  for (const [type, value] of own ?? []) data.setData(type, value);
  return data;
}
