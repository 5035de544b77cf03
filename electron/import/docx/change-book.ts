/**
 * Tracked changes. Word cuts what one person changed in one go into many pieces, by run and by kind; here they become one
 * change, as one would decide on it, as long as nothing unchanged lies between and only minutes have passed.
 */
import type { ImportedChange } from '../imported-text.ts';
import { docxLimits } from './limits.ts';
import { tooLarge } from './refuse.ts';
import type { XmlElement } from './xml.ts';

/** What belongs together was written within this time, in milliseconds. */
const together = 10 * 60_000;
const longestName = 200;

export class ChangeBook {
  readonly all: ImportedChange[] = [];
  private readonly open = new Map<string, ImportedChange>();
  private readonly moves = new Map<string, ImportedChange>();

  /** The id of the change that an element (`w:ins`, `w:rPrChange`, …) tells of. Those of one `line` continue each other. */
  of(element: XmlElement, line: 'text' | 'format' | 'block'): string {
    const { author, at } = whoAndWhen(element);
    const open = this.open.get(line);
    if (open?.author === author && near(open.at, at)) return open.id;
    const change = this.begin(author, at);
    this.open.set(line, change);
    return change.id;
  }

  /** Both ends of a move are one change, known by the move's name. */
  ofMove(name: string, element: XmlElement): string {
    const known = this.moves.get(name);
    if (known !== undefined) return known.id;
    const { author, at } = whoAndWhen(element);
    const change = this.begin(author, at);
    this.moves.set(name, change);
    return change.id;
  }

  /** Something unchanged came: what is changed behind it is another change. */
  close(line: 'text' | 'format' | 'block'): void {
    this.open.delete(line);
  }

  private begin(author: string, at: number | null): ImportedChange {
    if (this.all.length >= docxLimits.changes) throw tooLarge('changes');
    const change = { id: `word-${this.all.length + 1}`, author, at };
    this.all.push(change);
    return change;
  }
}

/** Author and time of a change or comment, as far as the file tells them. */
export function whoAndWhen({ attributes }: XmlElement): { author: string; at: number | null } {
  const author = (attributes['w:author'] ?? '').replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
  return { author: author.slice(0, longestName), at: readTime(attributes['w:date']) };
}

function readTime(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  // Word writes local time and calls it UTC; without a zone it is taken as UTC, too, so that it reads the same everywhere.
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isFinite(time) && time > 0 ? time : null;
}

const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= together;
