/** The description of a measure: rich text in a root text of the measures' document, as the binding of the editor serves it. */
import type * as Y from 'yjs';
import type { Block } from '../block.ts';
import { plainText } from '../blocks.ts';
import { readText } from '../nested.ts';
import { descriptionText } from './keys.ts';

/** Its blocks; at least one, which is empty where nothing was written. */
export const readDescription = (doc: Y.Doc, measure: string): readonly Block[] =>
  readText(doc, descriptionText(measure));

/** Its words, a line for each paragraph. */
export const plainDescription = (doc: Y.Doc, measure: string): string =>
  readDescription(doc, measure).map(plainText).join('\n');
