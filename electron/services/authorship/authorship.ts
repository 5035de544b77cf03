/**
 * Who wrote what: from each chapter's room, its log and the leases of client ids. A host that follows another asks that one for
 * what it brought, and keeps the answer, so that the names are right offline, too.
 */
import * as v from 'valibot';
import type { Doc } from 'yjs';
import { personOf, UPSTREAM } from '../../../shared/document/blame/act.ts';
import { Authors, packAuthors } from '../../../shared/document/blame/author-table.ts';
import type { Author } from '../../../shared/document/blame/author.ts';
import { readAuthors } from '../../../shared/document/blame/authors.ts';
import { readOutline } from '../../../shared/document/outline.ts';
import { authorTable, type AuthorShares, type AuthorTable } from '../../../shared/rpc/author-schemas.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { roomName, type RoomKind } from '../../../shared/sync/rooms.ts';
import type { Hub } from '../../hub/hub.ts';
import type { HubRoom } from '../../hub/hub-room.ts';
import { within } from '../../hub/within.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { together } from './from-above.ts';
import { keepAuthors, keptAuthors } from './kept-authors.ts';
import { holdsWords, othersNamed, proposedBy } from './proposed-words.ts';
import { RoomLog } from './room-log.ts';

/** Asks the upstream host for a chapter's authors; `known` is the stamp of what is here. Null: nothing new, or out of reach. */
export type AskForAuthors = (chapter: string, known: string | null) => Promise<AuthorTable | null>;

/** The host that is followed is asked of one chapter this often at most, in milliseconds. */
const askEvery = 20_000;
/** And of all others, while somebody here looks at one. */
const fetchEvery = 10 * 60_000;
/** Who reads besides waits no longer for the host that is followed, in milliseconds. */
const patience = 3_000;

export interface AuthorshipOptions {
  readonly project: string;
  readonly hub: Pick<Hub, 'open'>;
  readonly store: Pick<ProjectStore, 'history' | 'meta' | 'setMeta' | 'readOnly'>;
  /** Whether this host follows another one. */
  readonly follows: boolean;
  /** Whom to ask where nobody's call brings it along. */
  readonly ask?: () => AskForAuthors | null;
  readonly log: (message: string) => void;
}

/** What is known of one chapter. */
interface Chapter {
  readonly log: RoomLog;
  table: AuthorTable | null;
  /** What the host that is followed said last; undefined before it was looked for. */
  above: Authors | null | undefined;
  askedAt: number;
  work: Promise<AuthorTable>;
}

export class Authorship {
  private readonly chapters = new Map<string, Chapter>();
  private fetchedAt = -Infinity;

  constructor(private readonly options: AuthorshipOptions) {}

  get follows(): boolean {
    return this.options.follows;
  }

  /** What the host that is followed says of a chapter: as it is kept here, or asked for, which takes no long; null for nothing. */
  async above(chapter: string, how: 'kept' | 'asked'): Promise<Authors | null> {
    if (!this.follows) return null;
    const known = this.chapters.get(chapter) ?? this.begin(chapter);
    known.above ??= await keptAuthors(this.options.store, chapter);
    if (how === 'asked') await within(patience, this.lookAbove(chapter, known, this.options.ask?.() ?? null));
    return known.above ?? null;
  }

  /** Who wrote a chapter; null where that is what the asker has. Rejects with `badInput` for none. */
  async of(chapter: string, known: string | null, ask: AskForAuthors | null): Promise<AuthorTable | null> {
    const table = await this.table(chapter, ask);
    if (this.options.follows && ask !== null) this.fetchOthers(ask);
    return table.stamp === known ? null : table;
  }

  /** Who wrote the characters of these ranges of a chapter, with what is told of each part. */
  async authorsOf(
    chapter: string,
    ranges: readonly (readonly [client: number, clock: number, length: number])[],
    ask: AskForAuthors | null = null,
  ): Promise<
    readonly {
      readonly client: number;
      readonly clock: number;
      readonly length: number;
      readonly author: Author | null;
    }[]
  > {
    const { runs } = new Authors(await this.table(chapter, ask));
    return ranges.flatMap(([client, clock, length]) =>
      [...runs.within(client, clock, clock + length)].map(({ from, to, span }) => ({
        client,
        clock: from,
        length: to - from,
        author: span?.value ?? null,
      })),
    );
  }

  /** How much everybody has written, chapter by chapter. */
  async shares(ask: AskForAuthors | null): Promise<AuthorShares> {
    const shares: AuthorShares = [];
    for (const id of await this.chapterIds()) {
      const { people, shares: rows } = await this.table(id, ask);
      shares.push({
        chapter: id,
        people: rows.map(([number, characters, words, written]) => ({
          person: people[number] ?? null,
          characters,
          words,
          written,
        })),
      });
    }
    return shares;
  }

