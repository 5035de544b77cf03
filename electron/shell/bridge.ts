/** The shell's side of the preload bridge: each message is answered only for the main frame of our own page. */
import { app, BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import path from 'node:path';
import { channels } from './channels.ts';
import type { HostProcess } from './host-process.ts';
import { setMenu } from './menu.ts';
import { isOwnPage, openOutside } from './security.ts';
import { languageOf } from './words.ts';

const filters = [{ name: 'Ratschrift', extensions: ['ratschrift'] }];
type OurWindow = NonNullable<ReturnType<typeof BrowserWindow.fromWebContents>>;
const longestName = 120;

/** `asked`: the project file that the app was started with; given to the window once. */
export function answerBridge(host: HostProcess, asked: string | null): void {
  let file = asked;
  handle(channels.connection, async () => {
    const address = await host.address();
    const connection = { ...address, file };
    file = null;
    return connection;
  });
  handle(channels.openExternal, (_window, url) => (typeof url === 'string' ? openOutside(url) : false));
  // As the key does: what has the focus gets it, and the page itself still may not read the clipboard.
  handle(channels.paste, (window) => {
    if (!window.webContents.isFocused()) return false;
    window.webContents.paste();
    return true;
  });
  handle(channels.setLanguage, (_window, wanted) => setMenu(languageOf(wanted)));
  handle(channels.pickFile, async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, { filters, properties: ['openFile'] });
    return filePaths[0] ?? null;
  });
  handle(channels.pickNewFile, async (window, suggested) => {
    const name = String(suggested)
      .replace(/[^\p{L}\p{N} ._–-]+/gu, ' ')
      .trim()
      .slice(0, longestName);
    const defaultPath = path.join(app.getPath('documents'), `${name || 'Vorhaben'}.ratschrift`);
    const { filePath, canceled } = await dialog.showSaveDialog(window, { filters, defaultPath });
    return canceled || filePath === '' ? null : filePath;
  });
}

function handle(channel: string, answer: (window: OurWindow, argument: unknown) => unknown): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, argument: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    const frame = event.senderFrame;
    const ours = frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
    if (!ours || window === null) throw new Error('not allowed');
    return answer(window, argument);
  });
}
