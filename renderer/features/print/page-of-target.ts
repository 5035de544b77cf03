import type { Target } from '../../../shared/document/paper-index.ts';
import type { Page } from './use-pages.ts';

/** On which page something stands that a list of contents names; null where it is not printed. `before`: pages before the first. */
export function pageOfTarget(pages: readonly Page[], before: number): (target: Target) => number | null {
  const begins = new Map<string, number>();
  pages.forEach((page, index) => {
    for (const { chapter, fragment } of page) {
      const part = chapter.chapter.parts[fragment.item];
      const place =
        part?.kind === 'title'
          ? chapter.chapter.id
          : part?.kind === 'block'
            ? key(chapter.chapter.id, part.block.id)
            : null;
      if (place !== null && !begins.has(place)) begins.set(place, index + 1 + before);
    }
  });
  return ({ chapter, block }) => begins.get(block === null ? chapter : key(chapter, block)) ?? null;
}

const key = (chapter: string, block: string): string => `${chapter} ${block}`;
