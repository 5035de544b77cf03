/** One open project: its file, its rooms, its people, its link to an upstream host. The services' side of the contract. */
import { EventEmitter } from 'node:events';
import type { Membership, Person } from '../../shared/domain/people.ts';
import type { EventData, EventName } from '../../shared/rpc/contract.ts';
import type { ChapterAt, OutlineAt } from '../../shared/rpc/history-schemas.ts';
import type { ChapterMarks, HostStatus, People, Project } from '../../shared/rpc/schemas.ts';
import { parseRoom, roomName, type RoomKind } from '../../shared/sync/rooms.ts';
import { Hub } from '../hub/hub.ts';
import type { Replicator, UpstreamSocketClass } from '../hub/replicator.ts';
import { openProject as openStore, type StoreOptions } from '../store/open-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Assets } from './assets.ts';
import { Authorship, type AskForAuthors } from './authorship/authorship.ts';
import { namedLeases } from './authorship/named-leases.ts';
import { ChapterLocks } from './chapter-locks.ts';
import type { ChangeLog, ChangeSources } from './compare/change-authors.ts';
import { CommentRows } from './comment-rows.ts';
import { metaKeys } from './create-project.ts';
import { Drafts } from './drafts.ts';
import { ErasedNames } from './erased-names.ts';
import { followUpstream } from './follow-upstream.ts';
import { Backups } from './file/backups.ts';
import { chapterAt, outlineAt } from './history/at-moment.ts';
import { History } from './history/history.ts';
import { FileMerge } from './file/merge-file.ts';
import { ProjectFiles } from './file/project-files.ts';
import { Homecomings, type HomecomingsOptions } from './homecoming/homecomings.ts';
import { Imports } from './import/imports.ts';
import { Ledger } from './ledger.ts';
import { membershipHere } from './membership-here.ts';
import { PeopleService } from './people.ts';
import { ProjectStatus } from './project-status.ts';
import { RecordLink } from './record-link.ts';
import { listRooms, type ListedRoom } from './room-list.ts';
import { Search } from './search/search.ts';
import { versionsToSearch } from './search/versions-to-search.ts';
import { roomReader, type RoomReader } from './reading/room-reader.ts';
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
  /** Whom to ask who wrote what came from the upstream host. */
  readonly authorsFrom?: (project: OpenProject) => AskForAuthors;
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
  readonly erasedNames: ErasedNames;
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
  private readonly reader: RoomReader;
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
    readonly mailed: string | null,
    private readonly options: ProjectOptions,
  ) {
    this.id = store.project;
    this.localPerson = localPerson;
    this.people = people;
    this.erasedNames = new ErasedNames({ store, ledger, log: options.log });
    this.drafts = new Drafts(
      store,
      () => this.hub,
      () => this.tellDrafts(),
    );
    this.reader = roomReader(options.log);
    this.hub = new Hub({
      store,
      fold: this.reader.fold,
      membership: () => this.membership,
      onError: (error) => options.log(`hub: ${String(error)}`),
    });
    this.summaries = new Summaries({
      reader: this.reader,
      tell: (all) => this.emitter.emit('summaries', all),
      log: options.log,
    });
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
    this.history = new History({
      store: {
        logExtents: () => store.logExtents(),
        logPage: (room, after) => store.logPage(room, after),
        leases: (room) => namedLeases(store, this.authorship, room),
      },
      log: options.log,
    });
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
      ask: () => options.authorsFrom?.(this) ?? null,
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
      knows: (chapter) => this.summaries.has(chapter),
    });
    this.homecomings = new Homecomings({
      store,
      hub: this.hub,
      onChange: () => this.emitter.emit('homecomings', []),
      above: (chapter) => this.authorship.above(chapter, 'asked'),
      log: options.log,
      ...options.homecomings,
    });
    this.replicator =
      this.upstream === null
        ? null
        : followUpstream({
            upstream: this.upstream,
            hub: this.hub,
            store,
            webSocket: options.webSocket,
            drafts: this.drafts,
            assets: this.assets,
            homecomings: this.homecomings,
            onRefused: () => this.membershipChanged(),
            onState: () => this.projectStatus.tell(),
            log: options.log,
          });
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

  /** What the rights depend on. */
  private get membership(): Membership {
    return membershipHere(this.ledger.membership, {
      person: this.localPerson,
      mailed: this.mailed !== null,
      refused: this.upstreamState === 'refused',
    });
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

  chapterSummaries(): Promise<EventData<'summaries'>> {
    return this.summaries.read();
  }

  /** What the index of the paper needs of these chapters; unknown ones are left out. */
  chapterMarks(chapters: readonly string[]): Promise<ChapterMarks[]> {
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
  async rooms(): Promise<ListedRoom[]> {
    const titles = new Map((await this.summaries.read()).map(({ id, title }) => [id, title]));
    return listRooms(this.hub, this, (chapter) => titles.get(chapter) ?? '');
  }

  /** Where the changes of a comparison are looked up. */
  get changeSources(): Omit<ChangeSources, 'nameOf'> {
    const { id: project, history, authorship } = this;
    const log: ChangeLog = {
      project,
      standing: (...input) => history.ask('standing', ...input),
      changes: (...input) => history.ask('changes', ...input),
    };
    return { before: log, after: log, above: (chapter) => authorship.above(chapter, 'asked') };
  }

  /** Commits what is queued and closes everything. */
  async close(): Promise<void> {
    for (const stop of this.stops) stop();
    this.backups.stop();
    this.recordLink.close();
    this.projectStatus.close();
    await this.summaries.close();
    await this.commentRows.close();
    await this.replicator?.close();
    this.imports.close();
    await this.homecomings.close();
    await this.versions.close();
    await this.history.close();
    await this.search.close();
    await this.assets.close();
    await this.erasedNames.close();
    await this.hub.close();
    await this.reader.close();
    await this.store.close();
    await this.backups.closed();
  }

  /** What a chapter was at a moment, as this host's log says. */
  chapterAt(chapter: string, at: number): Promise<ChapterAt> {
    return chapterAt(this.history, this.room('chapter', chapter), at);
  }

  /** Which chapters there were at a moment. */
  outlineAt(at: number): Promise<OutlineAt> {
    return outlineAt(this.history, this.room('outline'), at);
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
    await this.erasedNames.open();
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
}

const now = (): string => new Date().toISOString();
