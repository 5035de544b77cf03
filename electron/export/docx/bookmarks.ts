/** Bookmarks of what is referred to. Word knows them by short names that begin with `_Ref`. */
import type { Block } from '../../../shared/document/block.ts';
import { readEmbed } from '../../../shared/document/embeds.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import type { StateNumbers } from '../comparison/numbers.ts';
import { el, type Markup } from './markup.ts';
import type { Revisions } from './revisions.ts';

export class Bookmarks {
  readonly #names = new Map<string, string>();
  readonly #set = new Set<string>();

  constructor(
    states: readonly StateNumbers[],
    private readonly revisions: Revisions,
    /** What a list of contents leads to. */
    listed: readonly Pick<Target, 'chapter' | 'block'>[] = [],
  ) {
    for (const { chapter, block } of listed) this.#want(chapter, block);
    for (const state of states)
      for (const { blocks, tables, notes } of state.paper.chapters) {
        this.#find(blocks, state);
        for (const table of tables.values()) for (const cell of table.texts.values()) this.#find(cell, state);
        for (const note of notes.values()) this.#find(note, state);
      }
  }

  /** The bookmark of a chapter (`block` null) or block; null where nothing refers to it. */
  name(chapter: string, block: string | null): string | null {
    return this.#names.get(keyOf(chapter, block)) ?? null;
  }

  /** Puts the bookmark around markup, the first time that its place comes. */
  around(chapter: string, block: string | null, markup: Markup): readonly Markup[] {
    const name = this.name(chapter, block);
    if (name === null || this.#set.has(name)) return [markup];
    this.#set.add(name);
    const id = this.revisions.next();
    return [el('w:bookmarkStart', { 'w:id': id, 'w:name': name }), markup, el('w:bookmarkEnd', { 'w:id': id })];
  }

  #want(chapter: string, block: string | null): void {
    const key = keyOf(chapter, block);
    if (!this.#names.has(key)) this.#names.set(key, `_Ref${100_000_000 + this.#names.size}`);
  }

  #find(blocks: readonly Block[], state: StateNumbers): void {
    for (const { runs } of blocks)
      for (const { embed: value } of runs) {
        const embed = value === undefined ? null : readEmbed(value);
        if (embed === null || !('ref' in embed)) continue;
        const { chapter, block } = state.place(embed.ref);
        this.#want(chapter, block);
      }
  }
}

const keyOf = (chapter: string, block: string | null): string => `${chapter} ${block ?? ''}`;
