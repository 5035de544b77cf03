/** Mends put into a paper, as the interface puts them into its texts. */
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { Mend } from '../../../shared/council/checks/finding.ts';
import { chapterOf } from './real-paper.ts';

export function mended(paper: CouncilPaper, mends: readonly Mend[]): CouncilPaper {
  const put = (text: string, those: readonly Mend[]): string =>
    [...those]
      .sort((a, b) => b.place.from - a.place.from)
      .reduce((so, { place, replacement }) => so.slice(0, place.from) + replacement + so.slice(place.to), text);
  const texts = [...paper.texts].map(([section, { blocks }]) => {
    const paragraphs = blocks.map(({ id, text }) =>
      put(
        text,
        mends.filter(({ place }) => place.in === 'section' && place.section === section && place.block === id),
      ),
    );
    return [section, chapterOf(paragraphs)] as const;
  });
  const subject = mends.filter(({ place }) => place.in === 'field' && place.field === 'subject');
  return { ...paper, texts: new Map(texts), subject: put(paper.subject, subject) };
}
