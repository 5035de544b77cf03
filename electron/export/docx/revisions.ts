/** Numbers of everything in a Word file that needs one of its own, and who changed what. */
import { cleanName } from '../clean-text.ts';
import type { Author } from '../comparison/comparison.ts';
import type { Attributes } from './markup.ts';

/** Word shows no longer names. */
const LONGEST_NAME = 120;
/** Years that Word can show. */
const [EARLIEST, LATEST] = [Date.UTC(1980, 0, 1), Date.UTC(2200, 0, 1)];

export class Revisions {
  #last = 0;

  constructor(private readonly nobody: string) {}

  /** A number that nothing else in the file has. */
  next(): number {
    return (this.#last += 1);
  }

  /** `w:id`, `w:author` and `w:date` of a change. */
  attributes(author: Author): Attributes {
    return { 'w:id': this.next(), ...this.by(author) };
  }

  by({ name, at }: Author): Attributes {
    return { 'w:author': this.name(name), 'w:date': wordTime(at) };
  }

  name(name: string): string {
    return cleanName(name, LONGEST_NAME, this.nobody);
  }
}

/** To the second; undefined where the time isn't known, or none. */
export function wordTime(at: number | null): string | undefined {
  if (at === null || !Number.isFinite(at) || at < EARLIEST || at > LATEST) return undefined;
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** One change, for those that stand beside each other. */
export const authorKey = ({ name, at }: Author): string => `${String(at)} ${name}`;
