/**
 * What was copied last in this window, with all its types: a page that asks the browser for the clipboard gets HTML and plain
 * text alone, without what our texts say to each other.
 */

/** Characters of all types together; more is not remembered. */
const most = 4_000_000;

let last: ReadonlyMap<string, string> | null = null;
/** Remembers what an event of copying or cutting has been given, when whoever serves it has. */
export function noteCopy({ clipboardData }: ClipboardEvent): void {
  const types = [...(clipboardData?.types ?? [])].filter((type) => type !== 'Files');
  const data = new Map(types.map((type) => [type, clipboardData?.getData(type) ?? '']));
  const size = [...data.values()].reduce((sum, { length }) => sum + length, 0);
  last = data.size > 0 && size <= most ? data : null;
}

/** All that was copied here, if it is what the clipboard holds as plain text; else null. */
export function copiedHere(plain: string): ReadonlyMap<string, string> | null {
  const own = last?.get('text/plain');
  return own !== undefined && own !== '' && lines(own) === lines(plain) ? last : null;
}

/** Systems write line ends in their own way. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd();
