/** One open project: its file, its rooms, its people, its link to an upstream host. The services' side of the contract. */
import { EventEmitter } from 'node:events';
import { readOutline } from '../../shared/document/outline.ts';
import type { Membership, Person } from '../../shared/domain/people.ts';
import type { EventData, EventName } from '../../shared/rpc/contract.ts';
import type { ChapterAt, OutlineAt } from '../../shared/rpc/history-schemas.ts';
import type { ChapterMarks, HostStatus, People, Project } from '../../shared/rpc/schemas.ts';
import { parseRoom, roomName, type RoomKind } from '../../shared/sync/rooms.ts';
import { Hub } from '../hub/hub.ts';
import { Replicator, type UpstreamSocketClass } from '../hub/replicator.ts';
import { openProject as openStore, type StoreOptions } from '../store/open-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Assets } from './assets.ts';
import { Authorship } from './authorship/authorship.ts';
import { ChapterLocks } from './chapter-locks.ts';
import { CommentRows } from './comment-rows.ts';
import { metaKeys } from './create-project.ts';
import { Drafts } from './drafts.ts';
import { Backups } from './file/backups.ts';
import { History } from './history/history.ts';
import { FileMerge } from './file/merge-file.ts';
import { ProjectFiles } from './file/project-files.ts';
import { chapterOf, Homecomings, type HomecomingsOptions } from './homecoming/homecomings.ts';
import { Imports } from './import/imports.ts';
import { Ledger } from './ledger.ts';
import { PeopleService } from './people.ts';
import { ProjectStatus } from './project-status.ts';
import { RecordLink } from './record-link.ts';
import { Search } from './search/search.ts';
import { versionsToSearch } from './search/versions-to-search.ts';
import { Summaries } from './summaries.ts';
import type { Upstream } from './upstream.ts';
import { Versions } from './versions.ts';

export interface ProjectOptions extends StoreOptions {
  readonly upstreamOf: (project: string) => Upstream | null;
  readonly webSocket: UpstreamSocketClass;
  /** For tests: how long the record of a fresh copy may take to arrive, ms. */
  readonly firstRecordWithin?: number;
  /** A second folder for backups, null for none. */
  readonly backupPlaceOf?: (project: string) => string | null;
  /** For tests: what is worth telling, and when. */
  readonly homecomings?: Pick<HomecomingsOptions, 'worthTelling' | 'settleAfter'>;
  /** For failures in the background that no call reports. */
  readonly log: (message: string) => void;
}

type Events = { [E in EventName]: [data: EventData<E>] };

export class OpenProject {
  readonly id: string;
  /** The person who sits at this machine. */
  readonly localPerson: string;
  readonly hub: Hub;
  readonly people: PeopleService;
  readonly drafts: Drafts;
  readonly assets: Assets;
  readonly imports: Imports;
  readonly authorship: Authorship;
  readonly versions: Versions;
  readonly backups: Backups;
  readonly history: History;
  readonly fileMerge: FileMerge;
  readonly files: ProjectFiles;
  readonly search: Search;
  readonly locks: ChapterLocks;
  readonly homecomings: Homecomings;
  private readonly emitter = new EventEmitter<Events>();
  private readonly summaries: Summaries;
  private readonly commentRows: CommentRows;
  private readonly recordLink: RecordLink;
  /** The host that this one follows, null when this is the only one or the project's home. */
  readonly upstream: Upstream | null;
  private readonly replicator: Replicator | null;
  private readonly projectStatus: ProjectStatus;
  private readonly stops: (() => void)[] = [];

