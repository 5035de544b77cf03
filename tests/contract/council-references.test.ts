/** References of a council paper into the strategy paper: the same words by the door, the command and the call that a window makes. */
import { copyFileSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CityFolders } from '../../electron/services/council/city-folders.ts';
import { readCouncil } from '../../electron/services/council/read-council.ts';
import { makeBlock } from '../../shared/document/block.ts';
import { readBlocks } from '../../shared/document/blocks.ts';
import { sectionText } from '../../shared/document/council/paper-room.ts';
import { blockProperties, chapterText } from '../../shared/document/chapter.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import { applyOperations } from '../../shared/document/operations.ts';
import { HERE } from '../../shared/document/embeds.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { numberedState, referredTo, sayReferred } from '../../shared/council/references.ts';
import { german } from '../../shared/i18n/catalogue.ts';
import { exportPath } from '../../shared/rpc/export-path.ts';
import { readState } from '../../shared/rpc/strategy-schemas.ts';
import { unzipSync } from '../support/docx/unzip.ts';
import { callerOf, fetched, tokenOf } from '../support/council/paper-host.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { installWithin } from '../support/libreoffice.ts';
import { providePdfTools, readPdf } from '../support/pdf-tools.ts';
import { until } from '../support/until.ts';

beforeAll(providePdfTools, installWithin);

const { join, later, newFile, pathOf, run, serve } = hostScene();

async function opened(host: RunningHost, room: string): Promise<Y.Doc> {
  const { doc, provider } = join(host, `${host.access.project}/${room}`);
  await until('synced', () => provider.synced);
  return doc;
}
const paperOf = (host: RunningHost): string =>
  host.access.rooms
    .find(({ kind }) => kind === 'paper')
    ?.room.split('/')
    .at(-1) ?? '';
const read = (bytes: Uint8Array, part: string): string =>
  (unzipSync(bytes).get(part) ?? '').replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');

