/** Numbers, footnotes, references, citations and lists of contents of a paper in HTML. */
import type { Block } from '../../shared/document/block.ts';
import { marksOf } from '../../shared/document/chapter-marks.ts';
import { listTargets, type ContentsKind } from '../../shared/document/contents.ts';
import { readEmbed } from '../../shared/document/embeds.ts';
import type { TableContent } from '../../shared/document/nested.ts';
import { notesWithin } from '../../shared/document/notes-within.ts';
import { indexPaper, type PaperIndex, type Target } from '../../shared/document/paper-index.ts';
import { DEFAULT_SETTINGS, type PaperSettings } from '../../shared/document/paper-settings.ts';
import type { FrozenNumbers } from '../../shared/document/paragraph-numbers.ts';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeTarget } from '../../shared/i18n/describe-target.ts';

/** What of a chapter has to be known. */
interface NumberedChapter {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly tables: ReadonlyMap<string, TableContent>;
  readonly notes: ReadonlyMap<string, readonly Block[]>;
  readonly frozen?: FrozenNumbers;
}
interface NumberedPaper {
  readonly chapters: readonly NumberedChapter[];
  readonly settings?: PaperSettings;
  /** Whether its chapters are texts by themselves: tables and figures begin anew in each. */
  readonly apart?: boolean;
}

/** The index of a paper as it is exported. */
export function indexOf({ chapters, settings = DEFAULT_SETTINGS, apart = false }: NumberedPaper): PaperIndex {
  return indexPaper(
    chapters.map(({ id, number, title, blocks, tables, frozen }) => ({
      id,
      number,
      title,
      marks: marksOf(blocks, notesWithin({ tables })),
      ...(frozen === undefined ? {} : { frozen }),
    })),
    settings.noteNumbers,
    null,
    apart ? 'chapter' : 'paper',
  );
}

type Escape = (text: string) => string;

/** The id of a block's element: begins with a letter, as HTML's validators want it, and has no character that an address can't have. */
export const anchorOf = (id: string): string =>
  /^[a-z][\w-]*$/i.test(id)
    ? id
    : `b-${id.replace(/[^\w-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)}`;

/** What one chapter's blocks and embeds show. `escape` makes text fit for HTML. */
export class References {
  readonly #index: PaperIndex;
  readonly #chapter: NumberedChapter;
  readonly #settings: PaperSettings;
  readonly #escape: Escape;
  readonly #named: Map<string, number>;

  /** `named`: how often each list of contents came so far, in all chapters. */
  constructor(
    index: PaperIndex,
    chapter: NumberedChapter,
    settings: PaperSettings | undefined,
    escape: Escape,
    named: Map<string, number> = new Map(),
  ) {
    this.#named = named;
    this.#index = index;
    this.#chapter = chapter;
    this.#settings = settings ?? DEFAULT_SETTINGS;
    this.#escape = escape;
  }

  /** What stands before a heading (`7.1 `) or a caption (`Tabelle 3: `); empty for nothing. */
  label(block: Block): string {
    const target = this.#index.chapter(this.#chapter.id)?.numbers.get(block.id);
    if (target === undefined || target.kind === 'paragraph') return '';
    if (target.kind === 'heading')
      return this.#settings.headingNumbers ? `<span class="number">${target.number}</span> ` : '';
    const label = this.#name(target);
    const words = block.text === '' ? label : translate('de', 'numbers.caption', { label });
    return `<span class="number">${this.#escape(words)}</span>${block.text === '' ? '' : ' '}`;
  }

  /** ` data-number="3/12a"` for a paragraph with a number that is to be printed; empty for others. */
  paragraph(block: Block): string {
    const target = this.#index.chapter(this.#chapter.id)?.numbers.get(block.id);
    const printed = target?.kind === 'paragraph' && this.#settings.printParagraphNumbers;
    return printed ? ` data-number="${this.#escape(target.number)}"` : '';
  }

