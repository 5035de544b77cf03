/** Another paper that the texts of a page refer to. To each other such texts refer by `HERE`. */
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { Target } from '../../../shared/document/paper-index.ts';

export interface Elsewhere {
  /** What that paper and the texts on the page are called, for whoever chooses. */
  readonly names: { readonly there: TextKey; readonly here: TextKey };
  /** All that is offered to refer to. */
  readonly targets: readonly Target[];
  /** What a reference shows; null while that isn't known. */
  readonly say: (chapter: string, block: string | null) => string | null;
  /** Where a reference leads, for who wants to know more of it. */
  readonly target: (chapter: string, block: string | null) => Target | null;
  /** How a target is called, and what is to be said of one that can be chosen and yet isn't where it should be. */
  readonly offer: (target: Target) => { readonly name: string; readonly warning: string | null };
  /** False where it leads nowhere. */
  readonly go: (chapter: string, block: string | null) => boolean;
}
