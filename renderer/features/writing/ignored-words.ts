/** Words that this person doesn't want marked any more in a project; kept in the browser, no business of others. */
import * as v from 'valibot';

const most = 2_000;
const kept = v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(most));
const keyOf = (project: string): string => `ratschrift.ignored.${project}`;

export function readIgnored(project: string): ReadonlySet<string> {
  try {
    const found = v.safeParse(kept, JSON.parse(localStorage.getItem(keyOf(project)) ?? '[]'));
    return new Set(found.success ? found.output : []);
  } catch {
    return new Set();
  }
}

export function writeIgnored(project: string, words: ReadonlySet<string>): void {
  try {
    localStorage.setItem(keyOf(project), JSON.stringify([...words].slice(-most)));
  } catch {
    // A browser without memory forgets them with the window.
  }
}
