import { afterEach, expect, it, vi } from 'vitest';
import { pictureTransport } from '../../../renderer/app/picture-transport.ts';
import { noteCopied, wasCopied } from '../../../renderer/editor/pictures/copied-pictures.ts';
import { PictureShelf } from '../../../renderer/editor/pictures/picture-shelf.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [here, there] = [uuid(1), uuid(2)];
const hash = 'ab'.repeat(32);

function browser(): { readonly asked: string[]; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: { authorization: string } }) => {
    asked.push(`${url} ${headers.authorization}`);
    return Promise.resolve(new Response(null, { status: 403 }));
  });
  return { asked, kept };
}

afterEach(() => vi.unstubAllGlobals());

it('BK5 a picture of another project is asked for as whoever one is there, only after it was copied, and the host decides', async () => {
  const { asked, kept } = browser();
  const guest = { ws: 'ws://127.0.0.1:4711', token: 'mine', local: false };
  const shelf = new PictureShelf(pictureTransport(guest, here), here);
  expect(await shelf.fetchFrom(there, hash)).toBeNull();
  expect(asked).toEqual([]);
  noteCopied(there, [hash]);
  expect(wasCopied(here, hash)).toBe(false);
  expect(await shelf.fetchFrom(there, 'cd'.repeat(32))).toBeNull();
  expect(asked).toEqual([]);
  // Refused is as if there were none.
  expect(await shelf.fetchFrom(there, hash)).toBeNull();
  kept.set(`ratschrift.device.${there}`, 'theirs');
  await shelf.fetchFrom(there, hash);
  const own = new PictureShelf(pictureTransport({ ...guest, token: 'desk', local: true }, here), here);
  await own.fetchFrom(there, hash);
  const address = `http://127.0.0.1:4711/asset/${there}/${hash} Bearer`;
  expect(asked).toEqual([`${address} mine`, `${address} theirs`, `${address} desk`]);
  kept.set('ratschrift.copiedPictures', '{"project":"x","hashes":[]}');
  expect(wasCopied(there, hash)).toBe(false);
  noteCopied(here, []);
  expect(kept.get('ratschrift.copiedPictures')).toContain('"x"');
});
