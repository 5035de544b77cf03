/** Those of the editor's actions that are about suggestions. Pure. */
import type { EditorAction } from '../shortcuts/shortcuts.ts';

const all = [
  'switchMode',
  'nextSuggestion',
  'previousSuggestion',
  'showSuggestion',
  'acceptSuggestion',
  'rejectSuggestion',
] as const;
export type SuggestingAction = (typeof all)[number];

export const isSuggestingAction = (action: EditorAction): action is SuggestingAction =>
  (all as readonly string[]).includes(action);
