/** The shell: one window onto the interface, one host beside it. Everything else is the host's. */
import { app, BrowserWindow, session } from 'electron';
import path from 'node:path';
import { fileIn } from './shell/asked-file.ts';
import { answerBridge } from './shell/bridge.ts';
import { channels } from './shell/channels.ts';
import { closeWhenSafe } from './shell/closing.ts';
import { HostProcess } from './shell/host-process.ts';
import { setMenu } from './shell/menu.ts';
import { declareScheme, serveApp } from './shell/protocol.ts';
import { denyPermissions, lockDown } from './shell/security.ts';
import { openWindow } from './shell/window.ts';

const log = (message: string): void => void process.stderr.write(`${message}\n`);
const inDist = (name: string): string => path.join(__dirname, name);
/** The host, its worker and the pages it serves are plain files also in the packaged app: the host knows nothing of archives. */
const hostFile = (name: string): string =>
  path.join(__dirname.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'), name);

declareScheme();
// As root Chromium refuses its sandbox; who runs the tests as root says --no-sandbox, and enableSandbox would take it back.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
lockDown(log);

if (!app.requestSingleInstanceLock()) app.quit();
else
  run().catch((error: unknown) => {
    log(String(error));
    app.exit(1);
  });

async function run(): Promise<void> {
  let asked = fileIn(process.argv, process.cwd());
  app.on('open-file', (event, file) => {
    event.preventDefault();
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) asked = file;
    else window.webContents.send(channels.openFile, file);
  });
  await app.whenReady();
  // The host starts while the window does: a cold start waits for the slower of both, not for their sum.
  const host = new HostProcess(hostFile('host.cjs'), asked, log);
  const ours = session.fromPartition('persist:ratschrift');
  denyPermissions(ours);
  // The host has the dictionaries; Chromium would try to download its own.
  ours.setSpellCheckerEnabled(false);
  serveApp(ours, hostFile('renderer'), 'ws://127.0.0.1:*');
  answerBridge(host, asked);
  // German until the interface says which language the person chose.
  setMenu('de');
  let quitting = false;
  const open = (): void => closeWhenSafe(openWindow(ours, inDist('preload.cjs')), () => (quitting = false));
  open();
  await host.address();

  app.on('second-instance', (_event, args, folder) => {
    const [window] = BrowserWindow.getAllWindows();
    const file = fileIn(args, folder);
    if (file !== null) window?.webContents.send(channels.openFile, file);
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (quitting || process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => (quitting = true));
  // Only when the window is closed: until then it may have something that the host has to write down.
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    host
      .stop()
      .catch((error: unknown) => log(String(error)))
      .finally(() => {
        stopped = true;
        app.quit();
      });
  });
}
