/** One open project: its file, its rooms, its people, its link to an upstream host. The services' side of the contract. */
import type { Membership, Person } from '../../shared/domain/people.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';
import { personName } from '../../shared/i18n/person-name.ts';
import type { EventData, Input } from '../../shared/rpc/contract.ts';
import type { ChapterAt, OutlineAt } from '../../shared/rpc/history-schemas.ts';
import type { ChapterMarks, HostStatus, People, Project } from '../../shared/rpc/schemas.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import type { PaperComment, PaperSuggestion } from '../export/paper.ts';
import { openProject as openStore } from '../store/open-store.ts';
import type { AskForAuthors } from './authorship/authorship.ts';
import { certifyAbove } from './certify-above.ts';
import type { ChangeLog, ChangeSources } from './compare/change-authors.ts';
import { metaKeys } from './create-project.ts';
import { chapterAt, outlineAt } from './history/at-moment.ts';
import { Ledger } from './ledger.ts';
import { fieldWriters } from './field-writers.ts';
import { membershipHere } from './membership-here.ts';
import { ProjectServices, type OpenFile, type ServicesOptions } from './project-services.ts';
import { PeopleService } from './people.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { saidOnMeasures } from './measures/said-on-measures.ts';
import type { AskForContents } from './versions.ts';
import { describeComments } from './read-comments.ts';
import { openSuggestions } from './read-suggestions.ts';
import { listRooms, type ListedRoom } from './room-list.ts';

export interface ProjectOptions extends ServicesOptions {
  /** Whom to ask who wrote what came from the upstream host. */
  readonly authorsFrom?: (project: OpenProject) => AskForAuthors;
  /** Whom to ask for texts of versions that are not here. */
  readonly contentsFrom?: (project: OpenProject) => AskForContents;
}

export class OpenProject extends ProjectServices {
  readonly people: PeopleService;
  /** The person who sits at this machine. */
  readonly localPerson: string;
  /** Path of its file. */
  readonly path: string;
  /** When the file was made to be mailed; null for one that people work in. */
  readonly mailed: string | null;

  private readonly log: (message: string) => void;

  private constructor(
    file: OpenFile,
    private readonly from: Pick<ProjectOptions, 'authorsFrom' | 'contentsFrom'>,
    options: ProjectOptions,
  ) {
    super(file, options);
    this.log = options.log;
    ({ people: this.people, localPerson: this.localPerson, path: this.path, mailed: this.mailed } = file);
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
      project = new OpenProject({ store, ledger, people, localPerson, path, mailed }, options, options);
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
    return this.file.ledger.publicKey ?? '';
  }

  get title(): string {
    return this.file.ledger.title.title;
  }

  /** How the link to the upstream host is, null without one. */
  get upstreamState(): NonNullable<HostStatus['upstream']>['state'] | null {
    return this.replicator?.state.state ?? null;
  }

  /** Who certifies a PDF where this machine can't; null without an upstream host. */
  get certifier(): Certifier | null {
    const { id: project, upstream, log } = this;
    const isThere = (): boolean => this.upstreamState === 'connected';
    return upstream === null ? null : certifyAbove({ project, upstream, isThere, log });
  }

  person(id: string): Person | null {
    return this.membership.people.get(id) ?? null;
  }

  /** Who takes part, with the roles that count here now. */
  peopleList(): People {
    return this.people.list(this.membership);
  }

  /** What the rights depend on. */
  protected get membership(): Membership {
    return membershipHere(this.file.ledger.membership, {
      person: this.file.localPerson,
      mailed: this.file.mailed !== null,
      refused: this.upstreamState === 'refused',
    });
  }

  info(me: string): Project {
    const { movedAside: aside, readOnly } = this.file.store;
    return {
      id: this.id,
      ...this.file.ledger.title,
      me,
      home: this.file.ledger.home,
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
    await this.file.ledger.append(by, () => [{ kind: 'title', title, owner, sample: this.file.ledger.title.sample }]);
    return this.info(by);
  }

  /** The comments of the paper with names in place of ids, for exports. */
  async paperComments(say: Translate): Promise<PaperComment[]> {
    return describeComments(await this.commentRows.read(), (person) => personName(this.person(person), say));
  }

  /** The same of those on measures. */
  async measureComments(say: Translate): Promise<PaperComment[]> {
    const room = await this.hub.open(roomName({ project: this.id, kind: 'measureComments', item: null }));
    try {
      const { people } = this.membership;
      return room.read((doc) => saidOnMeasures(doc, people, (person) => personName(this.person(person), say), say));
    } finally {
      room.release();
    }
  }

  /** Who writes in a form under which Yjs client. */
  fieldWriters(wanted: Input<'fields.writers'>): Promise<(string | null)[]> {
    return fieldWriters(this.file.store, (id) => this.person(id) !== null, wanted);
  }

  /** Who suggested what in these chapters, for exports. */
  paperSuggestions(chapters: readonly string[], say: Translate): Promise<PaperSuggestion[]> {
    return openSuggestions(this.hub, chapters, (person) => personName(this.person(person), say));
  }

  setMeeting(meeting: HostStatus['meeting']): void {
    this.projectStatus.setMeeting(meeting);
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

  /** What a chapter was at a moment, as this host's log says. */
  chapterAt(chapter: string, at: number): Promise<ChapterAt> {
    return chapterAt(this.history, this.room('chapter', chapter), at);
  }

  /** Which chapters there were at a moment. */
  outlineAt(at: number): Promise<OutlineAt> {
    return outlineAt(this.history, this.room('outline'), at);
  }

  protected askAuthors(): AskForAuthors | null {
    return this.from.authorsFrom?.(this) ?? null;
  }

  protected askContents(): AskForContents {
    return this.from.contentsFrom?.(this) ?? (() => Promise.resolve(null));
  }

  protected membershipChanged(): void {
    // First whoever has no access at all any more: the code tells a following host that it is refused as a whole.
    for (const person of this.membership.people.values()) if (!person.active) this.hub.disconnectPerson(person.id);
    this.hub.rightsChanged();
    this.emitter.emit('people', this.peopleList());
    this.emitter.emit('project', this.info(this.localPerson));
  }
}
