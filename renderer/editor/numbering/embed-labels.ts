/** Writes what the embeds of an editor show onto their elements; in a chapter also those of texts that are only drawn. */
import { $getNodeByKey, type NodeKey } from 'lexical';
import { readEmbed, type Embed } from '../../../shared/document/embeds.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import type { EditorSession } from '../editor-session.ts';
import { $isEmbedNode, EmbedNode } from '../nodes/embed-node.ts';
import { drawnEmbed } from '../nodes/embed-element.ts';
import type { LiveIndex } from './live-index.ts';
import { numberWords } from './number-words.ts';

export class EmbedLabels {
  private readonly embeds = new Map<NodeKey, Embed | null>();
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly session: EditorSession,
    private readonly index: LiveIndex,
  ) {
    const { editor, inner } = session;
    this.stops = [
      editor.registerMutationListener(EmbedNode, (changes) => {
        for (const [key, change] of changes)
          if (change === 'destroyed') this.embeds.delete(key);
          else this.label(editor.getElementByKey(key), this.embedAt(key));
      }),
      editor.registerEditableListener(() => this.paint()),
      inner?.whenDrawn((name) => this.labelDrawn(inner.get(name)?.element ?? null)) ?? (() => undefined),
    ];
  }

  paint(): void {
    const { editor, root, inner } = this.session;
    for (const [key, embed] of this.embeds) this.label(editor.getElementByKey(key), embed);
    if (inner !== null) this.labelDrawn(root.parentElement);
  }

  destroy(): void {
    for (const stop of this.stops) stop();
  }

  private embedAt(key: NodeKey): Embed | null {
    const embed = this.session.editor.getEditorState().read(() => {
      const node = $getNodeByKey(key);
      return $isEmbedNode(node) ? readEmbed(node.getEmbed()) : null;
    });
    this.embeds.set(key, embed);
    return embed;
  }

  private labelDrawn(within: HTMLElement | null): void {
    for (const element of within?.querySelectorAll<HTMLElement>('.embed[data-drawn]') ?? [])
      this.label(element, drawnEmbed(element));
  }

  private label(element: HTMLElement | null, embed: Embed | null): void {
    if (element === null) return;
    const { label, name, missing } = sayEmbed(this.index, this.session.chapterId, embed);
    if (element.dataset['label'] !== label) element.dataset['label'] = label;
    if (element.getAttribute('aria-label') !== name) element.setAttribute('aria-label', name);
    if (element.hasAttribute('data-missing') !== missing) element.toggleAttribute('data-missing', missing);
    // Where one may only read there is no caret to come to it with.
    if (this.session.editable) element.removeAttribute('tabindex');
    else element.tabIndex = 0;
  }
}

export interface EmbedWords {
  readonly label: string;
  /** The accessible name. */
  readonly name: string;
  readonly missing: boolean;
}

/** What an embed in a chapter shows; null for one of a newer version. In the language of the paper. */
export function sayEmbed(index: LiveIndex, chapter: string, embed: Embed | null): EmbedWords {
  if (embed === null) return { label: '\u25AF', name: translate('de', 'numbers.unknownEmbed'), missing: false };
  if ('note' in embed) {
    const number = index.get().chapter(chapter)?.notes.get(embed.note);
    const label = number === undefined ? '' : numberWords(number);
    return { label, name: translate('de', 'numbers.noteNumber', { number: label }), missing: false };
  }
  if ('paper' in embed) {
    const { paper } = embed;
    return { label: paper, name: translate('de', 'numbers.paperName', { paper }), missing: false };
  }
  const label = index.describe(embed.ref.chapter, embed.ref.block);
  return {
    label,
    name: translate('de', 'numbers.refName', { label }),
    missing: label === translate('de', 'numbers.gone'),
  };
}
