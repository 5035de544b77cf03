/**
 * How an embed is drawn, in an editor and in texts that are only drawn: an element with the one character that stands for it,
 * which is not to be seen. What is shown stands in attributes (`numbering/embed-labels.ts`).
 */
import { EMBED_CHARACTER } from '../../../shared/document/block.ts';
import { readEmbed, type Embed } from '../../../shared/document/embeds.ts';

/** `character` holds the character, with whatever formats lie around it. */
export function embedElement(value: unknown, character: Node): HTMLElement {
  const element = document.createElement('span');
  element.className = 'embed';
  element.setAttribute('role', 'link');
  const embed = readEmbed(value);
  if (embed !== null) element.dataset['embed'] = 'note' in embed ? 'note' : 'ref' in embed ? 'ref' : 'paper';
  const anchor = document.createElement('span');
  anchor.className = 'anchor';
  anchor.append(character);
  element.append(anchor);
  return element;
}

/** An embed in a text that is only drawn; it carries its value with it. */
export function drawEmbed(value: unknown): HTMLElement {
  const element = embedElement(value, document.createTextNode(EMBED_CHARACTER));
  element.dataset['drawn'] = JSON.stringify(readEmbed(value));
  return element;
}

/** The value of an embed that is only drawn; null for one of a newer version, or an element that is none. */
export function drawnEmbed(element: HTMLElement): Embed | null {
  const value = element.dataset['drawn'];
  return value === undefined ? null : readEmbed(JSON.parse(value));
}
