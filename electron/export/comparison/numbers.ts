/** The numbers of one state of the paper, and what an embed shows there. */
import type { Block } from '../../../shared/document/block.ts';
import { referenceKey, type ReferenceWords } from '../../../shared/council/references.ts';
import { HERE, readEmbed, type RefEmbed } from '../../../shared/document/embeds.ts';
import type { PaperIndex, Target } from '../../../shared/document/paper-index.ts';
import { DEFAULT_SETTINGS, type PaperSettings } from '../../../shared/document/paper-settings.ts';
import { translate, type Language } from '../../../shared/i18n/catalogue.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import { indexOf } from '../html-references.ts';
import type { PaperState } from './comparison.ts';

export class StateNumbers {
  readonly paper: PaperState['paper'];
  readonly index: PaperIndex;
  readonly settings: PaperSettings;
  private readonly elsewhere: ReferenceWords | undefined;

  constructor(
    { paper, references }: PaperState,
    private readonly language: Language,
  ) {
    this.paper = paper;
    this.index = indexOf(paper);
    this.settings = paper.settings ?? DEFAULT_SETTINGS;
    this.elsewhere = references;
  }

  /** The number of a block of a chapter; null for none. */
  of(chapter: string, block: Block): Target | null {
    return this.index.chapter(chapter)?.numbers.get(block.id) ?? null;
  }

  /** The chapter's number in the paper; null where it isn't in this state. */
  chapter(chapter: string): string | null {
    return this.index.chapter(chapter)?.targets[0]?.number ?? null;
  }

  target(chapter: string, block: string | null): Target | null {
    return this.index.target(chapter, block);
  }

  /** Where a reference leads, by the chapter in which that stands. */
  place(ref: RefEmbed['ref']): RefEmbed['ref'] {
    return ref.chapter === HERE ? (this.target(HERE, ref.block) ?? ref) : ref;
  }

  /** „Abschnitt 7.2“. */
  describe(target: Target | null): string {
    return describeTarget(this.language, target, this.settings.headingNumbers);
  }

  /** What stands for an embed that is no footnote; null for a footnote. */
  embed(value: unknown): string | null {
    const embed = readEmbed(value);
    if (embed === null) return `[${translate(this.language, 'numbers.unknownEmbed')}]`;
    if ('note' in embed) return null;
    if ('paper' in embed) return embed.paper;
    const { chapter, block } = embed.ref;
    const there = chapter === HERE ? undefined : this.elsewhere?.get(referenceKey(embed.ref));
    return there ?? this.describe(this.target(chapter, block));
  }
}
