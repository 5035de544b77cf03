/** PDF files as annexes of a council paper, at the door of a running host and in what leaves the house. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromBufferPromise } from 'yauzl';
import { expect, it } from 'vitest';
import { newAnnex, addPaperRows } from '../../shared/document/council/paper-room.ts';
import { exportPath } from '../../shared/rpc/export-path.ts';
import { callerOf, fetched, tokenOf } from '../support/council/paper-host.ts';
import { smallPdf } from '../support/council/small-pdf.ts';
import { hostScene } from '../support/host-scene.ts';
import { png } from '../support/pictures.ts';
import { until } from '../support/until.ts';

const { join, later, newFile, pathOf, run, serve } = hostScene();
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names of an archive's files, and their bytes. */
async function filesIn(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) parts.push(part);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}

it('CP133 a PDF is stored for who may write papers and handed out, to be saved only, to who may read them; the paper leaves with its annexes as files, by the door and the command alike', async () => {
  const file = await newFile();
  const host = await serve(file);
  const office = callerOf(host, later);
  const { project, http, token, rooms } = host.access;
  const pdf = smallPdf(3);
  const ask = async (
    method: string,
    bytes: Buffer,
    as: string,
  ): Promise<{ readonly status: number; readonly code: string; readonly headers: Headers; readonly body: Buffer }> => {
    const response = await fetch(`${http}/asset/${project}/${hashOf(bytes)}`, {
      method,
      headers: { authorization: `Bearer ${as}` },
      ...(method === 'PUT' && { body: new Uint8Array(bytes) }),
    });
    const body = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const said = isJson ? (JSON.parse(body.toString()) as { error: { code: string } }).error.code : '';
    return { status: response.status, code: said, headers: response.headers, body };
  };
  const { groups, bodies } = await office('people.list', {});
  const [group, body] = [groups[0]?.id ?? '', bodies[0]?.id ?? ''];
  const [member, reader, reviewer] = [
    await tokenOf(host, office, [{ role: 'member', group, bench: 'society' }]),
    await tokenOf(host, office, [{ role: 'reader' }]),
    await tokenOf(host, office, [{ role: 'reviewer', body }]),
  ];
  // Who may bring pictures brings no annexes.
  for (const other of [member, reviewer]) {
    expect(await ask('PUT', pdf, other)).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await ask('PUT', png(3, 3), other)).status).toBe(204);
  }
  expect((await ask('GET', pdf, token)).status).toBe(404);
  expect(await ask('PUT', smallPdf(1, '/Encrypt 4 0 R'), token)).toMatchObject({ status: 415, code: 'annexLocked' });
  expect(await ask('PUT', pdf.subarray(0, 200), token)).toMatchObject({ status: 415, code: 'annexDamaged' });
  expect((await ask('PUT', pdf, token)).status).toBe(204);
  const got = await ask('GET', pdf, member);
  expect([got.status, got.body.equals(pdf)]).toEqual([200, true]);
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  for (const other of [reader, reviewer]) expect((await ask('GET', pdf, other)).status).toBe(403);

  const id =
    rooms
      .find(({ kind }) => kind === 'paper')
      ?.room.split('/')
      .at(-1) ?? '';
  const { doc, provider } = join(host, `${project}/paper/${id}`);
  await until('synced', () => provider.synced);
  const gone = { what: 'asset', asset: hashOf(Buffer.from('gone')), name: 'Weg.pdf' } as const;
  const own = { what: 'asset', asset: hashOf(pdf), name: 'Plan.pdf', pages: 3 } as const;
  addPaperRows(
    doc,
    [newAnnex({ id: 'plan', title: 'Lageplan: Halle/Platz?', online: 'no', of: own })],
    undefined,
    'test',
  );
  addPaperRows(doc, [newAnnex({ id: 'gone', title: 'Verschwunden', online: 'no', of: gone })], undefined, 'test');
  const check = async (): Promise<string[]> =>
    (await office('papers.check', { paper: id })).findings.flatMap(({ key, values }) =>
      key === 'paperCheck.annexGone' ? [String(values['title'])] : [],
    );
  await until('told', async () => (await check()).join() === 'Verschwunden');
  const wish = { what: 'council-paper', format: 'pdf', paper: id, annexes: true, draft: true } as const;
  expect(await fetched(host, exportPath(wish))).toMatchObject({ status: 422, failure: { code: 'annexMissing' } });
  doc.getMap('rows').set('gone:gone', true);
  await until('mended', async () => (await check()).length === 0);
  const made = await fetched(host, exportPath(wish));
  const files = await filesIn(made.bytes);
  expect([...files.keys()]).toEqual([
    expect.stringMatching(/^0108-2021-.+\.pdf$/),
    expect.stringMatching(/^Anlage 1 – .+\.pdf$/),
    'Anlage 2 – Lageplan Halle Platz.pdf',
  ]);
  for (const bytes of files.values()) expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect([...files.values()].at(-1)?.equals(pdf)).toBe(true);
  const alone = await fetched(host, exportPath({ ...wish, annexes: false }));
  expect([...files.values()][0]?.equals(alone.bytes)).toBe(true);
  expect((await fetched(host, exportPath({ ...wish, format: 'docx' }))).status).toBe(404);
  provider.destroy();
  await host.stop();
  const args = ['export', file, '--what', 'council-paper', '--draft', '--with-annexes', '--format'];
  const { code, stderr } = await run([...args, 'pdf', '--out', pathOf('alles.zip')]);
  expect(code, stderr).toBe(0);
  expect(Buffer.compare(readFileSync(pathOf('alles.zip')), made.bytes)).toBe(0);
  expect((await run([...args, 'docx', '--out', pathOf('x.docx')])).code).not.toBe(0);
}, 180_000);
