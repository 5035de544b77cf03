/** What this window knows of words: looked up once by the host, then answered here. One for all chapters of a project. */
import { lookupForm, type SpellingLanguage } from '../../../shared/german/spelling.ts';

/** The calls of the host (`spelling.check`, `spelling.suggest`). Reject when it can't be reached. */
export interface SpellingSource {
  check(language: SpellingLanguage, words: string[]): Promise<{ unknown: string[]; done: number }>;
  suggest(language: SpellingLanguage, word: string): Promise<string[]>;
}

/** What a person may do with a word; null where they may not write the project's list. */
export interface WordList {
  readonly add: ((word: string) => void) | null;
  readonly ignore: (word: string) => void;
}

/** Words that are remembered, and how many are asked for at once. */
const mostRemembered = 50_000;
const mostAtOnce = 300;

export class Spelling {
  readonly suggest: (language: SpellingLanguage, word: string) => Promise<string[]>;
  private readonly misspelt = new Map<string, boolean>();
  private readonly listeners = new Set<() => void>();
  private own: ReadonlySet<string> = new Set();
  private ignored: ReadonlySet<string> = new Set();
  private on = true;
  private version_ = 0;
  private list_: WordList | null = null;

  constructor(private readonly source: SpellingSource) {
    this.suggest = (language, word) => source.suggest(language, lookupForm(word));
  }

  /** Counts what could change an answer that was already given. */
  get version(): number {
    return this.version_;
  }

  get enabled(): boolean {
    return this.on;
  }

  get list(): WordList | null {
    return this.list_;
  }

  setEnabled(on: boolean): void {
    if (this.on === on) return;
    this.on = on;
    this.tell();
  }

  /** The project's words and those that this person ignores. */
  setWords(own: ReadonlySet<string>, ignored: ReadonlySet<string>, list: WordList): void {
    this.own = own;
    this.ignored = ignored;
    this.list_ = list;
    this.tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Whether a word is wrong; null while nobody has looked it up. */
  isMisspelt(written: string, language: SpellingLanguage): boolean | null {
    const word = lookupForm(written);
    const wrong = this.misspelt.get(`${language} ${word}`);
    if (wrong !== true) return wrong ?? null;
    return !isListed(word, this.own) && !isListed(word, this.ignored);
  }

  /** Looks words up that nobody has looked up yet; true when there is something new to show. */
  async look(written: Iterable<string>, language: SpellingLanguage): Promise<boolean> {
    const wanted = [...new Set([...written].map(lookupForm))].filter(
      (word) => !this.misspelt.has(`${language} ${word}`),
    );
    let from = 0;
    while (from < wanted.length) {
      const asked = wanted.slice(from, from + mostAtOnce);
      const { unknown, done } = await this.source.check(language, asked);
      // A host that does nothing would otherwise be asked for ever.
      if (done < 1) break;
      const wrong = new Set(unknown);
      if (this.misspelt.size > mostRemembered) this.misspelt.clear();
      for (const word of asked.slice(0, done)) this.misspelt.set(`${language} ${word}`, wrong.has(word));
      from += done;
    }
    return from > 0;
  }

  private tell(): void {
    this.version_ += 1;
    for (const listener of this.listeners) listener();
  }
}

/** A listed word also covers its beginning of a sentence, its genitive and the parts of a compound with hyphens. */
function isListed(word: string, list: ReadonlySet<string>): boolean {
  if (list.size === 0) return false;
  const has = (form: string): boolean => list.has(form) || list.has(form.slice(0, 1).toLowerCase() + form.slice(1));
  if (has(word) || (/['s]$/.test(word) && (has(word.slice(0, -1)) || has(word.replace(/'s$/, ''))))) return true;
  return word.includes('-') && word.split('-').some(has);
}
