/** The only bridge between the window and the shell: a handful of named functions, nothing generic. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels, type ShellCommand } from './shell/channels.ts';

contextBridge.exposeInMainWorld('ratschrift', {
  platform: process.platform,
  connection: () => ipcRenderer.invoke(channels.connection),
  pickFile: () => ipcRenderer.invoke(channels.pickFile),
  pickNewFile: (suggested: string) => ipcRenderer.invoke(channels.pickNewFile, suggested),
  openExternal: (url: string) => ipcRenderer.invoke(channels.openExternal, url),
  paste: () => ipcRenderer.invoke(channels.paste),
  setLanguage: (language: string) => ipcRenderer.invoke(channels.setLanguage, language),
  onOpenFile: (listener: (path: string) => void) => {
    const forward = (_event: unknown, path: string): void => listener(path);
    ipcRenderer.on(channels.openFile, forward);
    return () => ipcRenderer.off(channels.openFile, forward);
  },
  onCommand: (listener: (command: ShellCommand) => void) => {
    const forward = (_event: unknown, command: ShellCommand): void => listener(command);
    ipcRenderer.on(channels.command, forward);
    return () => ipcRenderer.off(channels.command, forward);
  },
});
