/** The application menu. Editing commands go to the page by their roles; the interface does everything else itself. */
import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { translate, type Language } from '../../shared/i18n/catalogue.ts';
import { channels, type ShellCommand } from './channels.ts';

let current: Language = 'de';
/** The language of the menu, and of what else the shell says. */
export const menuLanguage = (): Language => current;

export function setMenu(language: Language): void {
  current = language;
  const send = (command: ShellCommand) => (): void =>
    BrowserWindow.getFocusedWindow()?.webContents.send(channels.command, command);
  const text = (key: Parameters<typeof translate>[1]): string => translate(language, key);
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: text('menu.file'),
      submenu: [
        { label: text('menu.start'), click: send('start') },
        { type: 'separator' },
        { label: text('menu.print'), accelerator: 'CommandOrControl+P', click: send('print') },
        { type: 'separator' },
        { role: 'quit', label: text('menu.quit') },
      ],
    },
    {
      label: text('menu.edit'),
      submenu: [
        { role: 'cut', label: text('menu.cut') },
        { role: 'copy', label: text('menu.copy') },
        { role: 'paste', label: text('menu.paste') },
        { role: 'pasteAndMatchStyle', label: text('menu.pastePlain') },
        { role: 'selectAll', label: text('menu.selectAll') },
        { type: 'separator' },
        { label: text('menu.find'), accelerator: 'CommandOrControl+F', click: send('find') },
        { label: text('menu.replace'), accelerator: 'CommandOrControl+H', click: send('replace') },
        { label: text('search.menu'), accelerator: 'CommandOrControl+Shift+F', click: send('search') },
        { label: text('menu.goTo'), accelerator: 'CommandOrControl+G', click: send('goTo') },
      ],
    },
    {
      label: text('menu.view'),
      submenu: [
        { label: text('menu.zoomIn'), accelerator: 'CommandOrControl+Plus', click: send('zoomIn') },
        { label: text('menu.zoomOut'), accelerator: 'CommandOrControl+-', click: send('zoomOut') },
        { label: text('menu.zoomReset'), accelerator: 'CommandOrControl+0', click: send('zoomReset') },
        { type: 'separator' },
        { label: text('menu.read'), accelerator: 'F8', click: send('read') },
        { label: text('travel.title'), accelerator: 'F2', click: send('travel') },
        { label: text('menu.theme'), click: send('theme') },
        { role: 'togglefullscreen', label: text('menu.fullScreen') },
      ],
    },
    { label: text('menu.help'), submenu: [{ label: text('menu.shortcuts'), accelerator: 'F1', click: send('help') }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
