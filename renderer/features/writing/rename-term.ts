import { formsOf, type Term } from '../../../shared/german/words.ts';
import { askToFind, setTools } from '../../app/tools-state.ts';

/** Walks through all chapters for a name in all its forms, hit by hit, in the panel to find and replace. */
export function renameTerm({ old, replacement, forms }: Pick<Term, 'old' | 'replacement' | 'forms'>): void {
  setTools({ dialog: null });
  askToFind('replace', { text: old, template: replacement, forms: formsOf({ old, forms }) });
}
