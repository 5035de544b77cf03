import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkProject } from '../../electron/store/check.ts';
import { timestamp } from '../../electron/store/file-paths.ts';
import { createProject, openProject } from '../../electron/store/open-store.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { patience, roundsToRun } from '../support/fuzz.ts';
import { chapter, inFolder, otherPerson, person, project, textOf, typist } from '../support/store.ts';
import { seeded } from '../support/random.ts';
import { contentOf, writeSample } from '../support/store-sample.ts';

// Hundreds of files are opened one after the other; a busy machine may take its time.
vi.setConfig({ testTimeout: patience });

/** A frame of the write-ahead log: its head and a page. */
const frame = 24 + 4_096;

const open = (file: string) => openProject(file, { inProcess: true });

/** Opens a file that has no backups and says what became of it: detected, harmless, or (never) wrong without a word. */
async function outcome(file: string, intact: string): Promise<'detected' | 'harmless' | 'wrong'> {
  let store: ProjectStore;
  try {
    store = await open(file);
  } catch (error) {
    if (error instanceof Failure && (error.code === 'damagedFile' || error.code === 'notAProject')) return 'detected';
    throw error;
  }
  try {
    return JSON.stringify(await contentOf(store)) === intact ? 'harmless' : 'wrong';
  } catch (error) {
    if (error instanceof Failure && error.code === 'damagedFile') return 'detected';
    throw error;
  } finally {
    await store.close();
  }
}

test('ST18 bytes overwritten anywhere in the file are detected or harmless, never silently wrong', () =>
  inFolder(async (folder) => {
    const sample = join(folder, 'Muster.ratschrift');
    await writeSample(sample);
    const store = await open(sample);
    const intact = JSON.stringify(await contentOf(store));
    // The file as it grew, and the same without a single free page.
    const images = [readFileSync(await store.backup()), readFileSync(sample)];
    await store.close();
    const file = join(folder, 'Schaden.ratschrift');
    const tally = { detected: 0, harmless: 0, wrong: 0 };
    const wrong: string[] = [];
    const places = roundsToRun(30) * 8;
    for (let seed = 1; seed <= places; seed++) {
      const random = seeded(seed);
      const damaged = Buffer.from(images[seed % images.length] ?? []);
      const page = (): number => 4_096 * Math.floor((random() * damaged.byteLength) / 4_096);
      // Every third place lies in the header and the schema, where one byte changes the most.
      const start = Math.floor(random() * (seed % 3 === 0 ? 200 : damaged.byteLength));
      const length = 1 + Math.floor(random() * 8);
      // Every fifth time the disk has put one page in the place of another.
      if (seed % 5 === 0) {
        const from = page();
        damaged.copyWithin(page(), from, from + 4_096);
      } else
        for (let at = start; at < Math.min(start + length, damaged.byteLength); at++)
          damaged[at] = Math.floor(random() * 256);
      writeFileSync(file, damaged);
      const result = await outcome(file, intact);
      tally[result] += 1;
      if (result === 'wrong') wrong.push(`seed ${seed}: ${length} bytes at ${start}`);
      for (const name of readdirSync(folder))
        if (name.startsWith('Schaden')) rmSync(join(folder, name), { recursive: true });
    }
    console.log(
      `ST18 bytes overwritten: ${places} places, detected ${tally.detected}, harmless ${tally.harmless}, silently wrong ${tally.wrong}`,
    );
    expect(wrong).toEqual([]);
    expect(tally.detected).toBeGreaterThan(0);
  }));

test('ST18 a text encoding that is none is detected at once, not by the first backup', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Kopf.ratschrift');
    await writeSample(file);
    const bytes = readFileSync(file);
    // SQLite's header, bytes 56 to 59: 1 is UTF-8. Of 4 and 8 it looks at two bits, and takes them for UTF-8 at first.
    for (const encoding of [2, 4, 7, 8]) {
      rmSync(`${file}.backups`, { recursive: true, force: true });
      const damaged = Buffer.from(bytes);
      damaged.writeUInt32BE(encoding, 56);
      writeFileSync(file, damaged);
      expect((await checkProject(file)).ok, `encoding ${encoding}`).toBe(false);
      await expect(open(file), `encoding ${encoding}`).rejects.toMatchObject({ code: 'damagedFile' });
      expect(readFileSync(file).equals(damaged)).toBe(true);
    }
  }));

