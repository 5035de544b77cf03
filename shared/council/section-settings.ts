/** How the texts under the headings of a council paper are numbered, in the form and in each file. */
import { DEFAULT_SETTINGS, type PaperSettings } from '../document/paper-settings.ts';

/** Nothing is numbered in the margin or before headings; footnotes count through. */
export const sectionSettings: PaperSettings = {
  ...DEFAULT_SETTINGS,
  headingNumbers: false,
  noteNumbers: 'paper',
  printParagraphNumbers: false,
  printLineNumbers: false,
};