  private constructor(
    private readonly store: ProjectStore,
    private readonly ledger: Ledger,
    people: PeopleService,
    localPerson: string,
    /** Path of its file. */
    readonly path: string,
    /** When the file was made to be mailed; null for one that people work in. */
    private readonly mailed: string | null,
    private readonly options: ProjectOptions,
  ) {
    this.id = store.project;
    this.localPerson = localPerson;
    this.people = people;
    this.drafts = new Drafts(
      store,
      () => this.hub,
      () => this.tellDrafts(),
    );
    this.hub = new Hub({
      store,
      membership: () => this.membership,
      onError: (error) => options.log(`hub: ${String(error)}`),
    });
    this.summaries = new Summaries((all) => this.emitter.emit('summaries', all));
    this.commentRows = new CommentRows({
      hub: this.hub,
      store,
      people: () => this.ledger.membership.people,
      onProposals: (chapter, people) => this.summaries.proposed(chapter, people),
      log: options.log,
    });
    this.recordLink = new RecordLink({
      hub: this.hub,
      room: this.room('record'),
      store,
      ledger,
      localPerson,
      firstRecordWithin: options.firstRecordWithin,
      log: options.log,
    });
    this.upstream = options.upstreamOf(store.project);
    this.assets = new Assets({
      store,
      upstream: this.upstream,
      onWaiting: () => this.projectStatus.tell(),
      log: options.log,
    });
    this.backups = new Backups({
      store,
      path,
      secondPlace: () => options.backupPlaceOf?.(store.project) ?? null,
      onChange: () => this.projectStatus.tell(),
      log: options.log,
    });
    this.files = new ProjectFiles({ store, hub: this.hub, backups: this.backups });
    this.fileMerge = new FileMerge({
      store,
      hub: this.hub,
      ledger,
      assets: this.assets,
      drafts: this.drafts,
      publicKey: () => this.publicKey,
    });
    this.projectStatus = new ProjectStatus({
      store,
      assets: this.assets,
      backups: this.backups,
      upstream: () => this.replicator,
      onChange: (status) => this.emitter.emit('status', status),
      log: options.log,
    });
    this.imports = new Imports({
      project: this.id,
      hub: this.hub,
      assets: this.assets,
      readOnly: store.readOnly !== null,
      onBefore: () => this.versions.keep('import'),
      hasGroup: (id) => this.membership.groups.some((group) => group.id === id),
    });
    this.history = new History({ store, log: options.log });
    this.versions = new Versions({
      store,
      history: this.history,
      hub: this.hub,
      ledger,
      onChange: (list) => this.emitter.emit('versions', list),
      log: options.log,
    });
    this.authorship = new Authorship({
      project: this.id,
      hub: this.hub,
      store,
      follows: this.upstream !== null,
      log: options.log,
    });
    this.search = new Search({
      hub: this.hub,
      store,
      people: () => this.ledger.membership.people,
      versions: versionsToSearch(store, ledger),
      log: options.log,
    });
    this.locks = new ChapterLocks({
      store,
      hub: this.hub,
      ledger,
      knows: (chapter) => this.summaries.all.some(({ id }) => id === chapter),
    });
    this.homecomings = new Homecomings({
      store,
      hub: this.hub,
      onChange: () => this.emitter.emit('homecomings', []),
      log: options.log,
      ...options.homecomings,
    });
    this.replicator = this.upstream === null ? null : this.replicate(this.upstream);
  }

  /** Opens a file. Rejects with a Failure that says what is wrong with it. */
  static async open(path: string, options: ProjectOptions): Promise<OpenProject> {
    const store = await openStore(path, options);
    let project: OpenProject | null = null;
    try {
      const ledger = await Ledger.open(store);
      const people = await PeopleService.open(store, ledger);
      const localPerson = (await store.meta(metaKeys.localPerson)) ?? '';
      const mailed = await store.meta(metaKeys.mailed);
      project = new OpenProject(store, ledger, people, localPerson, path, mailed, options);
      await project.start();
      return project;
    } catch (error) {
      // The whole of it: its replicator would go on trying to reach the upstream host.
      await (project ?? store).close();
      throw error;
    }
  }

  /** The project's public key; empty while a fresh copy waits for its record. */
  get publicKey(): string {
    return this.ledger.publicKey ?? '';
  }

  get title(): string {
    return this.ledger.title.title;
  }

  /** How the link to the upstream host is, null without one. */
  get upstreamState(): NonNullable<HostStatus['upstream']>['state'] | null {
    return this.replicator?.state.state ?? null;
  }

  person(id: string): Person | null {
    return this.membership.people.get(id) ?? null;
  }

  /** Who takes part, with the roles that count here now. */
  peopleList(): People {
    return this.people.list(this.membership);
  }

  /**
   * What the rights depend on. While the upstream host refuses this copy (the access was withdrawn), its person may still
   * read what lies on the own disk, but writes no more into what would never be accepted.
   */
  private get membership(): Membership {
    const { membership } = this.ledger;
    if (this.mailed !== null) {
      const reader: Person = { id: this.localPerson, name: '', roles: [{ role: 'reader' }], active: true };
      return { ...membership, people: new Map(membership.people).set(reader.id, reader) };
    }
    const me = membership.people.get(this.localPerson);
    if (this.upstreamState !== 'refused' || me === undefined) return membership;
    const reader: Person = { ...me, roles: [{ role: 'reader' }], active: true };
    return { ...membership, people: new Map(membership.people).set(me.id, reader) };
  }

  info(me: string): Project {
    const { movedAside: aside, readOnly } = this.store;
    return {
      id: this.id,
      ...this.ledger.title,
      me,
      home: this.ledger.home,
      readOnly,
      repaired: aside === null ? null : { aside },
      ...(this.mailed !== null && { mailed: this.mailed }),
    };
  }

  /** What the status bar may claim. */
  status(): Promise<HostStatus> {
    return this.projectStatus.read();
  }

  chapterSummaries(): EventData<'summaries'> {
    return this.summaries.all;
  }

  /** What the index of the paper needs of these chapters; unknown ones are left out. */
  chapterMarks(chapters: readonly string[]): ChapterMarks[] {
    return this.summaries.marksOf(chapters);
  }

  async rename(by: string, title: string, owner: string): Promise<Project> {
    await this.ledger.append(by, () => [{ kind: 'title', title, owner, sample: this.ledger.title.sample }]);
    return this.info(by);
  }

