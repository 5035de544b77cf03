/** Closing the window: what is in it alone is waited for, and given up only if the person says so. */
import { dialog, type BrowserWindow } from 'electron';
import { menuLanguage } from './menu.ts';
import { shellWords } from './words.ts';

/** Milliseconds: an acknowledgement is mostly there with the first try; a host that died is up again within the limit. */
const tryAgainAfter = 100;
const tryFor = 5_000;

/**
 * The page refuses to close while the host has not written down all of it (`beforeunload`); Electron then does nothing and
 * says nothing. `onStay` is called when the person wants to keep the window.
 */
export function closeWhenSafe(window: BrowserWindow, onStay: () => void): void {
  let since: number | null = null;
  let asking = false;
  window.webContents.on('will-prevent-unload', () => {
    if (asking) return;
    since ??= Date.now();
    if (Date.now() - since < tryFor)
      return void setTimeout(() => !window.isDestroyed() && window.close(), tryAgainAfter);
    asking = true;
    ask(window)
      .then((stay) => {
        asking = false;
        since = null;
        if (stay) onStay();
        else window.destroy();
      })
      .catch(() => (asking = false));
  });
}

/** True when the person wants to keep the window open. */
async function ask(window: BrowserWindow): Promise<boolean> {
  const text = shellWords[menuLanguage()];
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: text.unsavedTitle,
    detail: text.unsaved,
    buttons: [text.stay, text.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 0;
}
