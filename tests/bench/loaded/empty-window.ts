/** The least that an Electron app can be: one window with an empty text box. Main script of the peer of P6. */
import { app, BrowserWindow } from 'electron';

const page = '<!doctype html><meta charset="utf-8"><title>leer</title><div class="box" contenteditable="true"></div>';

async function run(): Promise<void> {
  await app.whenReady();
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  await window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
  app.on('window-all-closed', () => app.quit());
}

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  app.exit(1);
});
