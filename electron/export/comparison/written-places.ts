/** Places of a comparison, which is of texts as they stand, in the texts as they are written: the log and suggestions know only those. */
import type { Block } from '../../../shared/document/block.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { writtenStretches, type WrittenStretch } from '../../../shared/document/written-stretches.ts';
import type { ChangedPlace } from './comparison.ts';

export class WrittenPlaces {
  readonly #stretches = new Map<string, readonly WrittenStretch[]>();

  /** `accept`: how what is suggested in the chapter was decided. */
  constructor(written: ChapterContent, accept: boolean) {
    for (const [text, blocks] of textsOf(written))
      for (const [block, stretches] of writtenStretches(blocks, accept))
        this.#stretches.set(`${text} ${block}`, stretches);
  }

  /** In order; one part that is the place itself where it is written as it stands. */
  of({ text, block, from, to }: Pick<ChangedPlace, 'text' | 'block' | 'from' | 'to'>): readonly WrittenStretch[] {
    const stretches = from === to ? undefined : this.#stretches.get(`${text} ${block}`);
    if (stretches === undefined) return [{ from, to, block, at: from, suggestions: [] }];
    return stretches.flatMap((stretch) => {
      const start = Math.max(from, stretch.from);
      const end = Math.min(to, stretch.to);
      return start < end ? [{ ...stretch, from: start, to: end, at: stretch.at + start - stretch.from }] : [];
    });
  }
}

/** All texts of a chapter by the names that a comparison gives them. */
export const textsOf = ({ blocks, tables, notes }: ChapterContent): (readonly [string, readonly Block[]])[] => [
  ['', blocks],
  ...[...notes].map(([id, note]) => [`note:${id}`, note] as const),
  ...[...tables.values()].flatMap(({ texts }) => [...texts]),
];
