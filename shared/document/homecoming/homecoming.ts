/** What happened to a chapter while somebody was away: what the others did, what one did, and where both did. Pure. */
import { comparePapers } from '../compare/compare-papers.ts';
import { isChanged, type ComparedChapter } from '../compare/compared.ts';
import { changedByBoth } from './both-changed.ts';
import type { BothChanged, HomeStates } from './home-states.ts';

/** A chapter's title in each state; null in all where it is the same for both. */
export interface HomeTitles {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface ChapterHomecoming {
  readonly theirs: ComparedChapter;
  readonly mine: ComparedChapter;
  readonly both: readonly BothChanged[];
  /** Both gave the chapter another title. */
  readonly titles: HomeTitles | null;
}

export function chapterHomecoming(states: HomeStates, titles: HomeTitles): ChapterHomecoming {
  const compared = (side: 'mine' | 'theirs'): ComparedChapter => {
    const version = (state: 'base' | 'mine' | 'theirs') => ({ ...states[state], id: '', title: titles[state] });
    const [chapter] = comparePapers([version('base')], [version(side)]);
    if (chapter === undefined) throw new Error('a chapter compared with itself is there');
    return chapter;
  };
  const renamed = titles.mine !== titles.base && titles.theirs !== titles.base && titles.mine !== titles.theirs;
  return {
    theirs: compared('theirs'),
    mine: compared('mine'),
    both: changedByBoth(states),
    titles: renamed ? titles : null,
  };
}

/** Whether a side changed anything that one reads. */
export const didSomething = ({ counts, titleBefore, titleAfter }: ComparedChapter): boolean =>
  isChanged(counts) || titleBefore !== titleAfter;