  /** Has what is told of the other chapters as well, for when the host above is out of reach. */
  private fetchOthers(ask: AskForAuthors): void {
    const now = performance.now();
    if (now < this.fetchedAt + fetchEvery) return;
    this.fetchedAt = now;
    const fetchAll = async (): Promise<void> => {
      for (const id of await this.chapterIds()) {
        const chapter = this.chapters.get(id) ?? this.begin(id);
        await chapter.work.catch(() => null);
        await this.lookAbove(id, chapter, ask);
      }
    };
    fetchAll().catch((error: unknown) => this.options.log(`authors: ${String(error)}`));
  }

  private async chapterIds(): Promise<string[]> {
    const outline = await this.options.hub.open(this.room('outline'));
    try {
      return outline.read(readOutline).flatMap(({ id, deleted }) => (deleted ? [] : [id]));
    } finally {
      outline.release();
    }
  }

  private table(id: string, ask: AskForAuthors | null): Promise<AuthorTable> {
    const chapter = this.chapters.get(id) ?? this.begin(id);
    // One after another: the second finds what the first has made.
    const turn = chapter.work.catch(() => null).then(() => this.make(id, chapter, ask));
    chapter.work = turn;
    return turn;
  }

  private begin(id: string): Chapter {
    const log = new RoomLog(this.options.store, this.room('chapter', id));
    const chapter: Chapter = {
      log,
      table: null,
      above: this.options.follows ? undefined : null,
      askedAt: -Infinity,
      work: Promise.reject(new Error('nothing yet')),
    };
    chapter.work.catch(() => undefined);
    this.chapters.set(id, chapter);
    return chapter;
  }

  private async make(id: string, chapter: Chapter, ask: AskForAuthors | null): Promise<AuthorTable> {
    if (this.options.follows) await this.lookAbove(id, chapter, ask);
    const outline = await this.options.hub.open(this.room('outline'));
    const isThere = outline.read(readOutline).some((entry) => entry.id === id);
    outline.release();
    if (!isThere) throw new Failure('badInput');
    const room = await this.options.hub.open(this.room('chapter', id));
    try {
      await chapter.log.catchUp();
      const { seq } = chapter.log;
      const stamp = `${seq}.${room.log.issued - room.log.committed}.${chapter.above?.table.stamp ?? ''}`.slice(0, 80);
      if (chapter.table?.stamp === stamp) return chapter.table;
      const proposed = await this.proposals(id, room);
      chapter.table = room.read((doc) => this.read(doc, room, chapter, proposed, stamp));
      return chapter.table;
    } finally {
      room.release();
    }
  }

  private read(
    doc: Doc,
    room: HubRoom,
    { log: { log }, above }: Chapter,
    typed: ReadonlyMap<string, string>,
    stamp: string,
  ): AuthorTable {
    const leaseOf = (client: number): string | null => room.leases.personOf(client);
    const { texts, shares } = readAuthors(doc, {
      log,
      leaseOf,
      proposed: (person, words) => holdsWords(typed.get(person) ?? '', words),
      above: above?.runs,
    });
    const clients = [...doc.store.clients.keys()].map((client): readonly [number, string | null] => {
      const lease = leaseOf(client);
      return [client, (lease === UPSTREAM ? above?.personOf(client) : lease === null ? null : personOf(lease)) ?? null];
    });
    const merged = above === null || above === undefined ? { texts, shares } : together(texts, shares, above);
    return packAuthors({ stamp, ...merged, clients, now: Date.now() });
  }

  /** What people proposed under whose name others wrote suggestions here; mostly there are none. */
  private async proposals(id: string, chapter: HubRoom): Promise<ReadonlyMap<string, string>> {
    const personIn = (client: number): string | null => {
      const lease = chapter.leases.personOf(client);
      return lease === null ? null : personOf(lease);
    };
    const named = chapter.read((doc) => othersNamed(doc, personIn));
    if (named.size === 0) return new Map();
    const comments = await this.options.hub.open(this.room('comments', id));
    try {
      return comments.read((doc) => proposedBy(doc, named));
    } finally {
      comments.release();
    }
  }

  private async lookAbove(id: string, chapter: Chapter, ask: AskForAuthors | null): Promise<void> {
    chapter.above ??= await keptAuthors(this.options.store, id);
    const now = performance.now();
    if (ask === null || now - chapter.askedAt < askEvery) return;
    chapter.askedAt = now;
    const told = v.safeParse(v.nullable(authorTable), await ask(id, chapter.above?.table.stamp ?? null));
    if (!told.success || told.output === null) return;
    chapter.above = new Authors(told.output);
    if (this.options.store.readOnly !== null) return;
    await keepAuthors(this.options.store, id, told.output).catch((error: unknown) =>
      this.options.log(`authors: ${String(error)}`),
    );
  }

  private room(kind: RoomKind, item: string | null = null): string {
    return roomName({ project: this.options.project, kind, item });
  }
}
