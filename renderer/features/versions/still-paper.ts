/** Numbers and names in a state of the paper that no longer changes. */
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper, type PaperIndex } from '../../../shared/document/paper-index.ts';
import type { VersionContent } from '../../../shared/document/version-content.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import { labelsOf, type Labels } from '../../editor/static/labels.tsx';
import type { LoadedPaper } from './version-source.ts';

export interface StillPaper {
  /** Made when it is first asked for: it goes through all chapters. */
  readonly index: PaperIndex;
  /** The number of a chapter in the paper; undefined where it has none in this state. */
  readonly number: (chapter: string) => number | undefined;
  readonly labels: (chapter: string) => Labels;
  readonly chapter: (id: string) => VersionChapter | null;
}

export function stillPaper({ content, chapters }: LoadedPaper): StillPaper {
  const texts = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const numbers = new Map(content.chapters.map(({ id }, at) => [id, at + 1]));
  let made: PaperIndex | null = null;
  const index = (): PaperIndex => (made ??= indexOf(content, texts));
  const naming = {
    settings: () => content.settings,
    describe: (chapter: string, block: string | null) =>
      describeTarget('de', index().target(chapter, block), content.settings.headingNumbers),
  };
  const known = new Map<string, Labels>();
  return {
    get index() {
      return index();
    },
    number: (chapter) => numbers.get(chapter),
    labels: (chapter) => {
      const labels = known.get(chapter) ?? labelsOf(naming, index(), chapter);
      known.set(chapter, labels);
      return labels;
    },
    chapter: (id) => texts.get(id) ?? null,
  };
}

function indexOf(content: VersionContent, texts: ReadonlyMap<string, VersionChapter>): PaperIndex {
  return indexPaper(
    content.chapters.map(({ id, title, numbers }, at) => {
      const text = texts.get(id);
      return {
        id,
        number: at + 1,
        title,
        marks: text === undefined ? [] : marksOf(text.blocks, notesWithin(text)),
        frozen: new Map(numbers),
      };
    }),
    content.settings.noteNumbers,
  );
}
