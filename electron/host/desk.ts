/** The host's desk: which projects are open on this machine, and how others get to them. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import { Failure, type CallName, type Output } from '../../shared/rpc/contract.ts';
import type { HostStatus } from '../../shared/rpc/schemas.ts';
import type { Principal } from '../hub/principal.ts';
import { SpellingService } from '../spelling/spelling-service.ts';
import { CityFolders } from '../services/council/city-folders.ts';
import { createProject } from '../services/create-project.ts';
import { createReplica, redeemAt, readLink } from '../services/join.ts';
import { OpenProject } from '../services/open-project.ts';
import type { Upstream } from '../services/upstream.ts';
import type { AskForAuthors } from '../services/authorship/authorship.ts';
import type { AskForContents } from '../services/versions.ts';
import type { Redeemed } from '../services/people.ts';
import type { UpstreamSocketClass } from '../hub/replicator.ts';
import type { DeskMemory } from './desk-memory.ts';
import { projectsFolder, templatesFolder } from './desk-memory.ts';

export interface DeskOptions {
  /** Null for `serve FILE`: then the one project is given and none can be chosen. */
  readonly memory: DeskMemory | null;
  readonly webSocket: UpstreamSocketClass & CallSocketClass;
  readonly log: (message: string) => void;
}

/** Opens and closes listening addresses for other laptops; the server implements it. */
export interface Doors {
  /** The address that an invitation names, e.g. `http://192.168.1.20:4711`. */
  address(): string;
  openMeeting(): Promise<NonNullable<HostStatus['meeting']>>;
  closeMeeting(): Promise<void>;
}

type Watcher = (project: OpenProject) => () => void;

const extension = '.ratschrift';

export class Desk {
  private readonly open_ = new Map<string, { project: OpenProject; path: string }>();
  private readonly opening = new Map<string, Promise<OpenProject>>();
  private readonly upstreamCalls = new Map<string, CallsClient>();
  private readonly watchers = new Map<Watcher, Map<string, () => void>>();
  /** The dictionaries, one set for all projects; begun with the first question. */
  readonly spelling: SpellingService;
  private doors: Doors | null = null;
  private meetings = new Set<string>();

  constructor(private readonly options: DeskOptions) {
    this.spelling = SpellingService.beside(__dirname, options.log);
  }

  /** Whether the interface may choose which projects are open (the app), or not (`serve FILE`). */
  get choosesProjects(): boolean {
    return this.options.memory !== null;
  }

  backupPlaceOf(project: string): string | null {
    return this.options.memory?.backupPlaceOf(project) ?? null;
  }

  async setBackupPlace(project: string, folder: string | null): Promise<void> {
    await this.options.memory?.setBackupPlace(project, folder);
  }

  /** A path in the folder of projects that no file has yet, named after the title. */
  freePath(title: string): Promise<string> {
    return freePath(projectsFolder(), title);
  }

  log(message: string): void {
    this.options.log(message);
  }

  useDoors(doors: Doors): void {
    this.doors = doors;
  }

  get projects(): OpenProject[] {
    return [...this.open_.values()].map(({ project }) => project);
  }

  project(id: string): OpenProject | null {
    return this.open_.get(id)?.project ?? null;
  }

  /** Runs `watch` for every open project, now and later; the function that it returns runs when the project closes. */
  eachProject(watch: Watcher): () => void {
    const stops = new Map(this.projects.map((project) => [project.id, watch(project)]));
    this.watchers.set(watch, stops);
    return () => {
      this.watchers.delete(watch);
      for (const stop of stops.values()) stop();
    };
  }

  async overview(): Promise<Output<'desk.overview'>> {
    const folder = projectsFolder();
    const recent = this.options.memory?.recent ?? [];
    const known = new Set(recent.map((entry) => entry.path));
    const found = (await filesIn(folder)).filter((file) => !known.has(file));
    const openPaths = new Set([...this.open_.values()].map((entry) => entry.path));
    const entries = [
      ...recent,
      ...found.map((file) => ({ path: file, title: path.basename(file, extension), usedAt: null })),
    ];
    const existing = await Promise.all(entries.map(async (entry) => ((await isFile(entry.path)) ? [entry] : [])));
    const projects = existing
      .flat()
      .map(({ path: file, title, usedAt }) => ({ path: file, title, usedAt, open: openPaths.has(file) }));
    return { folder, projects };
  }

