/** What is on the clipboard (or dragged in) as blocks; parses in the browser, where a parsed document is inert. */
import type { ImageReading } from './html-image.ts';
import { liftPictures, pictureReader } from './inline-pictures.ts';
import { lighten } from './lighten.ts';
import { pasteCaps, textOf, type Pasted, type PastedBlock } from './pasted-block.ts';
import { tableFromText } from './pasted-table.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';

export type ClipboardSource = Pick<DataTransfer, 'getData'>;

/**
 * HTML cleaned; without it, where it is too large or says nothing, the plain text. `plain`: the text alone. `note` words what
 * stands in place of a picture that is not taken over.
 */
export function readClipboard(source: ClipboardSource, plain: boolean, note: ImageReading['note']): Pasted {
  const text = source.getData('text/plain') || source.getData('text/uri-list');
  const whole = plain ? '' : source.getData('text/html');
  const fromText = (): Pasted => (plain ? null : tableIn(text)) ?? readText(text);
  if (whole === '') return fromText();
  const lifted = liftPictures(whole);
  const html = lighten(lifted.html);
  if (html.length > pasteCaps.html) return { ...fromText(), textOnly: true };
  const parsed = new DOMParser().parseFromString(fragmentOf(html), 'text/html');
  const pasted = readHtml(parsed.body, { picture: pictureReader(lifted.addresses), note });
  if (pasted.blocks.length === 0) return { ...readText(text), images: pasted.images };
  return { ...pasted, blocks: withOuterBlanks(pasted.blocks, text) };
}

/** Text with tabs, as spreadsheets write it. */
function tableIn(text: string): Pasted | null {
  const found = text.length > pasteCaps.characters ? null : tableFromText(text);
  if (found === null) return null;
  return {
    blocks: [{ kind: 'table', indent: 0, runs: [], table: found.table }],
    images: 0,
    cut: false,
    tableCut: found.cut,
  };
}

/** Programs mark what was selected in a larger page. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  // Word's list markers need nothing from outside of the fragment; a style sheet around it is never looked at.
  if (start === -1 || end < start) return html;
  const fragment = html.slice(start + 20, end);
  // Excel marks the rows: the table that they stand in begins before.
  const before = html.slice(0, start).toLowerCase();
  const table = before.lastIndexOf('<table');
  const within = table > before.lastIndexOf('</table');
  return within ? `<table>${fragment}</table>` : fragment;
}

/** HTML hides blanks at the ends of a fragment; a part of a sentence needs them to stay apart from its neighbours. */
function withOuterBlanks(blocks: readonly PastedBlock[], text: string): readonly PastedBlock[] {
  const [only, ...more] = blocks;
  if (only === undefined || more.length > 0 || only.kind !== 'paragraph' || /\n/.test(text.trim())) return blocks;
  const first = only.runs[0];
  const last = only.runs.at(-1);
  if (first === undefined || last === undefined || textOf(only).trim() !== text.trim()) return blocks;
  const runs = [...only.runs];
  if (/^ /.test(text) && !first.text.startsWith(' ')) runs.unshift({ text: ' ', attrs: first.attrs });
  if (/ $/.test(text) && !last.text.endsWith(' ')) runs.push({ text: ' ', attrs: last.attrs });
  return [{ ...only, runs }];
}
