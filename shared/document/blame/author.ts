/** Who wrote characters, when and how. */
import { equalActs, type Act } from './act.ts';

export const hows = ['written', 'suggested', 'accepted', 'imported'] as const;
/** How characters came into the text. `suggested`: the suggestion is still open. */
export type How = (typeof hows)[number];

export interface Author extends Act {
  readonly how: How;
  /** Who brought the words here, by moving, copying or bringing them back; null where they stand as they were written. */
  readonly brought: Act | null;
  /** Who accepted the suggestion. */
  readonly accepted: Act | null;
}

export interface RunAuthor {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
  readonly author: Author;
}

export interface BlockAuthors {
  readonly id: string;
  readonly runs: readonly RunAuthor[];
  /** Who changed its words or what it is, each once with their last change, the latest first. */
  readonly acts: readonly Act[];
}

export interface TextAuthors {
  /** Of the root type: `text`, `cell:…`, `note:…`, `title`. */
  readonly name: string;
  readonly blocks: readonly BlockAuthors[];
}

export const equalAuthors = (a: Author, b: Author): boolean =>
  equalActs(a, b) && a.how === b.how && equalActs(a.brought, b.brought) && equalActs(a.accepted, b.accepted);