test('ST19 a truncated file is detected and left as it is, or had nothing in the part that is missing', () =>
  inFolder(async (folder) => {
    const sample = join(folder, 'Muster.ratschrift');
    await writeSample(sample);
    const bytes = readFileSync(sample);
    const store = await open(sample);
    const intact = JSON.stringify(await contentOf(store));
    await store.close();
    const file = join(folder, 'Kurz.ratschrift');
    const tally = { detected: 0, harmless: 0, wrong: 0 };
    for (let length = 0; length < bytes.byteLength; length += 1_777) {
      writeFileSync(file, bytes.subarray(0, length));
      const result = await outcome(file, intact);
      tally[result] += 1;
      if (result === 'detected') expect(readFileSync(file).equals(bytes.subarray(0, length))).toBe(true);
      for (const name of readdirSync(folder))
        if (name.startsWith('Kurz')) rmSync(join(folder, name), { recursive: true });
    }
    console.log(
      `ST19 truncated: ${tally.detected + tally.harmless + tally.wrong} lengths, detected ${tally.detected}, silently wrong ${tally.wrong}`,
    );
    expect(tally.wrong).toBe(0);
    // Only pages at the very end that hold nothing can be missed.
    expect(tally.detected).toBeGreaterThan(tally.harmless * 10);
  }));

test('ST20 a damaged file is moved aside and restored from its backup, with what was written since and can still be read', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Plan für 2030.ratschrift');
    await writeSample(file);
    const backed = await open(file);
    const backup = await backed.backup();
    const hand = typist(50);
    for (const text of ['Seit ', 'der ', 'Sicherung.'])
      await backed.append({ room: chapter, actor: person, bytes: hand.type(text), leases: [{ client: 50, person }] });
    await backed.setName(person, 'Aylin Öztürk-Groß');
    await backed.setName(otherPerson, null);
    const before = textOf((await backed.loadRoom(chapter)).updates);
    await backed.close();

    const damaged = readFileSync(file);
    for (let at = damaged.indexOf('Kapitel 41: Wohnen'); at >= 0; at = damaged.indexOf('Kapitel 41: Wohnen'))
      damaged.write('KAPUTT', at);
    writeFileSync(file, damaged);
    expect((await checkProject(file)).findings).toMatchObject([{ what: 'rowHash' }]);
    const store = await open(file);
    expect(store.restoredFrom).toBe(backup);
    expect(store.movedAside).not.toBeNull();
    expect(readFileSync(store.movedAside ?? '').equals(damaged)).toBe(true);
    expect(textOf((await store.loadRoom(chapter)).updates)).toBe(before);
    expect((await store.loadRoom(chapter)).leases).toContainEqual({ client: 50, person });
    expect([...(await store.names())]).toEqual([[person, 'Aylin Öztürk-Groß']]);
    await store.close();
    expect((await checkProject(file)).findings).toEqual([]);
    const again = await open(file);
    expect(again.restoredFrom).toBeNull();
    await again.close();
  }));

test('ST21 a file of which nothing can be read any more is restored from its backup', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Plan.ratschrift');
    await writeSample(file);
    const before = await open(file);
    const intact = JSON.stringify(await contentOf(before));
    await before.backup();
    await before.close();
    for (const rubbish of [Buffer.alloc(0), Buffer.alloc(50_000, 7), readFileSync(file).subarray(0, 9_000)]) {
      writeFileSync(file, rubbish);
      const store = await open(file);
      expect(store.restoredFrom).not.toBeNull();
      expect(JSON.stringify(await contentOf(store))).toBe(intact);
      expect(readFileSync(store.movedAside ?? '').equals(rubbish)).toBe(true);
      await store.close();
    }
  }));

test('ST22 a restore that was interrupted is finished at the next opening', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Plan.ratschrift');
    await writeSample(file);
    const before = await open(file);
    const intact = JSON.stringify(await contentOf(before));
    const backup = await before.backup();
    await before.close();
    copyFileSync(backup, `${file}.restoring`);
    for (const interrupted of ['before', 'after'] as const) {
      if (interrupted === 'after') rmSync(file);
      copyFileSync(backup, `${file}.restoring`);
      const store = await open(file);
      expect(store.restoredFrom).not.toBeNull();
      expect(JSON.stringify(await contentOf(store))).toBe(intact);
      expect(existsSync(`${file}.restoring`)).toBe(false);
      await store.close();
    }
  }));

