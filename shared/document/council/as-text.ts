/** A council paper as plain lines, for a draft of what could not be accepted. */
import type * as Y from 'yjs';
import { contentAsText } from '../content-as-text.ts';
import { readPaper } from './paper-room.ts';

/** Number and subject, and its texts under the ids of their sections; empty where there is nothing. */
export function paperAsText(doc: Y.Doc): string {
  const { number, subject, texts } = readPaper(doc, '');
  const sections = [...texts].map(([section, content]) => `${section}\n${contentAsText(content)}`);
  return [[number, subject].filter((part) => part !== '').join(' '), ...sections].join('\n\n').trim();
}