  async create(input: { title: string; kind: 'empty' | 'sample'; path: string | null }): Promise<{ project: string }> {
    const file = input.path === null ? await freePath(projectsFolder(), input.title) : withExtension(input.path);
    await createProject(file, input, {});
    return this.open(file);
  }

  /**
   * `reads`: also a copy that was made to be mailed, of a project that lies on this machine; else that is refused with
   * `mailedCopy`, so that one can choose to merge it instead.
   */
  async open(file: string, upstream: Upstream | null = null, reads = false): Promise<{ project: string }> {
    const full = path.resolve(file);
    for (const { project, path: openPath } of this.open_.values())
      if (openPath === full) return { project: project.id };
    const underWay = this.opening.get(full);
    if (underWay !== undefined) return { project: (await underWay).id };
    const opening = this.openNow(full, upstream, reads);
    this.opening.set(full, opening);
    try {
      return { project: (await opening).id };
    } finally {
      this.opening.delete(full);
    }
  }

  /** Redeems an invitation at another host and opens a local copy of its project. */
  async join(text: string, wantedPath: string | null): Promise<{ project: string }> {
    const link = readLink(text);
    // The code works once: what can be refused is refused before.
    if (wantedPath !== null && (await isFile(withExtension(wantedPath))))
      throw new Failure('fileExists', { path: withExtension(wantedPath) });
    const redeemed = await redeemAt(link);
    const upstream = { url: link.socketUrl, token: redeemed.token };
    await this.options.memory?.setUpstream(redeemed.project, upstream);
    const file = wantedPath === null ? await freePath(projectsFolder(), redeemed.title) : withExtension(wantedPath);
    await createReplica(file, redeemed, {});
    return this.open(file, upstream);
  }

  async close(id: string): Promise<void> {
    const entry = this.open_.get(id);
    if (entry === undefined) return;
    this.open_.delete(id);
    for (const stops of this.watchers.values()) {
      stops.get(id)?.();
      stops.delete(id);
    }
    this.upstreamCalls.get(id)?.destroy();
    this.upstreamCalls.delete(id);
    if (this.meetings.has(id)) await this.closeMeeting(entry.project);
    await entry.project.close();
    await this.rememberOpen();
  }