test('ST23 a damaged write-ahead log is kept aside and told, unless only the very last commit is unreadable', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Offen.ratschrift');
    const store = await createProject(file, { project, inProcess: true });
    const hand = typist(60);
    const texts = Array.from({ length: 40 }, (_, index) => `Satz ${index}; `);
    for (const text of texts) await store.append({ room: chapter, actor: person, bytes: hand.type(text), leases: [] });
    // As a crash leaves it: the main file without the commits, the log with all of them.
    const [main, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await store.close();
    const whole = texts.join('');
    const tally = { whole: 0, told: 0, lastCommit: 0, refused: 0 };
    const copy = join(folder, 'Kopie.ratschrift');
    for (let seed = 1; seed <= 100; seed++) {
      for (const name of readdirSync(folder))
        if (name.startsWith('Kopie')) rmSync(join(folder, name), { recursive: true });
      const damaged = Buffer.from(wal);
      const at = Math.floor(seeded(seed)() * damaged.byteLength);
      damaged[at] = (damaged[at] ?? 0) ^ (1 + (seed % 255));
      writeFileSync(copy, main);
      writeFileSync(`${copy}-wal`, damaged);
      try {
        const opened = await open(copy);
        const text = textOf((await opened.loadRoom(chapter)).updates);
        expect(whole.startsWith(text)).toBe(true);
        if (text === whole) tally.whole += 1;
        else if (opened.movedAside !== null) {
          expect(readFileSync(opened.movedAside).equals(damaged)).toBe(true);
          tally.told += 1;
        } else {
          expect([at, text]).toEqual([at, texts.slice(0, -1).join('')]);
          tally.lastCommit += 1;
        }
        await opened.close();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        tally.refused += 1;
      }
    }
    console.log(
      `ST23 write-ahead log: one byte changed 100 times, told ${tally.told}, whole ${tally.whole}, last commit alone ${tally.lastCommit}, refused ${tally.refused}`,
    );
    expect(tally.told).toBeGreaterThan(50);
  }));

test('ST24 a log cut at any byte, as a power failure leaves it, opens with a beginning of what was written', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Strom.ratschrift');
    const store = await createProject(file, { project, inProcess: true });
    const hand = typist(61);
    const lengths: number[] = [];
    const texts = Array.from({ length: 12 }, (_, index) => `Satz ${index}; `);
    for (const text of texts) {
      await store.append({ room: chapter, actor: person, bytes: hand.type(text), leases: [] });
      lengths.push(readFileSync(`${file}-wal`).byteLength);
    }
    const [main, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await store.close();
    const copy = join(folder, 'Kopie.ratschrift');
    let cuts = 0;
    const random = seeded(24);
    const places = [
      // Before and behind every frame, and at random bytes.
      ...Array.from({ length: Math.floor(wal.byteLength / frame) + 1 }, (_, index) =>
        Math.min(wal.byteLength, 32 + frame * index),
      ),
      ...Array.from({ length: roundsToRun(30) }, () => Math.floor(random() * (wal.byteLength + 1))),
    ];
    for (const length of places) {
      for (const name of readdirSync(folder))
        if (name.startsWith('Kopie')) rmSync(join(folder, name), { recursive: true });
      writeFileSync(copy, main);
      writeFileSync(`${copy}-wal`, wal.subarray(0, length));
      // The daily backup would make each opening slow.
      mkdirSync(`${copy}.backups`);
      writeFileSync(join(`${copy}.backups`, `${timestamp()}.ratschrift`), 'none');
      let text: string | null = null;
      try {
        const opened = await open(copy);
        expect(opened.movedAside).toBeNull();
        text = textOf((await opened.loadRoom(chapter)).updates);
        await opened.close();
      } catch (error) {
        // The main file alone: what the creation had already put there.
        if (!(error instanceof Failure)) throw error;
      }
      // All commits whose last byte was on disk before the cut are there: they had been acknowledged.
      const acknowledged = lengths.filter((end) => end <= length).length;
      expect([length, text]).toEqual([length, texts.slice(0, acknowledged).join('')]);
      cuts += 1;
    }
    console.log(`ST24 write-ahead log: cut at ${cuts} bytes, every frame among them, unreadable 0, lost 0`);
  }));
