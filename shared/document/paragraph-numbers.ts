/**
 * Numbers of the paragraphs of a chapter, written behind the chapter's (`3/12a`). Until they are set down they count 1, 2, 3.
 * Set down, a paragraph keeps its number for good, and no other ever gets it; later ones get numbers between.
 *
 * A number is a path of counts, written as digits and letters in turn: 12 is `12`, the first behind it `12a`, behind
 * that `12a1`, `12a1a` … ; after `12z` comes `12aa`. A count of nothing stands before the first: `0a` before 1, and between
 * 12 and `12a` stands `12-1` (no letter yet, then 1). So there is always room between two numbers, and they sort as they are read.
 */

/** What has been set down: the number of each paragraph, by the id of its block, also of those that are gone. */
export type FrozenNumbers = ReadonlyMap<string, string>;
export const NOTHING_FROZEN: FrozenNumbers = new Map();
/** The longest number that is read. */
export const LONGEST_NUMBER = 40;

type Path = readonly number[];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** 1 is a, 26 is z, 27 is aa; 0, no letter yet, is a dash. */
function lettersOf(count: number): string {
  if (count === 0) return '-';
  let text = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) text = (LETTERS[(rest - 1) % 26] ?? '') + text;
  return text;
}

function countOf(letters: string): number {
  if (letters === '-') return 0;
  let count = 0;
  for (let at = 0; at < letters.length; at++) count = count * 26 + LETTERS.indexOf(letters.charAt(at)) + 1;
  return count;
}

const write = (path: Path): string =>
  path.map((count, level) => (level % 2 === 0 ? String(count) : lettersOf(count))).join('');

const FORM = /^(0|[1-9]\d{0,5})((?:[a-z]{1,4}|-)(?:0|[1-9]\d{0,5}))*([a-z]{1,4}|-)?$/;

/** The path of a written number; null where it is none. One that ends in nothing names no paragraph. */
function read(number: string): Path | null {
  if (number.length > LONGEST_NUMBER || !FORM.test(number)) return null;
  const path = (number.match(/\d+|[a-z]+|-/g) ?? []).map((part, level) =>
    level % 2 === 0 ? Number(part) : countOf(part),
  );
  return path.at(-1) === 0 ? null : path;
}

/** Whether this is a number that a paragraph can have. */
export const isParagraphNumber = (number: string): boolean => read(number) !== null;

/** Negative where `a` stands before `b` in a text in which nothing was moved. */
export function compareNumbers(a: string, b: string): number {
  return comparePaths(read(a) ?? [], read(b) ?? []);
}

function comparePaths(a: Path, b: Path): number {
  for (let level = 0; level < Math.max(a.length, b.length); level++) {
    const difference = (a[level] ?? -1) - (b[level] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Which numbers are used up: by path, the highest count that was ever behind it. */
class Used {
  readonly #highest = new Map<string, number>();

  add(path: Path): void {
    for (let level = 0; level < path.length; level++) {
      const parent = path.slice(0, level).join('.');
      this.#highest.set(parent, Math.max(this.#highest.get(parent) ?? 0, path[level] ?? 0));
    }
  }

  /** The next number behind `parent` that nobody has or had. */
  next(parent: Path): Path {
    const path = [...parent, (this.#highest.get(parent.join('.')) ?? 0) + 1];
    this.add(path);
    return path;
  }
}

/** Behind which path the numbers between two neighbours are counted; `left` null: before the first. */
function parentBetween(left: Path | null, right: Path): Path {
  const before = left ?? [0];
  // The next beside the left one, or beside what that lies behind, as long as it stays before the right one.
  for (let length = 1; length <= before.length; length++) {
    const parent = before.slice(0, length);
    if (!liesBehind(right, parent)) return parent;
  }
  // The right one lies behind the left one: the numbers come behind the last place before it.
  const parent = [...before];
  for (let level = before.length; level < right.length; level++) {
    const count = right[level] ?? 0;
    parent.push(Math.max(0, count - 1));
    if (count > 0) break;
  }
  return parent;
}

const liesBehind = (path: Path, parent: Path): boolean => parent.every((count, level) => path[level] === count);

/**
 * The numbers of paragraphs in the order of the text, without the chapter's. Those that were set down have theirs; the others
 * are numbered behind the one before them, at the end with the next whole number.
 */
export function numberParagraphs(ids: readonly string[], frozen: FrozenNumbers): ReadonlyMap<string, string> {
  if (frozen.size === 0) return new Map(ids.map((id, index) => [id, String(index + 1)]));
  const used = new Used();
  const known = new Map<string, Path>();
  for (const [id, number] of frozen) {
    const path = read(number);
    if (path === null) continue;
    known.set(id, path);
    used.add(path);
  }
  const numbers = new Map<string, string>();
  let left: Path | null = null;
  let between: string[] = [];
  const number = (parent: Path): void => {
    for (const id of between) numbers.set(id, write(used.next(parent)));
    between = [];
  };
  for (const id of ids) {
    const path = known.get(id);
    if (path === undefined) {
      between.push(id);
      continue;
    }
    number(parentBetween(left, path));
    numbers.set(id, write(path));
    left = path;
  }
  number([]);
  return numbers;
}
