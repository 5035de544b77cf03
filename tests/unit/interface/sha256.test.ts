import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { sha256Hex } from '../../../renderer/ui/sha256.ts';

afterEach(() => void vi.unstubAllGlobals());

it('UI17 what somebody brings is called the same where the page came over plain http, without the browser’s own SHA-256', async () => {
  const files = ['', 'a', 'Anlage '.repeat(9_999)].map((text) => new Uint8Array(Buffer.from(text)));
  const names = files.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  expect(await Promise.all(files.map(sha256Hex))).toEqual(names);
  vi.stubGlobal('crypto', {});
  expect(await Promise.all(files.map(sha256Hex))).toEqual(names);
});
