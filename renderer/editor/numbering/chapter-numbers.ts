/**
 * Writes a chapter's numbers onto the elements of its blocks and embeds: attributes and custom properties that style sheets
 * draw, never text. Only what differs is touched.
 */
import { $getNodeByKey, type NodeKey } from 'lexical';
import { readEmbed, type Embed } from '../../../shared/document/embeds.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import type { EditorSession } from '../editor-session.ts';
import { FrameTask } from '../frame-task.ts';
import { BlockNode } from '../nodes/block-node.ts';
import { $isEmbedNode, EmbedNode } from '../nodes/embed-node.ts';
import type { LiveIndex } from './live-index.ts';

export class ChapterNumbers {
  private readonly embeds = new Map<NodeKey, Embed | null>();
  private painted: ReadonlySet<HTMLElement> = new Set();
  private readonly again = new FrameTask(() => this.paint());
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly session: EditorSession,
    private readonly index: LiveIndex,
  ) {
    const { editor } = session;
    this.stops = [
      editor.registerMutationListener(BlockNode, (changes) => {
        // An element that was made anew has lost its number.
        for (const change of changes.values()) if (change === 'created') return this.again.request();
      }),
      editor.registerMutationListener(EmbedNode, (changes) => {
        for (const [key, change] of changes)
          if (change === 'destroyed') this.embeds.delete(key);
          else this.paintEmbed(key, this.embedAt(key));
      }),
    ];
  }

  /** Shows the numbers of the index as it is now. */
  paint(): void {
    const { editor, binding, root, chapterId } = this.session;
    const chapter = this.index.get().chapter(chapterId);
    if (chapter === null) return;
    const { headingNumbers } = this.index.settings();
    const frozen = this.index.frozenIn(chapterId).size > 0;
    root.toggleAttribute('data-frozen', frozen);
    const painted = new Set<HTMLElement>();
    for (const [block, target] of chapter.numbers) {
      const label = labelOf(target, headingNumbers, frozen);
      const key = label === null ? null : binding.blockKey(block);
      const element = key === null ? null : editor.getElementByKey(key);
      if (label === null || element === null) continue;
      write(element, label);
      painted.add(element);
    }
    for (const element of this.painted) if (!painted.has(element)) write(element, null);
    this.painted = painted;
    for (const [key, embed] of this.embeds) this.paintEmbed(key, embed);
  }

  destroy(): void {
    this.again.cancel();
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

  private paintEmbed(key: NodeKey, embed: Embed | null): void {
    const element = this.session.editor.getElementByKey(key);
    if (element === null) return;
    const [label, name] = this.say(embed);
    if (element.dataset['label'] !== label) element.dataset['label'] = label;
    if (element.getAttribute('aria-label') !== name) element.setAttribute('aria-label', name);
    const missing = embed !== null && 'ref' in embed && label === translate('de', 'numbers.gone');
    if (element.hasAttribute('data-missing') !== missing) element.toggleAttribute('data-missing', missing);
  }

  /** What an embed shows, and its accessible name. */
  private say(embed: Embed | null): readonly [label: string, name: string] {
    if (embed === null) return ['\u25AF', translate('de', 'numbers.unknownEmbed')];
    if ('note' in embed) {
      const number = this.index.get().chapter(this.session.chapterId)?.notes.get(embed.note);
      const label = number === undefined ? '' : String(number);
      return [label, translate('de', 'numbers.noteNumber', { number: label })];
    }
    if ('paper' in embed) return [embed.paper, translate('de', 'numbers.paperName', { paper: embed.paper })];
    const label = this.index.describe(embed.ref.chapter, embed.ref.block);
    return [label, translate('de', 'numbers.refName', { label })];
  }
}

/** What stands before a block's text; null for nothing, or where the style sheet counts by itself. */
function labelOf(target: Target, headingNumbers: boolean, frozen: boolean): string | null {
  const { kind, number } = target;
  if (kind === 'heading') return headingNumbers ? number : null;
  if (kind === 'paragraph') return frozen ? number : null;
  const label = translate('de', kind === 'table' ? 'numbers.refTable' : 'numbers.refFigure', { number });
  return translate('de', 'numbers.caption', { label });
}

function write(element: HTMLElement, label: string | null): void {
  if ((element.dataset['number'] ?? null) === label) return;
  if (label === null) {
    delete element.dataset['number'];
    element.style.removeProperty('--number');
  } else {
    element.dataset['number'] = label;
    element.style.setProperty('--number', JSON.stringify(label));
  }
}
