/**
 * Yjs finds places in a text by markers that know nothing of formats, and gives them up for a text as soon as a format
 * comes into it. But a root text that is asked for only after its content came (cells and footnotes mostly are) is a new
 * object to which Yjs does not pass that on: a deletion behind a formatted word would then take away the end of its format,
 * which would spread over everything that follows, a suggestion's mark as well.
 */
import * as Y from 'yjs';

const told = new WeakSet<Y.Text>();

/** To be called before something is deleted from a text: tells it of formats that came before it was asked for. */
export function tellOfFormats(text: Y.Text): void {
  if (told.has(text)) return;
  told.add(text);
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentFormat)) continue;
    text._searchMarker = null;
    text._hasFormatting = true;
    return;
  }
}
