/** The interface's files, for the `app://` protocol of the window and for the host's web server alike. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { lookup } from 'mrmime';

export interface Asset {
  readonly content: Buffer;
  readonly type: string;
  /** True for files whose name carries a content hash; they may be cached for ever. */
  readonly lasting: boolean;
}

/** Routes of the interface that are served by its one page. */
const pages: ReadonlySet<string> = new Set(['/', '/join', '/index.html']);

/**
 * Finds the file for a URL path below `folder`; null when there is none. A path can't leave the folder: not by `..`, not by
 * encoded or doubled slashes, not by links.
 */
export async function findAsset(folder: string, urlPath: string): Promise<Asset | null> {
  const name = decode(pages.has(urlPath) ? '/index.html' : urlPath);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const root = await realpath(folder);
  const wanted = path.join(root, path.posix.normalize(`/${name}`));
  try {
    const file = await realpath(wanted);
    if (!file.startsWith(root + path.sep) || !(await stat(file)).isFile()) return null;
    const type = lookup(file) ?? 'application/octet-stream';
    const charset =
      type.startsWith('text/') || type.endsWith('javascript') || type.endsWith('json') ? '; charset=utf-8' : '';
    return { content: await readFile(file), type: type + charset, lasting: /[/\\]assets[/\\]/.test(file) };
  } catch {
    return null;
  }
}

/** The content security policy of the interface; `connect` lists where it may open sockets to. */
export function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
