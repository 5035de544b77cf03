/** A host that can't certify asks the one that it follows. */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packJob, type CertifyingJob } from '../../electron/export/pdf/certifying.ts';
import { printerFolder } from '../../electron/export/pdf/compile-pdf.ts';
import { exportPath } from '../../shared/rpc/export-path.ts';
import { mostCertifiedBytes } from '../../shared/rpc/certify-schema.ts';
import { callerOf, fetched } from '../support/council/paper-host.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { later, newFile, pathOf, serve } = hostScene();

/** Makes a process of Node one of a machine that the native library isn't made for. */
const withoutEngine = `const { Module } = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => {
  if (String(name).includes('typst-ts-node-compiler')) throw new Error('not for this machine');
  return resolve(name, ...rest);
};`;

it('PD11 a host without the engine that certifies has it done by its upstream host, to the same bytes; out of reach, its own file says what it isn’t', async () => {
  const home = await serve(await newFile());
  const hide = pathOf('hide.cjs');
  writeFileSync(hide, withoutEngine);
  const follower = await serve(pathOf('Kopie.ratschrift'), ['--upstream', home.access.http], {
    RATSCHRIFT_UPSTREAM_TOKEN: home.access.token,
    NODE_OPTIONS: `--require=${hide}`,
  });
  const here = callerOf(follower, later);
  const all = await callerOf(home, later)('versions.paper', { of: { side: 'now' } });
  await until(
    'all of it is there',
    async () => (await here('versions.paper', { of: { side: 'now' } })).hash === all.hash,
  );
  const wish = exportPath({ what: 'paper', format: 'pdf', standard: 'a-2a', day: '2026-02-01' });
  const [ours, theirs] = [await fetched(home, wish), await fetched(follower, wish)];
  expect(ours.standard).toMatch(/^(a-2a|noEngine)$/);
  expect([theirs.status, theirs.standard]).toEqual([200, ours.standard]);
  expect(Buffer.compare(ours.bytes, theirs.bytes)).toBe(0);
  // Who asks badly.
  const asked = async (body: Uint8Array | null, headers: Record<string, string> = {}): Promise<number> => {
    const authorization = `Bearer ${home.access.token}`;
    const request = {
      method: 'POST',
      body: body === null ? null : new Uint8Array(body),
      headers: { authorization, ...headers },
    };
    return (await fetch(`${home.access.http}/certify/${home.access.project}`, request)).status;
  };
  const job: CertifyingJob = {
    template: 'paper',
    data: '{}',
    files: [],
    look: '{}',
    fonts: [],
    certify: { standard: 'ua-1', at: null },
  };
  const packed = packJob(job, printerFolder()) ?? new Uint8Array();
  const changed = (change: Partial<CertifyingJob>): Uint8Array =>
    packJob({ ...job, ...change }, printerFolder()) ?? packed;
  expect(await asked(packed, { authorization: 'Bearer nobody' })).toBe(401);
  expect(await asked(packed, { origin: 'https://example.org' })).toBe(403);
  const bad: readonly Uint8Array[] = [
    new Uint8Array(),
    new Uint8Array(3),
    Buffer.from('ffffffff{}', 'hex'),
    packed.subarray(0, packed.length - 1),
    Buffer.concat([packed, Buffer.from(' ')]),
    // Data that fits no template, no data, a template that there isn't, one that a picture would replace.
    packed,
    changed({ data: 'no data' }),
    changed({ template: 'passwd' }),
    changed({ template: '../look' }),
    changed({ files: [['paper.typ', Buffer.from('= Hello')]] }),
    changed({ files: [['data.json', Buffer.from('{}')]] }),
  ];
  for (const [index, body] of bad.entries()) expect([index, await asked(body)]).toEqual([index, 422]);
  const tooLong = asked(new Uint8Array(mostCertifiedBytes + 1)).catch(() => 413);
  expect(await tooLong).toBe(413);
  expect((await fetched(home, wish)).status).toBe(200);
  await home.stop();
  const alone = await fetched(follower, wish);
  expect([alone.status, alone.standard]).toEqual([200, 'noEngine']);
});
