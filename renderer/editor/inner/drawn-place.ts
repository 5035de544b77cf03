/** Where a position that a peer gave, as JSON, is drawn in one of the texts within a chapter. */
import type * as Y from 'yjs';
import { absolutePosition, indexIn } from '../../../shared/document/shared-position.ts';
import type { InnerPosition, InnerText } from './inner-text.ts';

/** A place in the drawing or the editor of a text. */
export interface InnerPlace extends InnerPosition {
  /** The name of the text. */
  readonly text: string;
}

/** Those that are on the page. */
interface DrawnTexts {
  get(name: string): InnerText | null;
  ofType(type: unknown): InnerText | null;
}

/** Null where it is no position, or in no text that is on the page. */
export function drawnPlace(doc: Y.Doc, texts: DrawnTexts, position: unknown): InnerPlace | null {
  if (typeof position !== 'object' || position === null) return null;
  const text = textOf(doc, texts, position);
  if (text === null) return null;
  if (text.session !== null) {
    const found = text.session.binding.resolve(position);
    const element = found === null ? null : text.session.editor.getElementByKey(found.key);
    return found === null || element === null ? null : { text: text.name, element, offset: found.offset };
  }
  const index = indexIn(text.text, position);
  const place = index === null ? null : text.placeAt(index);
  return place === null ? null : { text: text.name, ...place };
}

function textOf(doc: Y.Doc, texts: DrawnTexts, position: object): InnerText | null {
  const name = 'tname' in position ? position.tname : null;
  if (typeof name === 'string') return texts.get(name);
  const absolute = absolutePosition(doc, position);
  return absolute === null ? null : texts.ofType(absolute.type);
}
