/** What host and spelling worker say to each other; both are ours, from the same build. */
import type { SpellingLanguage } from '../../shared/german/spelling.ts';

export interface SpellingTask {
  readonly language: SpellingLanguage;
  /** Looks words up, or asks what a word could have meant. */
  readonly words?: readonly string[];
  readonly suggestFor?: string;
}

export interface SpellingAnswer {
  /** The words that are not known, or the suggestions. */
  readonly words: readonly string[];
  /** How many of the given words were looked up before the time was over. */
  readonly done: number;
}
