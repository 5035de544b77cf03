/** What somebody typed into a field of one line, as it is printed. */
import { cleanName } from '../clean-text.ts';
import { said } from '../pdf/words.ts';

const LONGEST = 400;

/** Without controls and line breaks, at most so many characters; what never ends may break somewhere. */
export const printedLine = (text: string, most = LONGEST): string => said(cleanName(text, most, '')).text;
