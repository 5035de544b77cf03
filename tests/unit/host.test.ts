import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, findAsset } from '../../electron/assets.ts';
import { exportHtml } from '../../electron/export/html.ts';
import { readCode, readLink } from '../../electron/services/join.ts';
import { newCode, newToken, sameHash, sha256 } from '../../electron/services/tokens.ts';
import { makeBlock, type Run } from '../../shared/document/block.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { parseRoom, roomName } from '../../shared/sync/rooms.ts';
import { temporaryFolder } from '../support/host-process.ts';

const folder = temporaryFolder();
const pages = folder.file('pages');
beforeAll(() => {
  mkdirSync(`${pages}/assets`, { recursive: true });
  writeFileSync(`${pages}/index.html`, '<!doctype html>');
  writeFileSync(`${pages}/assets/a.js`, '1');
  writeFileSync(folder.file('secret.txt'), 'geheim');
  symlinkSync(folder.file('secret.txt'), `${pages}/assets/link.txt`);
});
afterAll(() => folder.remove());

describe('the host’s edges', () => {
  it('HO12 only files of the interface are served, by their type', async () => {
    expect((await findAsset(pages, '/'))?.type).toBe('text/html; charset=utf-8');
    expect((await findAsset(pages, '/join'))?.type).toBe('text/html; charset=utf-8');
    expect(await findAsset(pages, '/assets/a.js')).toMatchObject({
      type: 'text/javascript; charset=utf-8',
      lasting: true,
    });
    const outside = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/assets/link.txt',
      '/..\\secret.txt',
      '/%00',
      '/%',
      '/assets',
      '//secret.txt',
      '/none',
    ];
    for (const path of outside) expect(await findAsset(pages, path), path).toBeNull();
  });

  it('HO13 the policy of the page allows no inline and no foreign script', () => {
    const policy = contentSecurityPolicy("'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('HO14 room names: what is none is refused, whatever it looks like', () => {
    const id = 'abcdef01-1111-4111-8111-111111111111';
    for (const good of [`${id}/outline`, `${id}/chapter/${id}`, `${id}/comments/${id}`, `${id}/record`]) {
      const room = parseRoom(good);
      expect(room === null ? null : roomName(room)).toBe(good);
    }
    const bad = [
      '',
      '/',
      id,
      `${id}/`,
      `${id}/chapter`,
      `${id}/chapter/`,
      `${id}/outline/${id}`,
      `${id}/cellar`,
      `${id.toUpperCase()}/outline`,
      `${id}/chapter/../outline`,
      `${id}/chapter/${id}/x`,
      `${id}/__proto__`,
      ` ${id}/outline`,
      'x'.repeat(100_000),
    ];
    for (const name of bad) expect(parseRoom(name), name.slice(0, 60)).toBeNull();
  });

  it('HO15 codes and tokens are long, never twice the same, and compared by hash', () => {
    const codes = new Set(Array.from({ length: 500 }, newCode));
    expect(codes.size).toBe(500);
    for (const code of codes) expect(code).toMatch(/^([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}$/);
    expect(newToken()).toMatch(/^[\w-]{43}$/);
    expect(sameHash(sha256('a'), sha256('a'))).toBe(true);
    expect(sameHash(sha256('a'), sha256('b'))).toBe(false);
    expect(sameHash(sha256('a'), '')).toBe(false);
  });

  it('HO16 an invitation link survives a mail program, and what is none is told', () => {
    const code = newCode();
    expect(readLink(` http://192.168.1.20:4711/\n join#${code} `)).toEqual({
      httpUrl: 'http://192.168.1.20:4711',
      socketUrl: 'ws://192.168.1.20:4711',
      code,
    });
    expect(readLink(`https://ratschrift.example/join#${code}`).socketUrl).toBe('wss://ratschrift.example');
    for (const text of [
      '',
      'hallo',
      'http://a/join',
      'http://a/join#kurz',
      `ftp://a/join#${code}`,
      `http://a/other#${code}`,
      'javascript:alert(1)',
    ]) {
      expect(() => readLink(text), text).toThrow(Failure);
    }
    expect(readCode('abcde fghij KLMNP-qrstu')).toBe('abcde-fghij-klmnp-qrstu');
    expect(readCode('abc')).toBeNull();
  });

  it('HO17 HTML: text is text, lists nest, unsafe links and control characters vanish', () => {
    const block = (kind: string, indent: number, runs: Run[]) =>
      makeBlock(`${kind}${indent}${runs[0]?.text ?? ''}`.slice(0, 8), { kind, indent }, runs);
    const text = (value: string, attrs: Run['attrs'] = {}): Run => ({ text: value, attrs });
    const html = exportHtml({
      project: 'p',
      title: '<script>alert(1)</script> & „Titel“',
      owner: '',
      sample: false,
      chapters: [
        {
          id: 'c',
          number: 1,
          title: 'Eins',
          group: null,
          stage: 'open',
          contentHash: '',
          tables: new Map(),
          notes: new Map(),
          blocks: [
            block('bullet', 0, [text('a')]),
            block('bullet', 2, [text('b')]),
            block('number', 0, [text('c')]),
            block('rule', 0, []),
            block('callout', 0, [text('Hinweis')]),
            block('paragraph', 0, [
              text('<img src=x onerror=alert(1)>', { b: true, link: 'javascript:alert(1)' }),
              text('\u0000\ud800 gut', { link: 'https://a.example/?q="x"' }),
            ]),
          ],
        },
      ],
    });
    expect(html).not.toMatch(/<script|<img|href="javascript|\u0000|\ud800/);
    expect(html).toContain('<strong>&lt;img src=x onerror=alert(1)&gt;</strong>');
    expect(html.replace(/\s/g, '')).toContain(
      '<ul><liid="bullet0a">a<ul><li><ul><liid="bullet2b">b</li></ul></li></ul></li></ul><ol><liid="number0c">c</li></ol><hr><pclass="callout"',
    );
  });
});
