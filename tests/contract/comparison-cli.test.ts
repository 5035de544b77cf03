/** `ratschrift compare`: two versions of a file, and two copies of it. */
import { copyFileSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import { faultsOf } from '../support/docx/check-word.ts';
import { unzipSync } from '../support/docx/unzip.ts';
import { readTracked } from '../support/docx/read-tracked.ts';
import { installWithin } from '../support/libreoffice.ts';
import { providePdfTools, readPdf } from '../support/pdf-tools.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

beforeAll(providePdfTools, installWithin);
const { pathOf, join, later, newFile, run, serve } = hostScene();

it('VX11 two versions by their names, a version with now, and two copies of a file, as Word file, as JSON and as a summary', async () => {
  const file = await newFile();
  const copy = pathOf('Kopie.ratschrift');
  copyFileSync(file, copy);
  const host = await serve(file);
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token: host.access.token, webSocket });
  later(() => client.destroy());
  const keep = (name: string) => client.call('versions.make', host.access.project, { name, note: '' });
  await keep('Mai');
  const { doc, provider } = join(host, host.access.rooms.find(({ kind }) => kind === 'chapter')?.room ?? '');
  await until('synced', () => provider.synced);
  const paper = async () =>
    JSON.stringify(await client.call('versions.paper', host.access.project, { of: { side: 'now' } }));
  const before = await paper();
  doc.getText('text').insert(1, 'Unverwechselbar eingefügt. ');
  await until('arrived', async () => (await paper()) !== before);
  const { version: juni } = await keep('Juni');
  // As the window has it: over the host's own door.
  const fetched = (file: string, token: string) =>
    fetch(`${host.access.http}/export/${host.access.project}/${file}?before=${juni}&after=now&of=${juni}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const door = await fetched('comparison.pdf', host.access.token);
  expect([door.status, door.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(door.headers.get('x-ratschrift-standard')).toMatch(/^(ua-1|noEngine)$/);
  expect(
    Buffer.from(await door.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await fetched('comparison.docx', host.access.token)).status).toBe(200);
  const whole = new Uint8Array(await (await fetched('paper.docx', host.access.token)).arrayBuffer());
  expect(readTracked(whole, 'accept').some(({ text }) => text.includes('Unverwechselbar eingefügt.'))).toBe(true);
  expect((await fetched('comparison.pdf', 'nobody')).status).toBe(401);
  const { me } = await client.call('project.get', host.access.project, {});
  const { people } = await client.call('people.list', host.access.project, {});
  const author = people.find(({ id }) => id === me)?.name;
  // The window's own way: the same, from the open project.
  const { versions } = await client.call('versions.list', host.access.project, {});
  const sides = `before=${versions.find(({ name }) => name === 'Mai')?.id ?? ''}&after=now`;
  const answer = await fetch(`${host.access.http}/export/${host.access.project}/comparison.docx?${sides}`, {
    headers: { authorization: `Bearer ${host.access.token}` },
  });
  expect(answer.status).toBe(200);
  expect(authorsOf(new Uint8Array(await answer.arrayBuffer()))).toEqual([author]);
  await host.stop();

  const summary = await run(['compare', file, 'Mai', 'Juni']);
  const { chapters, total, after } = JSON.parse(summary.stdout) as {
    chapters: unknown[];
    total: { wordsInserted: number };
    after: { name: string; by: string };
  };
  expect([summary.code, chapters.length, total.wordsInserted, after.name]).toEqual([0, 1, 2, 'Juni']);

  const word = pathOf('Vergleich.docx');
  expect((await run(['compare', file, 'Mai', 'Juni', '--out', word])).code).toBe(0);
  const docx = readFileSync(word);
  expect(faultsOf(docx)).toEqual([]);
  const says = (decision: 'accept' | 'reject'): boolean =>
    readTracked(docx, decision).some(({ text }) => text.includes('Unverwechselbar eingefügt.'));
  expect([says('accept'), says('reject')]).toEqual([true, false]);
  expect(docx.equals(readFileSync(word))).toBe(true);

  const pdf = pathOf('Vergleich.pdf');
  const made = await run(['compare', file, 'Mai', 'Juni', '--out', pdf]);
  expect([made.code, made.stderr.includes('PDF/UA')]).toEqual([0, true]);
  const read = readPdf(readFileSync(pdf));
  expect([read.faults, read.text.includes('Unverwechselbar eingefügt.')]).toEqual(['', true]);

  const copies = JSON.parse((await run(['compare', copy, file])).stdout) as typeof total & { total: unknown };
  expect(copies.total).toEqual(total);
  const json = pathOf('Vergleich.json');
  expect((await run(['compare', file, 'Mai', 'now', '--out', json])).code).toBe(0);
  expect(readFileSync(json, 'utf8')).toContain('Unverwechselbar eingefügt.');

  // Who wrote it, by the log: nobody has made what stands now.
  const now = pathOf('Jetzt.docx');
  expect((await run(['compare', file, 'Mai', 'now', '--out', now])).code).toBe(0);
  expect(authorsOf(readFileSync(now))).toEqual([author]);

  const unknown = await run(['compare', file, 'Mai', 'August']);
  expect([unknown.code, unknown.stderr.includes('„August“')]).toEqual([1, true]);
  expect((await run(['compare', file, 'Mai', 'Juni', '--out', 'x.odt'])).code).toBe(2);
});

/** Who is said to have inserted something, each once. */
function authorsOf(docx: Uint8Array): string[] {
  const written = unzipSync(docx).get('word/document.xml') ?? '';
  return [...new Set([...written.matchAll(/<w:ins [^>]*w:author="([^"]*)"/g)].map(([, name = '']) => name))];
}

it('EX20 suggestions come along into the Word file by door and command alike, with names, and stay behind everywhere else', async () => {
  const file = await newFile();
  const host = await serve(file);
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token: host.access.token, webSocket });
  later(() => client.destroy());
  const { me } = await client.call('project.get', host.access.project, {});
  const { people } = await client.call('people.list', host.access.project, {});
  const author = people.find(({ id }) => id === me)?.name ?? '';
  const { version } = await client.call('versions.make', host.access.project, { name: 'Mai', note: '' });
  const { doc, provider } = join(host, host.access.rooms.find(({ kind }) => kind === 'chapter')?.room ?? '');
  await until('synced', () => provider.synced);
  const stated = async (): Promise<string> =>
    JSON.stringify(await client.call('versions.paper', host.access.project, { of: { side: 'now' } }));
  const before = await stated();
  doc.transact(() => {
    noteSuggestion(doc, 's1', me, Date.UTC(2026, 0, 19, 12), {});
    doc.getText('text').insert(1, 'Bloß vorgeschlagen. ', { 'ins:s1': true });
    doc.getText('text').insert(1, 'Wirklich geschrieben. ', { 'ins:s1': null });
  });
  await until('arrived', async () => (await stated()) !== before);
  const fetched = async (query: string): Promise<Buffer> => {
    const answer = await fetch(`${host.access.http}/export/${host.access.project}/${query}`, {
      headers: { authorization: `Bearer ${host.access.token}` },
    });
    expect(answer.status, query).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const [day, suggested] = ['2026-02-01', 'Bloß vorgeschlagen.'];
  const docx = await fetched(`paper.docx?of=now&suggestions=1&day=${day}`);
  expect(faultsOf(docx)).toEqual([]);
  const says = (decision: 'accept' | 'reject', of: Uint8Array = docx): boolean =>
    readTracked(of, decision).some(({ text }) => text.includes(suggested));
  expect([says('accept'), says('reject')]).toEqual([true, false]);
  const main = unzipSync(docx).get('word/document.xml') ?? '';
  expect(main).toContain(
    `w:author="${author}" w:date="2026-01-19T12:00:00Z"><w:r><w:t xml:space="preserve">${suggested}`,
  );
  // Nowhere else.
  expect(says('accept', await fetched(`paper.docx?of=now&day=${day}`))).toBe(false);
  for (const format of ['html', 'md'])
    expect((await fetched(`paper.${format}?of=now`)).toString()).not.toContain(suggested);
  // What was really written is told with its author, though something is suggested in the same paragraph.
  const compared = await fetched(`comparison.docx?before=${version}&after=now`);
  expect(says('accept', compared)).toBe(false);
  expect(unzipSync(compared).get('word/document.xml')).toMatch(
    new RegExp(`w:author="${author}"[^>]*><w:r><w:t[^>]*>Wirklich geschrieben\\.`),
  );
  expect(await host.stop()).toBe(0);
  const out = pathOf('vorschlaege.docx');
  const order = ['export', file, '--format', 'docx', '--out', out, '--date', '1.2.2026', '--with-suggestions'];
  expect((await run(order)).code).toBe(0);
  expect(Buffer.compare(readFileSync(out), docx)).toBe(0);
  expect((await run([...order, '--version', 'Mai'])).code).toBe(2);
});
