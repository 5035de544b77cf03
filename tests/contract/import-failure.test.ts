import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Imports } from '../../electron/services/import/imports.ts';
import { readComments } from '../../shared/document/comment-room.ts';
import { chapterTitle } from '../../shared/document/chapter.ts';
import { readEmbed } from '../../shared/document/embeds.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { richFile } from '../support/docx/rich-file.ts';
import { p, r, styled, wordFile } from '../support/docx/word-file.ts';
import { follow } from '../support/hub-laptops.ts';
import { MemoryDisk, MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { project, room, until, type HubServer } from '../support/hub-server.ts';

const { bare, later } = scene();
const office = { rule: 'headings', group: null } as const;

/** Takes so many updates and then no more, as a disk that is full or a host that is killed. */
class ShortStore extends MemoryStore {
  private taken = 0;
  constructor(
    disk: MemoryDisk,
    private readonly most: number,
  ) {
    super(project, disk);
  }

  override append(...args: Parameters<MemoryStore['append']>): ReturnType<MemoryStore['append']> {
    if (this.taken++ >= this.most) this.hold();
    return super.append(...args);
  }
}

/** `pictures` takes what the file brings besides text. */
const importsOf = ({ hub }: HubServer, pictures = new Set<string>()): Imports =>
  new Imports({
    project,
    hub,
    assets: {
      add: (hash) => {
        pictures.add(hash);
        return Promise.resolve();
      },
    },
    readOnly: false,
    hasGroup: () => false,
    diskWithin: 150,
  });

interface Held {
  readonly titles: readonly string[];
  /** Rooms of chapters that hold something. */
  readonly rooms: number;
}

async function held(server: HubServer): Promise<Held> {
  const outline = await server.hub.open(room('outline'));
  const ids = readOutline(outline.doc).map(({ id }) => id);
  outline.release();
  const titles: string[] = [];
  for (const id of ids) {
    const chapter = await server.hub.open(room('chapter', id));
    const whole = readChapter(chapter.doc).blocks.some(({ text }) => text !== '');
    titles.push(whole ? chapterTitle(chapter.doc).toJSON() : 'unvollständig');
    chapter.release();
  }
  const rooms = await server.store.rooms();
  return { titles, rooms: rooms.filter((name) => name.includes('/chapter/')).length };
}

describe('taking in a Word file when something fails', () => {
  it('DX22 wherever the host is killed, the paper has all chapters or none; taking the file in again gives each once', async () => {
    const bytes = richFile();
    const stopped = new Set<number>();
    // Two chapters, the comments of one, and the outline: four steps to the disk.
    for (let most = 0; most <= 4; most += 1) {
      const disk = new MemoryDisk();
      const first = await bare({ store: new ShortStore(disk, most) });
      const taking = importsOf(first).take('office', 'Entwurf.docx', bytes, office);
      const told = await taking.then(
        () => 'taken',
        (error: unknown) => (error as { code: string }).code,
      );
      expect(told).toBe(most < 4 ? 'diskFull' : 'taken');
      await first.kill();
      const second = await bare({ store: new MemoryStore(project, disk) });
      const left = await held(second);
      expect(left.titles).toEqual(most < 4 ? [] : ['Ankommen', 'Bleiben']);
      if (left.titles.length === 0 && left.rooms > 0) stopped.add(left.rooms);
      const again = await importsOf(second).take('office', 'Entwurf.docx', bytes, office);
      expect(again.already).toBe(most === 4);
      expect((await held(second)).titles).toEqual(['Ankommen', 'Bleiben']);
    }
    // It was stopped with one and with both chapters on disk.
    expect([...stopped]).toEqual([1, 2]);
  });

  it('DX23 after a full disk the same host takes the file in once, whether what it began comes to the disk later or not', async () => {
    const bytes = richFile();
    for (let most = 0; most < 4; most += 1) {
      const store = new MemoryStore(project);
      const server = await bare({ store });
      const imports = importsOf(server);
      let taken = 0;
      const append = store.append.bind(store);
      store.append = (update) => {
        if (taken++ === most) store.setDisk('full');
        return append(update);
      };
      await expect(imports.take('office', 'Entwurf.docx', bytes, office)).rejects.toMatchObject({ code: 'diskFull' });
      store.setDisk('ok');
      await imports.take('office', 'Entwurf.docx', bytes, office);
      expect((await held(server)).titles).toEqual(['Ankommen', 'Bleiben']);
      expect((await imports.take('office', 'Entwurf.docx', bytes, office)).already).toBe(true);
      expect((await held(server)).titles).toEqual(['Ankommen', 'Bleiben']);
    }
  }, 60_000);

  it('DX24 a host that follows another takes a file in offline; chapters, comments and references come to both, once', async () => {
    const city = await bare();
    const { port } = city;
    const home = await bare();
    await city.stop();
    const pictures = new Set<string>();
    const field = (name: string, words: string): string =>
      `<w:fldSimple w:instr=" REF ${name} \\h ">${r(words)}</w:fldSimple>`;
    const mark = (name: string, words: string): string =>
      `<w:bookmarkStart w:id="9" w:name="${name}"/>${r(words)}<w:bookmarkEnd w:id="9"/>`;
    const bytes = wordFile({
      body: [
        p(mark('_RefA', 'Ankommen'), styled('berschrift1')),
        p(`${r('Siehe ')}${field('_RefB', '2.1')}${r('.')}`),
        p('Bleiben', styled('berschrift1')),
        p(mark('_RefB', 'Wohnen'), styled('berschrift2')),
        p(
          `<w:commentRangeStart w:id="0"/>${r('Mehr in Kapitel ')}${field('_RefA', '1')}<w:commentRangeEnd w:id="0"/>${r('.')}`,
        ),
      ].join(''),
      comments: `<w:comment w:id="0" w:author="Clara">${p('Stimmt das?')}</w:comment>`,
    });
    const result = await importsOf(home, pictures).take('office', 'Verweise.docx', bytes, office);
    expect(result.report.left).toEqual([]);
    const again = await bare({ store: new MemoryStore(project, city.store.disk), port });
    follow({ later }, home, again, 'office');
    const [first = '', second = ''] = result.chapters.map(({ id }) => id);
    await until(
      async () => (await held(again)).titles.length === 2 && (await home.store.waiting()) === 0,
      'there, too',
    );
    for (const server of [home, again]) {
      expect((await held(server)).titles).toEqual(['Ankommen', 'Bleiben']);
      const comments = await server.hub.open(room('comments', second));
      expect(readComments(comments.doc, () => true).threads.map(({ text, as }) => [text, as?.name])).toEqual([
        ['Stimmt das?', 'Clara'],
      ]);
      comments.release();
      const there = await server.hub.open(room('chapter', second));
      const heading = readChapter(there.doc).blocks[0];
      expect(heading?.text).toBe('Wohnen');
      expect(refsIn(there.doc)).toEqual([{ chapter: first, block: null }]);
      there.release();
      const here = await server.hub.open(room('chapter', first));
      expect(refsIn(here.doc)).toEqual([{ chapter: second, block: heading?.id }]);
      here.release();
    }
    // The other host knows the file as well.
    expect((await importsOf(again).take('office', 'Verweise.docx', bytes, office)).already).toBe(true);
  });
});

function refsIn(doc: Y.Doc): unknown[] {
  return readChapter(doc).blocks.flatMap(({ runs }) =>
    runs.flatMap(({ embed }) => {
      const read = embed === undefined ? null : readEmbed(embed);
      return read !== null && 'ref' in read ? [read.ref] : [];
    }),
  );
}
