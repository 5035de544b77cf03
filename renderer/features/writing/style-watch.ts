/**
 * What the style check finds in chapters, kept up to date while somebody looks at it: after a pause, in slices that leave
 * room for keys, and each block only once for each state of it.
 */
import type { Block } from '../../../shared/document/block.ts';
import { PAPER_LANGUAGE } from '../../../shared/german/languages.ts';
import { checkBlock } from '../../../shared/german/style/check.ts';
import type { Finding } from '../../../shared/german/style/finding.ts';
import type { ProjectWords } from '../../../shared/german/words.ts';
import { readParts, type ChapterPart, type TextSource } from '../../app/chapter-texts.ts';

export interface ListedFinding extends Finding {
  readonly chapter: string;
  /** The name of the cell or footnote that it is in; null for the chapter's own text. */
  readonly part: string | null;
  /** The whole text of its block. */
  readonly around: string;
}

export interface StyleState {
  readonly findings: readonly ListedFinding[];
  /** Chapters looked through so far; null when it is done. */
  readonly progress: { readonly done: number; readonly all: number } | null;
}

/** Milliseconds after a change until its chapter is looked at again, and of looking at a stretch. */
const pause = 500;
const slice = 10;
/** More are not listed; somebody who has so many mends some first. */
const most = 500;

export class StyleWatch {
  private state: StyleState = { findings: [], progress: { done: 0, all: 1 } };
  private readonly listeners = new Set<() => void>();
  private cache = new WeakMap<Block, readonly Finding[]>();
  private readonly found = new Map<string, readonly ListedFinding[]>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running = false;
  private again = false;
  private gone = false;
  private readonly stops: (() => void)[] = [];
  private readonly watched = new Map<string, () => void>();

  constructor(
    private readonly session: TextSource,
    private readonly chapters: readonly string[],
    private readonly words: ProjectWords,
  ) {
    this.stops.push(session.paper.subscribe(() => this.watch()));
    this.watch();
    this.later(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly get = (): StyleState => this.state;

  /** Looks at everything again, also at chapters that aren't on the page. */
  refresh(): void {
    this.later(0);
  }

  destroy(): void {
    this.gone = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const stop of [...this.stops, ...this.watched.values()]) stop();
  }

  /** Chapters on the page are followed while people write in them. */
  private watch(): void {
    for (const id of this.chapters) {
      const editor = this.session.paper.session(id);
      if (editor === null) {
        this.watched.get(id)?.();
        this.watched.delete(id);
      } else if (!this.watched.has(id)) {
        const again = (): void => this.later(pause);
        const stops = [editor.binding.onBlocks(again), editor.inner?.whenDrawn(again)];
        this.watched.set(id, () => stops.forEach((stop) => stop?.()));
        this.later(pause);
      }
    }
  }

  private later(wait: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.run().catch((error: unknown) => reportError(error));
    }, wait);
  }

  private async run(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      let began = performance.now();
      for (const [done, id] of this.chapters.entries()) {
        const parts = (await readParts(this.session, id)) ?? [];
        if (this.ended()) return;
        const findings: ListedFinding[] = [];
        for (const { part, block } of inOrder(parts)) {
          findings.push(...this.check(block).map((finding) => ({ ...finding, chapter: id, part, around: block.text })));
          if (performance.now() - began < slice) continue;
          await new Promise((resolve) => setTimeout(resolve));
          if (this.ended()) return;
          began = performance.now();
        }
        this.found.set(id, findings);
        if (this.chapters.length > 1) this.publish({ done: done + 1, all: this.chapters.length });
      }
      this.publish(null);
    } finally {
      this.running = false;
      if (this.again && !this.gone) this.later(pause);
      this.again = false;
    }
  }

  /** Asked anew behind every pause. */
  private ended(): boolean {
    return this.gone;
  }

  private check(block: Block): readonly Finding[] {
    const known = this.cache.get(block);
    if (known !== undefined) return known;
    const { lang } = block.props;
    const language = typeof lang === 'string' ? lang : PAPER_LANGUAGE;
    const found = checkBlock({ id: block.id, text: block.text, language }, this.words.terms, this.words.aside);
    this.cache.set(block, found);
    return found;
  }

  private publish(progress: StyleState['progress']): void {
    if (this.ended()) return;
    const findings = this.chapters.flatMap((id) => this.found.get(id) ?? []).slice(0, most);
    this.state = { findings, progress };
    for (const listener of this.listeners) listener();
  }
}

/** All blocks of a chapter as one reads them: those of cells and footnotes behind the block that they hang on. */
function* inOrder(parts: readonly ChapterPart[]): Iterable<{ readonly part: string | null; readonly block: Block }> {
  const [own, ...nested] = parts;
  for (const [index, block] of (own?.blocks ?? []).entries()) {
    yield { part: null, block };
    for (const { name, holder, blocks } of nested)
      if (holder === index) for (const inner of blocks) yield { part: name, block: inner };
  }
}
