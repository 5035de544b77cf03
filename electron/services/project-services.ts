/** The services of one open project: each made once, opened and closed in one order. */
import { EventEmitter } from 'node:events';
import type { Membership } from '../../shared/domain/people.ts';
import { mayDo } from '../../shared/domain/permissions.ts';
import type { EventData, EventName } from '../../shared/rpc/contract.ts';
import { parseRoom, roomName, type RoomKind } from '../../shared/sync/rooms.ts';
import { Hub } from '../hub/hub.ts';
import type { Replicator, UpstreamSocketClass } from '../hub/replicator.ts';
import type { StoreOptions } from '../store/open-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Assets } from './assets.ts';
import { Authorship, type AskForAuthors } from './authorship/authorship.ts';
import { namedLeases } from './authorship/named-leases.ts';
import { ChapterLocks } from './chapter-locks.ts';
import { OpenStrategy } from './council/strategy-states.ts';
import { CommentRows } from './comment-rows.ts';
import { CityFolders } from './council/city-folders.ts';
import { LivePreview } from './council/live-preview.ts';
import { Papers } from './council/papers.ts';
import { Drafts } from './drafts.ts';
import { ErasedNames } from './erased-names.ts';
import { Backups } from './file/backups.ts';
import { FileMerge } from './file/merge-file.ts';
import { ProjectFiles } from './file/project-files.ts';
import { followUpstream } from './follow-upstream.ts';
import { History } from './history/history.ts';
import { Homecomings, type HomecomingsOptions } from './homecoming/homecomings.ts';
import { SheetImports } from './import/sheet-imports.ts';
import { Imports } from './import/imports.ts';
import type { Ledger } from './ledger.ts';
import type { PeopleService } from './people.ts';
import { ProjectStatus } from './project-status.ts';
import { roomReader, type RoomReader } from './reading/room-reader.ts';
import { RecordLink } from './record-link.ts';
import { Search } from './search/search.ts';
import { versionsToSearch } from './search/versions-to-search.ts';
import { Summaries } from './summaries.ts';
import type { Upstream } from './upstream.ts';
import { Versions, type AskForContents } from './versions.ts';

export interface ServicesOptions extends StoreOptions {
  readonly upstreamOf: (project: string) => Upstream | null;
  readonly webSocket: UpstreamSocketClass;
  /** For tests: how long the record of a fresh copy may take to arrive, ms. */
  readonly firstRecordWithin?: number;
  /** A second folder for backups, null for none. */
  readonly backupPlaceOf?: (project: string) => string | null;
  /** Where this machine has templates of cities; default: those that were shipped. */
  readonly cities?: CityFolders;
  /** For tests: what is worth telling, and when. */
  readonly homecomings?: Pick<HomecomingsOptions, 'worthTelling' | 'settleAfter'>;
  /** For failures in the background that no call reports. */
  readonly log: (message: string) => void;
}

type Events = { [E in EventName]: [data: EventData<E>] };

/** What an open file is, before any service is made on it. */
export interface OpenFile {
  readonly store: ProjectStore;
  readonly ledger: Ledger;
  readonly people: PeopleService;
  /** The person who sits at this machine. */
  readonly localPerson: string;
  readonly path: string;
  /** When the file was made to be mailed; null for one that people work in. */
  readonly mailed: string | null;
}

export abstract class ProjectServices {
  readonly id: string;
  readonly hub: Hub;
  readonly erasedNames: ErasedNames;
  readonly drafts: Drafts;
  readonly assets: Assets;
  readonly imports: Imports;
  readonly sheetImports = new SheetImports();
  readonly authorship: Authorship;
  readonly versions: Versions;
  readonly backups: Backups;
  readonly history: History;
  readonly fileMerge: FileMerge;
  readonly files: ProjectFiles;
  readonly search: Search;
  readonly locks: ChapterLocks;
  readonly papers: Papers;
  readonly paperPreview: LivePreview;
  readonly homecomings: Homecomings;
  protected readonly emitter = new EventEmitter<Events>();
  private readonly reader: RoomReader;
  protected readonly summaries: Summaries;
  protected readonly commentRows: CommentRows;
  private readonly recordLink: RecordLink;
  /** The host that this one follows, null when this is the only one or the project's home. */
  readonly upstream: Upstream | null;
  protected readonly replicator: Replicator | null;
  protected readonly projectStatus: ProjectStatus;
  private readonly stops: (() => void)[] = [];

  constructor(
    protected readonly file: OpenFile,
    private readonly options: ServicesOptions,
  ) {
    const { store, ledger, localPerson, path } = file;
    this.id = store.project;
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
      people: () => ledger.membership.people,
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
    const cities = options.cities ?? new CityFolders();
    this.files = new ProjectFiles({ store, hub: this.hub, backups: this.backups, templates: cities.own });
    this.fileMerge = new FileMerge({
      store,
      hub: this.hub,
      ledger,
      assets: this.assets,
      drafts: this.drafts,
      editsPapers: (person) => mayDo(ledger.membership.people.get(person) ?? null, 'editPapers'),
      publicKey: () => ledger.publicKey ?? '',
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
      ask: () => this.askAuthors(),
      log: options.log,
    });
    this.search = new Search({
      hub: this.hub,
      store,
      people: () => ledger.membership.people,
      versions: versionsToSearch(store, ledger),
      log: options.log,
    });
    this.locks = new ChapterLocks({
      store,
      hub: this.hub,
      ledger,
      knows: (chapter) => this.summaries.has(chapter),
    });
    this.papers = new Papers({
      project: this.id,
      hub: this.hub,
      assets: this.assets,
      versions: this.versions,
      cities,
      strategy: new OpenStrategy(this.versions, () => this.askContents()),
      readOnly: store.readOnly !== null,
    });
    this.paperPreview = new LivePreview({ papers: this.papers, log: options.log });
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

  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void {
    const typed = listener as (...data: Events[E]) => void;
    this.emitter.on(event, typed as never);
    return () => this.emitter.off(event, typed as never);
  }

  /** What the rights depend on. */
  protected abstract get membership(): Membership;
  /** People, their roles, or whether the upstream host takes this copy. */
  protected abstract membershipChanged(): void;
  /** Whom to ask who wrote what came from the upstream host; null where none is asked. */
  protected abstract askAuthors(): AskForAuthors | null;
  /** Whom to ask for texts of versions that are not here. */
  protected abstract askContents(): AskForContents;

  protected async start(): Promise<void> {
    this.stops.push(
      this.file.ledger.onChange(() => this.membershipChanged()),
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
    for (const name of await this.file.store.rooms()) {
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
    this.sheetImports.close();
    await this.paperPreview.close();
    await this.homecomings.close();
    await this.versions.close();
    await this.history.close();
    await this.search.close();
    await this.assets.close();
    await this.erasedNames.close();
    await this.hub.close();
    await this.reader.close();
    await this.file.store.close();
    await this.backups.closed();
  }

  protected room(kind: RoomKind, item: string | null = null): string {
    return roomName({ project: this.id, kind, item });
  }
}

const now = (): string => new Date().toISOString();
