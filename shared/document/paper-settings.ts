/** How the whole paper is numbered and printed: flat keys in the outline room, written by the office alone. */
import type * as Y from 'yjs';
import { HANNOVER_FORMS, isForm, MOST_FORMS } from './council-papers.ts';

export interface PaperSettings {
  /** Whether headings carry numbers (7.1). */
  readonly headingNumbers: boolean;
  /** Where footnotes begin anew with 1. */
  readonly noteNumbers: 'chapter' | 'paper';
  /** Whether paragraph numbers and line numbers are printed. */
  readonly printParagraphNumbers: boolean;
  readonly printLineNumbers: boolean;
  /** Every how many lines a number stands. */
  readonly lineStep: 1 | 5;
  /** The forms of council papers' numbers (`council-papers.ts`). */
  readonly paperForms: readonly string[];
}

export const DEFAULT_SETTINGS: PaperSettings = {
  headingNumbers: true,
  noteNumbers: 'chapter',
  printParagraphNumbers: true,
  printLineNumbers: false,
  lineStep: 5,
  paperForms: HANNOVER_FORMS,
};

export const settingsMap = (outline: Y.Doc): Y.Map<unknown> => outline.getMap('settings');

/** What is set; what is not, or not well formed, as by default. */
export function readSettings(outline: Y.Doc): PaperSettings {
  const map = settingsMap(outline);
  const flag = (name: 'headingNumbers' | 'printParagraphNumbers' | 'printLineNumbers'): boolean => {
    const value = map.get(name);
    return typeof value === 'boolean' ? value : DEFAULT_SETTINGS[name];
  };
  const forms = map.get('paperForms');
  const known = typeof forms === 'string' ? formsFrom(forms) : [];
  return {
    headingNumbers: flag('headingNumbers'),
    noteNumbers: map.get('noteNumbers') === 'paper' ? 'paper' : 'chapter',
    printParagraphNumbers: flag('printParagraphNumbers'),
    printLineNumbers: flag('printLineNumbers'),
    lineStep: map.get('lineStep') === 1 ? 1 : 5,
    paperForms: known.length > 0 ? known : DEFAULT_SETTINGS.paperForms,
  };
}

/** Sets some of them. */
export function writeSettings(outline: Y.Doc, change: Partial<PaperSettings>, origin: unknown): void {
  const { paperForms, ...rest } = change;
  outline.transact(() => {
    const map = settingsMap(outline);
    for (const [name, value] of Object.entries(rest)) map.set(name, value);
    if (paperForms !== undefined) map.set('paperForms', paperForms.join('\n'));
  }, origin);
}

/** The forms of a text with one in each line; lines that are none are left out. */
export function formsFrom(text: string): readonly string[] {
  const lines = text.slice(0, 4_000).split('\n');
  return [...new Set(lines.map((line) => line.trim()).filter(isForm))].slice(0, MOST_FORMS);
}
