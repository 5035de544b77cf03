/** What no page in the window may do: leave it, open others, ask for permissions, embed, or reach Node. */
import { app, shell, type Session, type WebContents } from 'electron';
import { startUrl } from './protocol.ts';

/** True for addresses that may open in the system browser. */
export function isOutsideLink(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** Opens an https address in the system browser; anything else is ignored. */
export async function openOutside(address: string): Promise<boolean> {
  if (!isOutsideLink(address)) return false;
  await shell.openExternal(address);
  return true;
}

/** Applies to every web contents of the app, whoever creates it. */
export function lockDown(log: (message: string) => void): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const stay = (event: { preventDefault(): void }, url: string): void => {
      if (isOwnPage(url)) return;
      event.preventDefault();
      openOutside(url).catch((error: unknown) => log(`open ${String(error)}`));
    };
    contents.on('will-navigate', (event) => stay(event, event.url));
    contents.on('will-redirect', (event) => stay(event, event.url));
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url).catch((error: unknown) => log(`open ${String(error)}`));
      return { action: 'deny' };
    });
  });
}

/** Denies every permission a page could ask for, and downloads but those that our own page made itself: a report to save. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => decide(isAllowed(contents, permission)));
  session.setPermissionCheckHandler((contents, permission) => contents !== null && isAllowed(contents, permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    // Of a blob, its maker's address stands behind the scheme; where to is then asked by the system's own dialog.
    const address = item.getURL();
    if (!address.startsWith('blob:') || !isOwnPage(address.slice('blob:'.length))) event.preventDefault();
  });
}

/** What „Kopieren“ does after a click, and filling the screen to read: it is all that our own page gets. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

function isAllowed(contents: WebContents, permission: string): boolean {
  return allowed.has(permission) && isOwnPage(contents.getURL());
}

/** True for our own page and nothing that merely begins like it. */
export function isOwnPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'app:' && url.host === new URL(startUrl).host;
  } catch {
    return false;
  }
}
