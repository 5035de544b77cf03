/** How this window is arranged; nothing here is part of a project. Kept in the browser, so that it is the same next time. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { firstLanguage } from '../../shared/i18n/catalogue.ts';
import { keptPart, nextZoom, type ViewState } from './view-options.ts';

export const useView = create<ViewState>()(
  persist(
    (): ViewState => ({
      language: firstLanguage,
      theme: 'system',
      zoom: 100,
      corrections: true,
      hearing: 'off',
      margin: { paragraphNumbers: true, lineNumbers: false },
      authorship: false,
      spelling: true,
      activeChapters: {},
      openPapers: {},
      workspaces: {},
      catalogue: { view: 'board', by: 'state' },
      modes: {},
      drawer: null,
      panel: null,
      dialog: null,
      contextTab: 'chapter',
    }),
    {
      name: 'ratschrift.view',
      version: 1,
      partialize: keptPart,
      merge: (found, state) => ({ ...state, ...keptPart(found) }),
    },
  ),
);

export function setView(change: Partial<ViewState>): void {
  useView.setState(change);
}

/** One step larger (1) or smaller (-1), or back to 100 % (0). */
export function stepZoom(direction: -1 | 0 | 1): void {
  useView.setState(({ zoom }) => ({ zoom: nextZoom(zoom, direction) }));
}

export function setActiveChapter(project: string, chapter: string): void {
  useView.setState(({ activeChapters }) =>
    activeChapters[project] === chapter ? {} : { activeChapters: { ...activeChapters, [project]: chapter } },
  );
}

/** Shows a council paper in the place of the chapters; null: the chapters again. */
export function setOpenPaper(project: string, paper: string | null): void {
  useView.setState(({ openPapers }) => {
    const others = Object.fromEntries(Object.entries(openPapers).filter(([id]) => id !== project));
    return { openPapers: paper === null ? others : { ...others, [project]: paper } };
  });
}
