/**
 * A paper of 48 chapters that 60 people in six groups write over a year, as a seeded stream of the updates that their
 * windows would send, in the order of time: sessions of an hour or so on working days, several at once.
 */
import * as Y from 'yjs';
import { seeded } from '../random.ts';
import { Manuscript } from './manuscript.ts';
import { session, type Edit } from './session.ts';
import { wordsOf } from './words.ts';

const people = 60;
const groups = 6;
const workingDays = 230;
const day = 24 * 3_600_000;
/** 2 March 2026, eight o'clock. */
const start = Date.UTC(2026, 2, 2, 8);
/** Edits of a session; each has a client id of its own, as each opening of a window has. */
const shortest = 150;
const longest = 1_450;
/** One edit in so many is a comment. */
const commentEvery = 400;

export interface YearUpdate {
  readonly room: string;
  readonly person: string;
  readonly client: number;
  /** When, ms since 1970. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Sitting {
  readonly chapter: string;
  readonly person: string;
  readonly client: number;
  readonly text: Manuscript;
  readonly edits: Generator<Edit>;
  left: number;
  at: number;
  change: () => void;
}

export class YearOfWriting {
  /** What has been written, with all that was deleted, by room. */
  readonly documents = new Map<string, Y.Doc>();
  /** Rooms that their last writer has left; whoever looks takes them out. */
  readonly left: string[] = [];
  /** Sessions so far. */
  sessions = 0;
  private readonly manuscripts = new Map<string, Manuscript>();
  private readonly random;
  private readonly words;
  private readonly sittings: Sitting[] = [];
  private readonly starts: number[];

  /** `edits`: so many updates; in `chapters`, each of one group's. The same seed gives the same ones. */
  constructor(
    private readonly project: string,
    private readonly edits: number,
    seed = 1,
    private readonly chapters = 48,
  ) {
    this.random = seeded(seed);
    this.words = wordsOf(this.random);
    const count = Math.ceil(edits / ((shortest + longest) / 2)) + 1;
    this.starts = Array.from({ length: count }, () => {
      const workday = Math.floor(this.random() * workingDays);
      // Five days of seven, between eight and four.
      return start + (Math.floor(workday / 5) * 7 + (workday % 5)) * day + this.random() * 8 * 3_600_000;
    }).sort((a, b) => b - a);
  }

  *updates(): Generator<YearUpdate> {
    for (let given = 0; given < this.edits;) {
      const sitting = this.next();
      const { room, bytes } = this.edit(sitting);
      if (bytes.length > 0) {
        given += 1;
        yield { room, person: sitting.person, client: sitting.client, at: Math.round(sitting.at), bytes };
      }
      this.goOn(sitting);
    }
  }

  /** The sitting whose edit comes next; a new one where one begins before it. */
  private next(): Sitting {
    let first = this.sittings[0];
    for (const sitting of this.sittings) if (first === undefined || sitting.at < first.at) first = sitting;
    const begins = this.starts.at(-1);
    if (begins === undefined && first === undefined) this.starts.push(start + 365 * day);
    else if (first !== undefined && (begins === undefined || first.at <= begins)) return first;
    return this.begin(this.starts.pop() ?? start);
  }

  private begin(at: number): Sitting {
    const below = (limit: number): number => Math.floor(this.random() * limit);
    const index = below(this.chapters);
    const chapter = `00000000-0000-4000-8000-${`${index}`.padStart(12, '0')}`;
    const client = below(2 ** 32);
    let text = this.manuscripts.get(chapter);
    if (text === undefined) {
      text = new Manuscript(this.random);
      this.manuscripts.set(chapter, text);
      this.documents.set(`${this.project}/chapter/${chapter}`, text.doc);
    }
    const edits = session(text, client, this.words, this.random() < 0.1, this.random);
    // Who may write in it: those of its group.
    const member = (index % groups) + groups * below(people / groups);
    const person = `11111111-1111-4111-8111-${`${member}`.padStart(12, '0')}`;
    const left = shortest + below(longest - shortest);
    const sitting: Sitting = { chapter, person, client, text, edits, left, at, change: () => undefined };
    this.sittings.push(sitting);
    this.sessions += 1;
    this.goOn(sitting);
    return sitting;
  }

  private goOn(sitting: Sitting): void {
    const next = sitting.edits.next();
    sitting.left -= 1;
    if (next.done === true || sitting.left <= 0) {
      sitting.text.leave(sitting.client);
      this.sittings.splice(this.sittings.indexOf(sitting), 1);
      if (!this.sittings.some(({ chapter }) => chapter === sitting.chapter))
        this.left.push(`${this.project}/chapter/${sitting.chapter}`, `${this.project}/comments/${sitting.chapter}`);
      return;
    }
    sitting.at += next.value.after;
    sitting.change = next.value.change;
  }

  private edit({ chapter, person, client, text, change, at }: Sitting): { room: string; bytes: Uint8Array } {
    if (this.random() >= 1 / commentEvery)
      return { room: `${this.project}/chapter/${chapter}`, bytes: text.edit(client, change) };
    const room = `${this.project}/comments/${chapter}`;
    return { room, bytes: this.comment(room, person, client, at) };
  }

  private comment(room: string, person: string, client: number, at: number): Uint8Array {
    const doc = this.documents.get(room) ?? new Y.Doc({ gc: false });
    this.documents.set(room, doc);
    let sent: Uint8Array = new Uint8Array();
    const take = (update: Uint8Array): void => {
      sent = update;
    };
    doc.clientID = client;
    doc.on('update', take);
    const id = Math.floor(this.random() * 2 ** 40).toString(36);
    const said = Array.from({ length: 4 + Math.floor(this.random() * 30) }, this.words).join(' ');
    const exact = Array.from({ length: 3 }, this.words).join(' ');
    doc.getMap('entries').set(`${person}/${id}`, {
      kind: 'thread',
      at,
      text: said,
      anchor: { on: 'text', root: 'text', block: id, quote: { exact, prefix: '', suffix: '' }, start: id, end: id },
    });
    doc.off('update', take);
    return sent;
  }
}
