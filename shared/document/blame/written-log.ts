/**
 * Who wrote and who deleted which characters of a room, and when: the fold of its log, update by update, each looked at once.
 * It keeps the characters themselves, too, also deleted ones, so that what is said to be a copy can be checked. Pure.
 */
import * as Y from 'yjs';
import { EMBED_CHARACTER } from '../block.ts';
import { markerIdOf } from '../delta.ts';
import { MARKER } from '../longest-common.ts';
import { ClockSpans, type Span } from './clock-spans.ts';
import type { Step } from '../same-characters.ts';

/** One update as the log keeps it. */
export interface LoggedChange {
  readonly actor: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

export interface Written {
  readonly actor: string;
  readonly at: number;
  /** One for each clock; `MARKER` for a block's, `UNKNOWN` for what is no character, or was deleted before it came here. */
  text: string;
  /** The number of the update that it came with, if that brought much at once, as pasting, moving and restoring do; else 0. */
  readonly batch: number;
}

export interface Deleted {
  readonly actor: string;
  readonly at: number;
}

export const UNKNOWN = '\0';
/** Letters that follow each other within this time, in milliseconds, are one span. */
const SAME_TIME = 60_000;
/** So many characters in one update are none that were typed one after another. */
const AT_ONCE = 8;

export class WrittenLog {
  readonly written = new ClockSpans<Written>();
  readonly deleted = new ClockSpans<Deleted>();
  /** What undo and redo wrote anew: they put it right before the deleted characters that it stands for. */
  readonly restored: Step[] = [];
  #updates = 0;

  /** Takes the next update. What can't be read is left out: who wrote that isn't known then. */
  add({ actor, at, bytes }: LoggedChange): void {
    let update: ReturnType<typeof Y.decodeUpdate>;
    try {
      update = Y.decodeUpdate(bytes);
    } catch {
      return;
    }
    const gone = { actor, at };
    const sooner = (last: Span<Deleted>): boolean => last.value.actor === actor && at - last.value.at < SAME_TIME;
    for (const [client, ranges] of update.ds.clients)
      for (const { clock, len } of ranges)
        this.deleted.add(client, clock, clock + len, gone, (last, to) => sooner(last) && (last.to = to) === to);
    this.#updates++;
    const isMuch = update.structs.reduce((sum, struct) => sum + lettersIn(struct), 0) >= AT_ONCE;
    this.#structs(update.structs, actor, at, isMuch ? this.#updates : 0);
  }

  /** The characters of a range; `UNKNOWN` where they are not known. */
  textOf(client: number, from: number, to: number): string {
    let text = '';
    for (const part of this.written.within(client, from, to)) {
      const { span } = part;
      text +=
        span === null
          ? UNKNOWN.repeat(part.to - part.from)
          : span.value.text.slice(part.from - span.from, part.to - span.from);
    }
    return text;
  }

  #structs(structs: readonly (Y.Item | Y.GC | Y.Skip)[], actor: string, at: number, batch: number): void {
    for (let index = 0; index < structs.length;) {
      const first = structs[index];
      if (first === undefined) return;
      const { client, clock: from } = first.id;
      let to = from;
      let text = '';
      // Those that follow each other are one piece of writing.
      for (
        let struct = structs[index];
        struct?.id.client === client && struct.id.clock === to;
        struct = structs[++index]
      ) {
        if (struct instanceof Y.Skip) break;
        text += textOfStruct(struct);
        to += struct.length;
      }
      if (to > from) this.#write(client, from, text, { actor, at, batch });
      if (structs[index] instanceof Y.Skip) index++;
    }
    for (const struct of structs) if (struct instanceof Y.Item) this.#noteRestored(struct);
  }

  #write(client: number, from: number, letters: string, by: Omit<Written, 'text'>): void {
    const to = from + letters.length;
    const known = Math.min(to, Math.max(from, this.written.end(client)));
    if (known === to) return;
    const text = letters.slice(known - from);
    this.written.add(client, known, to, { ...by, text }, (last) => {
      const { value } = last;
      const { actor, at, batch } = by;
      if (batch !== value.batch || value.actor !== actor || at - value.at >= SAME_TIME) return false;
      value.text += text;
      last.to = to;
      return true;
    });
  }

  /** Typing steps over deleted characters, so that nothing but undo and redo writes right before one. */
  #noteRestored({ id, rightOrigin, length, content }: Y.Item): void {
    if (rightOrigin === null || !(content instanceof Y.ContentString || content instanceof Y.ContentEmbed)) return;
    const { client, clock } = rightOrigin;
    if (this.deleted.at(client, clock) === null) return;
    if (client === id.client && clock >= id.clock) return;
    const text = textOfContent(content, length);
    if (this.textOf(client, clock, clock + length) === text)
      this.restored.push([id.client, id.clock, client, clock, length]);
  }
}

const lettersIn = (struct: Y.Item | Y.GC | Y.Skip): number =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.length : 0;

const textOfStruct = (struct: Y.Item | Y.GC): string =>
  struct instanceof Y.Item ? textOfContent(struct.content, struct.length) : UNKNOWN.repeat(struct.length);

function textOfContent(content: unknown, length: number): string {
  if (content instanceof Y.ContentString) return content.str;
  if (!(content instanceof Y.ContentEmbed)) return UNKNOWN.repeat(length);
  return markerIdOf(content.embed) === null ? EMBED_CHARACTER : MARKER;
}