it('CP144 door, command and window say the same of a reference, in every format; it comes home with a mailed file', async () => {
  const file = await newFile();
  const away = pathOf('Unterwegs.ratschrift');
  copyFileSync(file, away);
  const host = await serve(away);
  const office = callerOf(host, later);
  const id = paperOf(host);
  const chapters = readOutline(await opened(host, 'outline')).filter(({ deleted }) => !deleted);
  const seventh = chapters[6]?.id ?? '';
  const chapter = await opened(host, `chapter/${seventh}`);
  const heading = readBlocks(chapter).find(({ kind }) => kind === 'heading1');
  if (heading === undefined) throw new Error('no heading');
  // A heading that the annexed version hasn't, before the one that is referred to: the annex's number stays.
  const blocks = readBlocks(chapter);
  const added = makeBlock('later', { kind: 'heading1', indent: 0 }, [{ text: 'Später dazugekommen', attrs: {} }]);
  applyOperations(chapterText(chapter), blockProperties(chapter), diffBlocks(blocks, [added, ...blocks]));
  const paper = await opened(host, `paper/${id}`);
  const reasons = paper.getText(sectionText('reasons'));
  // One within the paper: to a heading of its own.
  reasons.insertEmbed(reasons.length, { b: 'own' });
  reasons.insert(reasons.length, 'Eigene Überschrift');
  blockProperties(paper).set('own:kind', 'heading1');
  reasons.insertEmbed(0, { ref: { chapter: HERE, block: 'own' } });
  reasons.insertEmbed(0, { ref: { chapter: seventh, block: heading.id } });
  reasons.insertEmbed(0, { ref: { chapter: seventh, block: null } });
  const findings = async (): Promise<readonly string[]> =>
    (await office('papers.check', { paper: id })).findings
      .filter(({ rule }) => rule === 'references')
      .map(({ level, key, values }) => `${level}: ${german(key, values)}`);
  await until('written', async () => (await findings())[0]?.startsWith('passed') === true);

  // What the window says, from what the call gives it.
  const { template } = await office('papers.city', {});
  const { versions } = await office('versions.list', {});
  const version = versions.find(({ name }) => name === 'Fassung zur Drucksache 0108/2021')?.id ?? '';
  const [then, now] = await Promise.all(
    [version, null].map(async (each) => {
      const { state } = await office('papers.strategy', { version: each });
      if (state === null) throw new Error('no state');
      return numberedState(readState(state));
    }),
  );
  if (then === undefined || now === undefined) throw new Error('no state');
  const strategy = { annexed: [{ number: 1, title: '', state: then }], present: now };
  const say = (block: string | null): string =>
    sayReferred(template.references, referredTo(strategy, { chapter: seventh, block }));
  const said = [say(null), say(heading.id)];
  expect(said).toEqual(['Kapitel 7 der Anlage 1', 'Abschnitt 7.1 der Anlage 1']);
  expect(now.index.target(seventh, heading.id)?.number).toBe('7.2');
  expect((await office('papers.strategy', { version: '00000000-0000-4000-8000-000000000000' })).state).toBeNull();
  const reader = callerOf(host, later, await tokenOf(host, office, [{ role: 'reader' }]));
  await expect(reader('papers.strategy', { version: null })).rejects.toMatchObject({ code: 'forbidden' });

  const own = 'Abschnitt „Eigene Überschrift“';
  const words = said.join('') + own;
  const formats = ['pdf', 'docx', 'odt', 'json', 'oparl'] as const;
  const made = new Map<string, Uint8Array>();
  for (const format of formats) {
    const wish = { what: 'council-paper', format, paper: id, day: '2022-02-01' } as const;
    const { bytes, failure } = await fetched(host, exportPath(wish));
    expect(failure?.code, format).toBeUndefined();
    made.set(format, bytes);
  }
  expect(readPdf(made.get('pdf') ?? new Uint8Array()).text.replace(/\s+/g, ' ')).toContain(said[1]);
  expect(readPdf(made.get('pdf') ?? new Uint8Array()).text.replace(/\s+/g, ' ')).toContain(own);
  expect(read(made.get('docx') ?? new Uint8Array(), 'word/document.xml')).toContain(words);
  expect(read(made.get('odt') ?? new Uint8Array(), 'content.xml')).toContain(words);
  expect(JSON.stringify(JSON.parse(Buffer.from(made.get('oparl') ?? []).toString()))).toContain(words);
  expect(JSON.parse(Buffer.from(made.get('json') ?? []).toString())).toMatchObject({
    references: [
      ...said.map((text, index) => ({ chapter: seventh, block: index === 0 ? null : heading.id, text })),
      { chapter: HERE, block: 'own', text: own },
    ],
  });

  // A place that came later is told, and keeps the paper in the house.
  reasons.insertEmbed(0, { ref: { chapter: seventh, block: 'later' } });
  await until('told', async () => (await findings())[0]?.startsWith('error') === true);
  expect(await findings()).toEqual([
    expect.stringMatching(/^error: Der Verweis auf Abschnitt 7\.1 „Später dazugekommen“ führt ins Leere/),
  ]);
  expect(say('later')).toBe('(Ziel fehlt)');
  reasons.delete(0, 1);
  await until('gone', async () => (await findings())[0]?.startsWith('passed') === true);
  await host.stop();

  // An archive of the file says the same.
  const { papers } = await readCouncil(away, new CityFolders(null), { inProcess: true });
  expect([...(papers.find(({ paper: { id: each } }) => each === id)?.references.values() ?? [])]).toEqual([
    ...said,
    own,
  ]);

  // The command, on the file and on one into which it came by mail: byte for byte what the door gave.
  const mail = pathOf('Post.ratschrift');
  for (const command of [
    ['mail', away, '--out', mail],
    ['merge', file, '--from', mail],
  ]) {
    const { code, stderr } = await run(command);
    expect(code, stderr).toBe(0);
  }
  for (const from of [away, file])
    for (const format of formats) {
      const out = pathOf(`x.${format}`);
      const options = ['--what', 'council-paper', '--format', format, '--out', out, '--date', '1.2.2022'];
      const { code, stderr } = await run(['export', from, ...options]);
      expect(code, stderr).toBe(0);
      expect(Buffer.compare(readFileSync(out), made.get(format) ?? Buffer.of()), `${from} ${format}`).toBe(0);
    }
}, 120_000);
