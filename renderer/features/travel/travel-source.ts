/** What stood at a moment, as the host tells it; what is known to have stood for a while is not asked for again. */
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import type { Stage } from '../../../shared/domain/chapter-stage.ts';
import type { OutlineAt } from '../../../shared/rpc/history-schemas.ts';
import type { ProjectCall } from '../../app/session.ts';

export interface ChapterState {
  /** Null while nothing was written. */
  readonly text: VersionChapter | null;
  readonly stage: Stage | null;
}

interface Known<T> {
  /** From when until just before when it stood, ms; null: from the beginning, up to now. */
  readonly from: number | null;
  readonly until: number | null;
  readonly value: T;
}

/** Who makes chapters (a new paper, an import) writes their texts first and names them in the outline a moment later, ms. */
export const named = 3_000;
/** So many states of a chapter are kept. */
const mostKept = 12;

export class TravelSource {
  private readonly chapters = new Map<string, Known<ChapterState>[]>();
  private readonly outlines: Known<OutlineAt>[] = [];
  private readonly texts = new Map<string, VersionChapter>();

  constructor(private readonly call: ProjectCall) {}

  /** Rejects with a Failure. */
  async chapter(id: string, at: number): Promise<ChapterState> {
    const known = this.chapters.get(id) ?? [];
    this.chapters.set(id, known);
    const found = foundIn(known, at);
    if (found !== null) return found;
    const { from, until, state } = await this.call('history.chapter', { chapter: id, at });
    const value =
      state === null
        ? { text: null, stage: null }
        : { text: this.read(id, state.title, state.hash, state.json), stage: state.stage };
    keep(known, { from, until, value });
    return value;
  }

  async outline(at: number): Promise<OutlineAt> {
    const found = foundIn(this.outlines, at);
    if (found !== null) return found;
    const value = await this.call('history.outline', { at });
    keep(this.outlines, { from: value.from, until: value.until, value });
    return value;
  }

  /** The moment at which the paper as a whole is as it is shown for `at`: chapters that are named a moment later are part of it. */
  async paperMoment(at: number): Promise<number> {
    const [here, soon] = await Promise.all([this.outline(at), this.outline(at + named)]);
    const ids = new Set(soon.chapters.map(({ id }) => id));
    const grew = soon.chapters.length > here.chapters.length && here.chapters.every(({ id }) => ids.has(id));
    return grew ? (soon.from ?? at) : at;
  }

  /** The same text is the same object: then nothing is compared or drawn anew. */
  private read(id: string, title: string, hash: string, json: string): VersionChapter | null {
    const key = `${id} ${hash} ${title}`;
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const content = readCanonicalChapter(json);
    if (content === null) return null;
    const text = { id, title, ...content };
    this.texts.set(key, text);
    for (const oldest of this.texts.keys()) {
      if (this.texts.size <= 4 * mostKept) break;
      this.texts.delete(oldest);
    }
    return text;
  }
}

/** What is said to stand up to now may have been written in since: it is asked for again. */
const foundIn = <T>(known: readonly Known<T>[], at: number): T | null =>
  known.find(({ from, until }) => until !== null && at < until && (from === null || at >= from))?.value ?? null;

function keep<T>(known: Known<T>[], state: Known<T>): void {
  known.push(state);
  if (known.length > mostKept) known.shift();
}