  setMeeting(meeting: HostStatus['meeting']): void {
    this.projectStatus.setMeeting(meeting);
  }

  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void {
    const typed = listener as (...data: Events[E]) => void;
    this.emitter.on(event, typed as never);
    return () => this.emitter.off(event, typed as never);
  }

  /** Every room of the project with kind and title, for `--print-access`. */
  async rooms(): Promise<{ room: string; kind: RoomKind; title: string }[]> {
    const outline = await this.hub.open(this.room('outline'));
    const titles = new Map(this.summaries.all.map((summary) => [summary.id, summary.title]));
    const chapters = outline.read(readOutline).filter((chapter) => !chapter.deleted);
    outline.release();
    const single: RoomKind[] = ['outline', 'consultation', 'measures', 'paper', 'record', 'words'];
    return [
      ...single.map((kind) => ({ room: this.room(kind), kind, title: this.title })),
      ...(['chapter', 'comments', 'trial'] as const).flatMap((kind) =>
        chapters.map(({ id }) => ({ room: this.room(kind, id), kind, title: titles.get(id) ?? '' })),
      ),
    ];
  }

  /** Commits what is queued and closes everything. */
  async close(): Promise<void> {
    for (const stop of this.stops) stop();
    this.backups.stop();
    this.recordLink.close();
    this.projectStatus.close();
    this.summaries.close();
    await this.commentRows.close();
    await this.replicator?.close();
    this.imports.close();
    await this.homecomings.close();
    await this.versions.close();
    await this.history.close();
    await this.search.close();
    await this.assets.close();
    await this.hub.close();
    await this.store.close();
    await this.backups.closed();
  }

  /** What a chapter was at a moment, as this host's log says. */
  async chapterAt(chapter: string, at: number): Promise<ChapterAt> {
    const { value, ...place } = await this.history.ask('chapter', this.room('chapter', chapter), at);
    return { ...place, state: value };
  }

  /** Which chapters there were at a moment. */
  async outlineAt(at: number): Promise<OutlineAt> {
    const { value, ...place } = await this.history.ask('outline', this.room('outline'), at);
    return {
      ...place,
      settings: value === null ? null : { ...value.settings, paperForms: [...value.settings.paperForms] },
      chapters: (value?.chapters ?? []).map(({ id, group, numbers }) => ({
        id,
        group,
        numbers: numbers.map(([block, number]) => [block, number]),
      })),
    };
  }

  private room(kind: RoomKind, item: string | null = null): string {
    return roomName({ project: this.id, kind, item });
  }

  private async start(): Promise<void> {
    this.stops.push(
      this.ledger.onChange(() => this.membershipChanged()),
      this.hub.onChange((changed) => {
        const { kind, item } = changed.room;
        if (kind === 'chapter' && item !== null) this.summaries.changed(item, changed, now());
      }),
    );
    await this.homecomings.open();
    await this.recordLink.open();
    await this.versions.open();
    await this.loadSummaries();
    this.backups.open();
  }

  private async loadSummaries(): Promise<void> {
    for (const name of await this.store.rooms()) {
      const room = parseRoom(name);
      if (room?.kind !== 'chapter' || room.item === null) continue;
      const open = await this.hub.open(name);
      this.summaries.changed(room.item, open, null);
      open.release();
    }
  }

  private tellDrafts(): void {
    this.drafts.list().then(
      (drafts) => this.emitter.emit('drafts', drafts),
      (error: unknown) => this.options.log(`drafts: ${String(error)}`),
    );
  }

  private membershipChanged(): void {
    // First whoever has no access at all any more: the code tells a following host that it is refused as a whole.
    for (const person of this.membership.people.values()) if (!person.active) this.hub.disconnectPerson(person.id);
    this.hub.rightsChanged();
    this.emitter.emit('people', this.peopleList());
    this.emitter.emit('project', this.info(this.localPerson));
  }

  private replicate(upstream: Upstream): Replicator {
    const replicator = new Replicator({
      hub: this.hub,
      store: this.store,
      url: upstream.url,
      token: upstream.token,
      webSocket: this.options.webSocket,
      onDraft: (room, text, reason, content) => this.drafts.keepLong(room, reason, text, content),
      onReturn: (room, mark) => {
        const chapter = chapterOf(room);
        if (chapter !== null) this.homecomings.pending.connected(chapter, mark);
      },
      onHome: (room, until) => {
        const chapter = chapterOf(room);
        if (chapter !== null) this.homecomings.pending.home(chapter, until);
      },
      onError: (error) => this.options.log(`replicator: ${String(error)}`),
    });
    let refused = false;
    this.stops.push(
      replicator.onState(({ state }) => {
        if (refused !== (state === 'refused')) {
          refused = state === 'refused';
          this.membershipChanged();
        }
        if (state === 'connected') this.assets.shareSoon();
        this.homecomings.pending.linked(state === 'connected');
        this.projectStatus.tell();
      }),
    );
    return replicator;
  }
}

const now = (): string => new Date().toISOString();