  /** Opens what was open when the host before this one died; what can't be opened any more is left to the person. */
  async resume(): Promise<void> {
    for (const file of this.options.memory?.open ?? []) {
      await this.open(file, null, true).catch((error: unknown) => this.log(`resume: ${String(error)}`));
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...[...this.open_.keys()].map((id) => this.close(id)), this.spelling.close()]);
  }

  invitationLink(code: string): string {
    return `${this.doors?.address() ?? ''}/join#${code}`;
  }

  async openMeeting(project: OpenProject): Promise<HostStatus> {
    if (this.doors === null) throw new Failure('noAddress');
    project.setMeeting(await this.doors.openMeeting());
    this.meetings.add(project.id);
    return project.status();
  }

  async closeMeeting(project: OpenProject): Promise<HostStatus> {
    this.meetings.delete(project.id);
    project.setMeeting(null);
    if (this.meetings.size === 0) await this.doors?.closeMeeting();
    return project.status();
  }

  /** Redeems a code at whichever open project it belongs to. Rejects with `invitationUnknown` and the like. */
  async redeem(code: string, deviceName: string): Promise<Redeemed> {
    for (const project of this.projects) {
      if (await project.people.knowsCode(code)) return project.people.redeem(code, deviceName);
    }
    throw new Failure('invitationUnknown');
  }

  /** Hands a call to the host that holds the project's key. Only the local person may: the call goes out in their name. */
  async askUpstream(project: OpenProject, principal: Principal, name: CallName, input: unknown): Promise<unknown> {
    const upstream = project.upstream;
    if (upstream === null || principal.person !== project.localPerson) throw new Failure('needsConnection');
    const client = this.upstreamClient(project.id, upstream);
    if (client.state !== 'connected' && project.upstreamState !== 'connected') throw new Failure('needsConnection');
    return client.call(name, project.id, input as never);
  }

  /** Fetches texts of versions from the project's upstream host: the host's own business, whoever asks for them here. */
  contentsFrom(project: OpenProject): AskForContents {
    return async (hashes) => {
      const { upstream } = project;
      if (upstream === null || project.upstreamState !== 'connected') return null;
      try {
        return await this.upstreamClient(project.id, upstream).call('versions.contents', project.id, {
          hashes: [...hashes],
        });
      } catch (error) {
        this.log(`versions: ${String(error)}`);
        return null;
      }
    };
  }

  /** Asks the project's upstream host who wrote a chapter: the host's own business, whoever asks for it here. */
  authorsFrom(project: OpenProject): AskForAuthors {
    return async (chapter, known) => {
      const { upstream } = project;
      if (upstream === null || project.upstreamState !== 'connected') return null;
      try {
        return await this.upstreamClient(project.id, upstream).call('authors.of', project.id, { chapter, known });
      } catch (error) {
        this.log(`authors: ${String(error)}`);
        return null;
      }
    };
  }

  private upstreamClient(project: string, upstream: Upstream): CallsClient {
    const known = this.upstreamCalls.get(project);
    if (known !== undefined) return known;
    const client = new CallsClient({ ...upstream, webSocket: this.options.webSocket });
    this.upstreamCalls.set(project, client);
    return client;
  }

  private rememberOpen(): Promise<void> {
    return this.remember(this.options.memory?.setOpen([...this.open_.values()].map(({ path: file }) => file)));
  }

  /** What is only a convenience keeps nobody from the project: a full disk least of all. */
  private async remember(written: Promise<void> | undefined): Promise<void> {
    await written?.catch((error: unknown) => this.log(`desk.json: ${String(error)}`));
  }

  private async openNow(file: string, given: Upstream | null, reads: boolean): Promise<OpenProject> {
    const { webSocket, log, memory } = this.options;
    const project = await OpenProject.open(file, {
      webSocket,
      log,
      upstreamOf: (id) => given ?? memory?.upstreamOf(id) ?? null,
      backupPlaceOf: (id) => memory?.backupPlaceOf(id) ?? null,
      authorsFrom: (project) => this.authorsFrom(project),
      contentsFrom: (project) => this.contentsFrom(project),
      cities: new CityFolders(templatesFolder()),
    });
    const refusal = (reads ? null : await this.mailedCopy(project)) ?? this.inUse(project);
    if (refusal !== null) {
      await project.close();
      throw refusal;
    }
    this.open_.set(project.id, { project, path: file });
    for (const [watch, stops] of this.watchers) stops.set(project.id, watch(project));
    await this.remember(memory?.used(file, project.title, project.mailed === null ? project.id : null));
    await this.rememberOpen();
    return project;
  }

  private inUse({ id, path: file }: OpenProject): Failure | null {
    return this.open_.has(id) ? new Failure('fileInUse', { path: file }) : null;
  }

  /** What is told of a mailed copy whose project is known here; null for any other file. */
  private async mailedCopy({ id, mailed, path: file }: OpenProject): Promise<Failure | null> {
    if (mailed === null) return null;
    const open = this.open_.get(id);
    const known =
      open === undefined
        ? this.options.memory?.recent.find((each) => each.project === id)
        : { path: open.path, title: open.project.title };
    if (known === undefined || known.path === file || !(await isFile(known.path))) return null;
    const { path: of, title } = known;
    return new Failure('mailedCopy', {
      path: file,
      of,
      title,
      time: mailed,
      project: id,
      open: open === undefined ? 0 : 1,
    });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(extension)).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

const withExtension = (file: string): string => path.resolve(file.endsWith(extension) ? file : file + extension);

/** A path in the folder that no file has yet, named after the title. */
async function freePath(folder: string, title: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name =
    title
      .replace(/[^\p{L}\p{N} ._–-]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'Vorhaben';
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, `${number === 1 ? name : `${name} ${number}`}${extension}`);
    if (!(await isFile(file))) return file;
  }
}
