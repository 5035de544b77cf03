/** What the parts of the reader share while they read one file. */
import type { LeftReason } from '../../../shared/domain/import-report.ts';
import type { LeftNote } from '../imported-text.ts';
import { ChangeBook } from './change-book.ts';
import { Places, type Draft } from './draft.ts';
import { Fields } from './fields.ts';
import { docxLimits } from './limits.ts';
import type { Lists } from './numbering.ts';
import type { Relationships } from './package.ts';
import { References } from './references.ts';
import { tooLarge } from './refuse.ts';
import type { Styles } from './styles.ts';

const excerpt = 80;

/** A picture of the text, in the order met; its bytes are unpacked when the text is read. */
export interface WantedPicture {
  readonly part: string;
  readonly draft: Draft;
  /** EMU; null where the file doesn't say. */
  readonly width: number | null;
}

interface Reading {
  readonly styles: Styles;
  readonly lists: Lists;
}

export class Context {
  readonly changes = new ChangeBook();
  readonly places = new Places();
  readonly references = new References();
  /** The fields open in the flow that is being read. */
  fields = new Fields();
  readonly pictures: WantedPicture[] = [];
  readonly left: LeftNote[] = [];
  /** The move whose pieces come, by `from` and `to`. */
  readonly moves = new Map<string, string>();
  /** Addresses and parts that the part being read refers to. */
  relationships: Relationships = new Map();
  /** Where in the body the reader is: the index of the block that comes next. */
  block = 0;
  private counts = { paragraphs: 0, characters: 0, cells: 0 };
  private readonly notedLists = new Set<string>();

  constructor(readonly reading: Reading) {}

  note(what: LeftReason, words = ''): void {
    this.noteAt(what, this.block, words);
  }

  /** The same of a place that the reader has passed. */
  noteAt(what: LeftReason, block: number, words = ''): void {
    if (this.left.length >= docxLimits.left) return;
    const tidy = words.replace(/\s+/gu, ' ').trim();
    const short = tidy.length > excerpt ? `${tidy.slice(0, excerpt - 1)}…` : tidy;
    this.left.push({ what, block, words: short });
  }

  /** Notes once for each list that its numbers will look otherwise. */
  noteList(list: string): void {
    if (this.notedLists.has(list)) return;
    this.notedLists.add(list);
    this.note('listNumber');
  }

  count(what: 'paragraphs' | 'characters', many: number): void {
    this.counts[what] += many;
    if (this.counts[what] > docxLimits[what]) throw tooLarge(what);
  }

  countCells(many: number): void {
    this.counts.cells += many;
    if (this.counts.cells > docxLimits.tableCells) throw tooLarge('tableCells');
  }
}
