/**
 * Merges a mailed file of the same project into the running one. Nothing is written before all of it has passed the hub's own checks;
 * what the person who merges may not write is kept as a draft. A file that is refused leaves the project as it was.
 */
import type { Counts } from '../../../shared/document/compare/compared.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Bringer } from '../../hub/leases.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { Assets } from '../assets.ts';
import type { Drafts } from '../drafts.ts';
import type { Ledger } from '../ledger.ts';
import { runFileTask } from './file-thread.ts';
import type { MergePlan, PlannedRoom } from './plan-merge.ts';
import { beginsAsPdf } from '../../../shared/annexes/pdf-file.ts';

export interface MergeOptions {
  readonly store: ProjectStore;
  readonly hub: Hub;
  readonly ledger: Ledger;
  readonly assets: Pick<Assets, 'add'>;
  readonly drafts: Drafts;
  readonly editsPapers: (person: string) => boolean;
  /** The key that signs the record; empty while it isn't known. */
  readonly publicKey: () => string;
}

export interface MergeOutcome {
  readonly title: string;
  readonly mailed: string | null;
  readonly chapters: readonly {
    readonly id: string;
    readonly title: string;
    readonly isNew: boolean;
    readonly counts: Counts;
    /** False: it may not be written here, and is kept as a draft. */
    readonly writes: boolean;
  }[];
  /** In how many chapters there are new comments. */
  readonly comments: number;
  /** Other rooms that change: outline, words and the like. */
  readonly others: readonly string[];
  readonly authors: readonly string[];
  readonly entries: number;
  readonly pictures: number;
  readonly drafts: number;
}

export class FileMerge {
  constructor(private readonly options: MergeOptions) {}

  /** What merging would do; nothing is written. Failure as `planMerge`, `mergeHostile` where the hub would refuse something. */
  async preview(file: string, person: string): Promise<MergeOutcome> {
    const plan = await this.plan(file);
    return this.outcome(plan, await this.checked(plan, file, person));
  }

  /** Merges. Failure as `preview`, and nothing has changed then. */
  async merge(file: string, person: string): Promise<MergeOutcome> {
    if (this.options.store.readOnly !== null) throw new Failure('noPermissionOnDisk');
    const plan = await this.plan(file);
    const writes = await this.checked(plan, file, person);
    const { assets, drafts, hub, ledger, store } = this.options;
    for (const hash of plan.pictures) {
      if ((await store.asset(hash)) !== null) continue;
      const bytes = await runFileTask('pictureIn', { file, hash });
      // Annexes come with whoever may bring them; a paper that misses one is told by its check.
      if (bytes !== null && (!beginsAsPdf(bytes) || this.options.editsPapers(person))) await assets.add(hash, bytes);
    }
    await store.addContents(plan.contents);
    if (plan.entries.length > 0 && !(await ledger.adopt(plan.entries, this.options.publicKey())))
      throw new Failure('mergeForked', { path: file, in: 'record', title: '', number: plan.entries[0]?.n ?? 0 });
    const known = new Set((await drafts.list()).map(({ room, text }) => `${room} ${text}`));
    for (const planned of inOrder(plan.rooms)) {
      const outcome =
        writes.get(planned.room) === true
          ? await hub.bring(planned.room, bringerOf(person, planned), planned.bytes, false)
          : 'noRight';
      // A right may have gone since it was looked at: what can't be written is kept.
      if (outcome !== 'taken' && !known.has(`${planned.room} ${planned.text}`))
        await drafts.keepLong(planned.room, outcome === 'noRight' ? 'noRight' : 'malformed', planned.text);
    }
    return this.outcome(plan, writes);
  }

  private async plan(file: string): Promise<MergePlan> {
    const { store, ledger, publicKey } = this.options;
    const rooms = new Map<string, readonly Uint8Array[]>();
    for (const name of await store.rooms()) {
      if (parseRoom(name)?.kind !== 'record') rooms.set(name, (await store.loadRoom(name)).updates);
    }
    return runFileTask('planMerge', {
      file,
      project: store.project,
      publicKey: publicKey(),
      record: ledger.all,
      rooms,
    });
  }

  /** Which rooms would be written, which not. */
  private async checked(plan: MergePlan, file: string, person: string): Promise<ReadonlyMap<string, boolean>> {
    const writes = new Map<string, boolean>();
    for (const planned of plan.rooms) {
      const outcome = await this.options.hub.bring(planned.room, bringerOf(person, planned), planned.bytes, true);
      if (outcome !== 'taken' && outcome !== 'noRight') {
        const room = parseRoom(planned.room);
        const chapter = plan.chapters.find(({ id }) => id === room?.item);
        throw new Failure('mergeHostile', { path: file, in: room?.kind ?? 'file', title: chapter?.title ?? '' });
      }
      writes.set(planned.room, outcome === 'taken');
    }
    return writes;
  }

  private outcome(plan: MergePlan, writes: ReadonlyMap<string, boolean>): MergeOutcome {
    const kindOf = ({ room }: PlannedRoom): string => parseRoom(room)?.kind ?? '';
    const writesIn = (id: string): boolean =>
      [...writes].some(([room, may]) => may && parseRoom(room)?.kind === 'chapter' && parseRoom(room)?.item === id);
    const { title, mailed, authors, pictures, entries, comments } = plan;
    return {
      title,
      mailed,
      chapters: plan.chapters.map((chapter) => ({ ...chapter, writes: writesIn(chapter.id) })),
      comments: comments.length,
      others: plan.rooms.map(kindOf).filter((kind) => kind !== 'chapter' && kind !== 'comments'),
      authors,
      entries: entries.length,
      pictures: pictures.length,
      drafts: [...writes.values()].filter((may) => !may).length,
    };
  }
}

/** The outline first: it says to whom chapters belong. */
const inOrder = (rooms: readonly PlannedRoom[]): PlannedRoom[] =>
  [...rooms].sort(
    (a, b) => Number(parseRoom(b.room)?.kind === 'outline') - Number(parseRoom(a.room)?.kind === 'outline'),
  );

const bringerOf = (person: string, { claims }: PlannedRoom): Bringer => ({
  person,
  own: new Set(),
  messenger: true,
  relay: true,
  claims,
});
