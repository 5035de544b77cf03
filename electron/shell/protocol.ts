/** `app://ratschrift/…`: the interface's files for the window, never anything beside them. */
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, findAsset } from '../assets.ts';

const host = 'ratschrift';
export const startUrl = `app://${host}/`;

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves `pages` in a session; sockets and requests may go to this machine's own host only (`socketOrigin`). */
export function serveApp(session: Session, pages: string, socketOrigin: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== host || request.method !== 'GET') return new Response(null, { status: 404 });
    const asset = await findAsset(pages, url.pathname);
    if (asset === null) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(asset.content), {
      headers: {
        'content-type': asset.type,
        'content-security-policy': contentSecurityPolicy(`${socketOrigin} ${socketOrigin.replace(/^ws/, 'http')}`),
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
