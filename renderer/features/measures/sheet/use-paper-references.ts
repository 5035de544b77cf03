/** What a measure's description can refer to beside its own: the strategy paper as it stands, as the files of the catalogue say it. */
import { useLayoutEffect } from 'react';
import { sayInPaper } from '../../../../shared/document/measures/description-references.ts';
import { targetWherever } from '../../../../shared/document/paper-index.ts';
import type { Elsewhere } from '../../../editor/numbering/elsewhere.ts';
import type { PaperModel } from '../../../editor/paper-model.ts';

/** `model`: of the descriptions' editors; `page`: of the paper's chapters. */
export function usePaperReferences(model: PaperModel, page: PaperModel): void {
  useLayoutEffect(() => {
    const lead = (): void => model.index.leadElsewhere(elsewhere(page));
    lead();
    return page.index.subscribe(lead);
  }, [model, page]);
}

function elsewhere(page: PaperModel): Elsewhere {
  const { index } = page;
  const paper = index.get();
  const { headingNumbers } = index.settings();
  const target: Elsewhere['target'] = (chapter, block) => targetWherever(paper, chapter, block);
  return {
    names: { there: 'numbers.refThere', here: 'measures.referenceHere' },
    targets: paper.chapters.flatMap(({ targets }) => targets),
    say: (chapter, block) => (index.isKnown(chapter) ? sayInPaper(paper, { chapter, block }, headingNumbers) : null),
    target,
    offer: ({ chapter, block }) => ({ name: sayInPaper(paper, { chapter, block }, headingNumbers), warning: null }),
    go: (chapter, block) => {
      const to = target(chapter, block);
      if (to === null) return false;
      if (block === null) page.jumpTo(chapter);
      else page.reveal({ chapter: to.chapter, block, from: 0, to: 0 });
      return true;
    },
  };
}
