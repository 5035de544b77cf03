/** What everybody who writes a part of one PDF shares. */
import { translate, type TextKey, type TextValues } from '../../../shared/i18n/catalogue.ts';
import type { Comparison } from '../comparison/comparison.ts';
import { StateNumbers } from '../comparison/numbers.ts';
import type { Scope } from '../comparison/scope.ts';
import { Remarks } from './remarks.ts';

export interface PdfBook {
  readonly comparison: Comparison;
  /** Whether changes are shown: in a paper by itself there are none. */
  readonly compares: boolean;
  /** Whether words stay as they are: what never ends may break on the paper of a PDF, where nobody takes it out again. */
  readonly whole: boolean;
  readonly before: StateNumbers;
  readonly after: StateNumbers;
  /** Names of the places that something leads to. */
  readonly places: Places;
  /** Pictures that are drawn, by their names. */
  readonly files: Map<string, Uint8Array>;
  /** Comments that come along; null where none do. */
  readonly remarks: Remarks | null;
  readonly say: (key: TextKey, values?: TextValues) => string;
}

export function openPdfBook(
  comparison: Comparison,
  compares: boolean,
  scopes: readonly Scope[],
  whole = false,
): PdfBook {
  const { before, after, language } = comparison;
  return {
    comparison,
    compares,
    whole,
    before: new StateNumbers(before, language),
    after: new StateNumbers(after, language),
    places: new Places(scopes),
    files: new Map(),
    remarks: whole && !compares && comparison.comments.length > 0 ? new Remarks(comparison.comments) : null,
    say: (key, values) => translate(language, key, values),
  };
}

/** Places in the file that something can lead to. Each is given to one block alone, and a link to nowhere would end the engine. */
export class Places {
  readonly #names = new Map<string, string>();
  readonly #given = new Set<string>();
  readonly #asked = new Map<string, Set<string>>();

  constructor(scopes: readonly Scope[]) {
    for (const { id, after } of scopes) {
      this.#name(id, null);
      for (const block of after?.blocks ?? []) this.#name(id, block.id);
    }
  }

  /** Where a reference leads; null for what isn't in this file. */
  to(chapter: string, block: string | null): string | null {
    const name = this.#names.get(key(chapter, block)) ?? null;
    if (name !== null) this.#asked.set(chapter, (this.#asked.get(chapter) ?? new Set()).add(name));
    return name;
  }

  /** The name for what is drawn now; null for a block that something was drawn for already. */
  give(chapter: string, block: string | null): string | null {
    const name = this.#names.get(key(chapter, block)) ?? null;
    if (name === null || this.#given.has(name)) return null;
    this.#given.add(name);
    return name;
  }

  /** Names in a chapter that something leads to. */
  asked(chapter: string): readonly string[] {
    return [...(this.#asked.get(chapter) ?? [])];
  }

  #name(chapter: string, block: string | null): void {
    const wanted = key(chapter, block);
    if (!this.#names.has(wanted)) this.#names.set(wanted, `place-${this.#names.size + 1}`);
  }
}

const key = (chapter: string, block: string | null): string => `${chapter} ${block ?? ''}`;
