/** A whole paper with something of everything, for exports. */
import type { StateChapter } from '../../electron/export/comparison/comparison.ts';
import type { Paper, PaperChapter } from '../../electron/export/paper.ts';
import { richPair } from './compared-papers.ts';

export const written = (chapter: StateChapter): PaperChapter => ({ ...chapter, stage: 'finished', contentHash: '' });

export const richPaper: Paper = {
  project: 'p',
  sample: true,
  ...richPair.after.paper,
  chapters: richPair.after.paper.chapters.map((chapter, index) => ({
    ...written(chapter),
    group: index === 0 ? { id: 'g', name: 'Gesundheit' } : null,
  })),
};
