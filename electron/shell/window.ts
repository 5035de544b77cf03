/** The one window of the app. */
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import { startUrl } from './protocol.ts';

/** Paper of the light and the dark theme (LOOK.md, canvas), shown before the interface has painted. */
const canvas = { light: '#f3f5f8', dark: '#141922' };

export function openWindow(session: Session, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 480,
    minHeight: 400,
    title: 'Ratschrift',
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  // Electron warns of a failed load by an event; the promise's rejection says no more.
  window.loadURL(startUrl).catch(() => undefined);
  return window;
}
