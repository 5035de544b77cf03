/** A chapter in both states; null where it isn't there. */
import type { ComparedChapter } from '../../../shared/document/compare/compared.ts';
import type { StateChapter } from './comparison.ts';

export interface Scope {
  readonly id: string;
  readonly before: StateChapter | null;
  readonly after: StateChapter | null;
  readonly compared: ComparedChapter;
}
