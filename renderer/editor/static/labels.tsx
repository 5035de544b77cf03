/** The numbers and names that the paper's index gives to blocks and embeds, for whoever draws them without an editor. */
import { useMemo, useSyncExternalStore, type JSX, type ReactNode } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import { readEmbed } from '../../../shared/document/embeds.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { numberedBlocks, type PaperIndex } from '../../../shared/document/paper-index.ts';
import { numberParagraphs } from '../../../shared/document/paragraph-numbers.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import type { LiveIndex } from '../numbering/live-index.ts';
import { numberWords } from '../numbering/number-words.ts';

export interface Labels {
  /** `3/12a`, in the margin. */
  readonly number: (block: Block) => string | undefined;
  /** `7.1.2` before a heading, `Tabelle 3:` before a caption. */
  readonly prefix: (block: Block) => string | undefined;
  readonly embed: (value: unknown) => ReactNode;
}

/** The paper's index as it is and changes. */
export function usePaperIndex(index: LiveIndex): PaperIndex {
  return useSyncExternalStore(index.subscribe, index.get);
}

/** The labels of a chapter. */
export function useLabels(live: LiveIndex, chapter: string): Labels {
  const index = usePaperIndex(live);
  return useMemo(() => labelsOf(live, index, chapter), [live, index, chapter]);
}

/** What names things in a paper: the open one's live index, or what a version says. */
export type Naming = Pick<LiveIndex, 'settings' | 'describe'>;

export function labelsOf(live: Naming, index: PaperIndex, chapter: string): Labels {
  const known = index.chapter(chapter);
  const { headingNumbers } = live.settings();
  return {
    number: (block) => {
      const target = known?.numbers.get(block.id);
      return target?.kind === 'paragraph' ? target.number : undefined;
    },
    prefix: (block) => {
      const target = known?.numbers.get(block.id);
      if (target?.kind === 'heading') return headingNumbers ? numberWords(target.number) : undefined;
      if (target?.kind !== 'table' && target?.kind !== 'figure') return undefined;
      const number = numberWords(target.number);
      const label = translate('de', target.kind === 'table' ? 'numbers.refTable' : 'numbers.refFigure', { number });
      return block.text === '' ? label : translate('de', 'numbers.caption', { label });
    },
    embed: (value) => <Embed value={value} live={live} chapter={chapter} note={(id) => known?.notes.get(id)} />,
  };
}

interface EmbedProps {
  readonly value: unknown;
  readonly live: Naming;
  readonly chapter: string;
  readonly note: (id: string) => number | undefined;
}

function Embed({ value, live, note }: EmbedProps): JSX.Element | null {
  const embed = readEmbed(value);
  if (embed === null) return <span className="static-embed">▯</span>;
  if ('note' in embed) {
    const known = note(embed.note);
    const number = known === undefined ? '' : numberWords(known);
    return (
      <sup className="static-note">
        <span className="visually-hidden">{translate('de', 'numbers.noteNumber', { number })}</span>
        <span aria-hidden>{number}</span>
      </sup>
    );
  }
  return <>{'paper' in embed ? embed.paper : live.describe(embed.ref.chapter, embed.ref.block)}</>;
}

/** The numbers of a chapter's paragraphs as its blocks are now, without the chapter's own, by block and in order. */
export function paragraphsOf(live: LiveIndex, chapter: string, blocks: readonly Block[]): ReadonlyMap<string, string> {
  return numberParagraphs(numberedBlocks(marksOf(blocks)), live.frozenIn(chapter));
}
