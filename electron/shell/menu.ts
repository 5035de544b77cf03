/** The application menu. Editing commands go to the page by their roles; the interface does everything else itself. */
import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { channels, type ShellCommand } from './channels.ts';
import { shellWords } from './words.ts';

let current: Language = 'de';
/** The language of the menu, and of what else the shell says. */
export const menuLanguage = (): Language => current;

export function setMenu(language: Language): void {
  current = language;
  const send = (command: ShellCommand) => (): void =>
    BrowserWindow.getFocusedWindow()?.webContents.send(channels.command, command);
  const text = shellWords[language];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: text.file,
      submenu: [
        { label: text.start, click: send('start') },
        { type: 'separator' },
        { label: text.print, accelerator: 'CommandOrControl+P', click: send('print') },
        { type: 'separator' },
        { role: 'quit', label: text.quit },
      ],
    },
    {
      label: text.edit,
      submenu: [
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'pasteAndMatchStyle', label: text.pastePlain },
        { role: 'selectAll', label: text.selectAll },
        { type: 'separator' },
        { label: text.find, accelerator: 'CommandOrControl+F', click: send('find') },
        { label: text.replace, accelerator: 'CommandOrControl+H', click: send('replace') },
        { label: text.search, accelerator: 'CommandOrControl+Shift+F', click: send('search') },
        { label: text.goTo, accelerator: 'CommandOrControl+G', click: send('goTo') },
      ],
    },
    {
      label: text.view,
      submenu: [
        { label: text.zoomIn, accelerator: 'CommandOrControl+Plus', click: send('zoomIn') },
        { label: text.zoomOut, accelerator: 'CommandOrControl+-', click: send('zoomOut') },
        { label: text.zoomReset, accelerator: 'CommandOrControl+0', click: send('zoomReset') },
        { type: 'separator' },
        { label: text.read, accelerator: 'F8', click: send('read') },
        { label: text.travel, accelerator: 'F2', click: send('travel') },
        { label: text.theme, click: send('theme') },
        { role: 'togglefullscreen', label: text.fullScreen },
      ],
    },
    { label: text.help, submenu: [{ label: text.shortcuts, accelerator: 'F1', click: send('help') }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
