/**
 * Writes a chapter's numbers onto the elements of its blocks: attributes and custom properties that style sheets draw, never
 * text. Only what differs is touched.
 */
import type { Target } from '../../../shared/document/paper-index.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { numberWords } from './number-words.ts';
import type { EditorSession } from '../editor-session.ts';
import { FrameTask } from '../frame-task.ts';
import { BlockNode } from '../nodes/block-node.ts';
import type { LiveIndex } from './live-index.ts';

export class ChapterNumbers {
  private painted: ReadonlySet<HTMLElement> = new Set();
  private readonly again = new FrameTask(() => this.paint());
  private readonly stop: () => void;

  constructor(
    private readonly session: EditorSession,
    private readonly index: LiveIndex,
  ) {
    this.stop = session.editor.registerMutationListener(BlockNode, (changes) => {
      // An element that was made anew has lost its number.
      for (const change of changes.values()) if (change === 'created') return this.again.request();
    });
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
  }

  destroy(): void {
    this.again.cancel();
    this.stop();
  }
}

/** What stands before a block's text; null for nothing, or where the style sheet counts by itself. */
function labelOf(target: Target, headingNumbers: boolean, frozen: boolean): string | null {
  const { kind } = target;
  const number = numberWords(target.number);
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