  /** An embed: a link with the text that is computed for it. */
  embed(value: unknown): string {
    const embed = readEmbed(value);
    if (embed === null) return '';
    if ('paper' in embed) return `<span class="paper">${this.#escape(embed.paper)}</span>`;
    if ('note' in embed) {
      const number = this.#index.chapter(this.#chapter.id)?.notes.get(embed.note);
      if (number === undefined) return '';
      const id = this.#noteId(number);
      const name = translate('de', 'numbers.noteNumber', { number });
      return `<sup class="note"><a id="${id}-back" href="#${id}" role="doc-noteref" aria-label="${name}">${number}</a></sup>`;
    }
    const target = this.#index.target(embed.ref.chapter, embed.ref.block);
    const name = this.#escape(this.#name(target));
    if (target === null) return `<span class="missing">${name}</span>`;
    // A block without a number is named by the paragraph before it, but one gets to the block itself.
    return `<a href="#${embed.ref.block === null ? this.#chapterId(target) : anchorOf(embed.ref.block)}">${name}</a>`;
  }

  /** The chapter's footnotes, each with the way back; empty without any. `write` makes blocks HTML. */
  notes(write: (blocks: readonly Block[]) => string): string {
    const notes = [...(this.#index.chapter(this.#chapter.id)?.notes ?? [])];
    if (notes.length === 0) return '';
    const title = translate('de', 'numbers.notes');
    const items = notes.map(([id, number]) => {
      const back = translate('de', 'numbers.noteBack', { number });
      const text = write(this.#chapter.notes.get(id) ?? []);
      return `<li id="${this.#noteId(number)}" value="${number}">${text} <a href="#${this.#noteId(number)}-back" role="doc-backlink" aria-label="${back}">↩</a></li>`;
    });
    return `<section class="notes" role="doc-endnotes" aria-label="${title}"><ol>${items.join('')}</ol></section>`;
  }

  /** A list of contents, of tables or of figures. */
  contents(block: Block): string {
    const { of } = block.props;
    const kind: ContentsKind = of === 'tables' || of === 'figures' ? of : 'headings';
    const title = translate(
      'de',
      kind === 'headings'
        ? 'numbers.contentsHeadings'
        : kind === 'tables'
          ? 'numbers.contentsTables'
          : 'numbers.contentsFigures',
    );
    const entries = listTargets(this.#index, kind).map((target) => {
      const { block: id, depth, text, number } = target;
      const numbered = kind !== 'headings' ? `${this.#name(target)}: ` : this.#isNumbered(target) ? `${number} ` : '';
      const words = text === '' ? translate('de', 'numbers.contentsNoCaption') : text;
      return `<li class="depth-${depth}"><a href="#${id === null ? this.#chapterId(target) : anchorOf(id)}">${this.#escape(numbered + words)}</a></li>`;
    });
    const list =
      entries.length === 0 ? `<p>${translate('de', 'numbers.contentsNone')}</p>` : `<ol>${entries.join('')}</ol>`;
    // Whoever goes from landmark to landmark tells lists apart by their names.
    const times = (this.#named.get(title) ?? 0) + 1;
    this.#named.set(title, times);
    const name = times === 1 ? title : `${title} (${times})`;
    return `<nav class="contents" aria-label="${name}"><p class="title">${title}</p>${list}</nav>`;
  }

  #isNumbered({ depth }: Target): boolean {
    return this.#settings.headingNumbers || depth === 0;
  }

  #name(target: Target | null): string {
    return describeTarget('de', target, this.#settings.headingNumbers);
  }

  #noteId(number: number): string {
    return `note-${this.#chapter.number}-${number}`;
  }

  #chapterId({ number }: Target): string {
    return `chapter-${number}`;
  }
}

/** How they look. */
export const referenceStyle = `
.notes { margin-top: 2em; padding-top: .8em; border-top: 1px solid; font-size: 0.9em; }
.notes p { display: inline; margin: 0; }
.note { line-height: 0; }
.contents ol { list-style: none; padding: 0; }
.contents .title { font-weight: 650; }
.contents .depth-1 { padding-left: 1.5em; }
.contents .depth-2 { padding-left: 3em; }
.contents .depth-3, .contents .depth-4 { padding-left: 4.5em; }
[data-number] { position: relative; }
[data-number]::before { content: attr(data-number); position: absolute; right: calc(100% + 0.8em); font: 0.75em/1.9 "Source Sans 3", system-ui, sans-serif; white-space: nowrap; }
@media (max-width: 52rem) { [data-number]::before { position: static; margin-right: .6em; } }`;
