/** Which workspace of a project is shown: its chapters, one of its council papers, or its measures. Kept as the chapter is. */
import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import type { ExportWanted } from './tools-state.ts';
import { setOpenPaper, useView } from './view-state.ts';

export type Workspace =
  | { readonly at: 'draft' }
  | { readonly at: 'paper'; readonly paper: string }
  /** The catalogue, or the sheet of one measure in it. */
  | { readonly at: 'measures'; readonly measure: string | null };

/** What stands around and in the page of each. */
export interface WorkspaceShows {
  /** The column at the left, and the way there past everything before it. */
  readonly side: TextKey;
  readonly skipToSide: TextKey;
  readonly showSide: TextKey;
  readonly page: TextKey;
  /** The text is searched within it. */
  readonly find: boolean;
  /** The column at the right, with what belongs to the chapter at hand. */
  readonly context: boolean;
  /** The chapters stand on the page, perhaps under something else, which leaves them as they are. */
  readonly chapters: boolean;
}

const draft: WorkspaceShows = {
  side: 'frame.outline',
  skipToSide: 'frame.skipToOutline',
  showSide: 'frame.showOutline',
  page: 'frame.page',
  find: true,
  context: true,
  chapters: true,
};

export const workspaceShows: Readonly<Record<Workspace['at'], WorkspaceShows>> = {
  draft,
  paper: { ...draft, context: false, chapters: false },
  // The catalogue has the room of both columns, and a field of its own to search in.
  measures: {
    side: 'measures.side',
    skipToSide: 'measures.skipToSide',
    showSide: 'measures.showSide',
    page: 'measures.page',
    find: false,
    context: false,
    chapters: true,
  },
};

const sheet: WorkspaceShows = { ...workspaceShows.measures, context: true };

/** What stands around a workspace as it is now: the sheet of a measure has a column with its comments. */
export const showsOf = (workspace: Workspace): WorkspaceShows =>
  workspace.at === 'measures' && workspace.measure !== null ? sheet : workspaceShows[workspace.at];

const DRAFT: Workspace = { at: 'draft' };

/** `kept`: as `openMeasures` and `openDraft` keep it; anything that is none counts as the draft, and so does a paper off the list. */
export function workspaceFrom(
  kept: string | undefined,
  paper: string | null = null,
  papers: readonly string[] = [],
): Workspace {
  const [at, measure = null, ...rest] = (kept ?? '').split('/');
  if (at === 'measures' && rest.length === 0) return { at, measure };
  return paper !== null && papers.includes(paper) ? { at: 'paper', paper } : DRAFT;
}

/** `papers`: those on the list. */
export function useWorkspace(project: string, papers: readonly string[]): Workspace {
  const kept = useView((state) => state.workspaces[project]);
  const paper = useView((state) => state.openPapers[project] ?? null);
  return useMemo(() => workspaceFrom(kept, paper, papers), [kept, paper, papers]);
}

/** Shows the catalogue, or a measure's sheet in it. */
export function openMeasures(project: string, measure: string | null = null): void {
  show(project, measure === null ? 'measures' : `measures/${measure}`);
}

/** From the measures back to the draft, chapters or council paper as it was; what stands in it can have the focus at once. */
export function openDraft(project: string): void {
  if (workspaceFrom(useView.getState().workspaces[project]).at === 'draft') return;
  flushSync(() => show(project, 'draft'));
}

/** Shows a council paper; null: the chapters. */
export function openPaper(project: string, paper: string | null): void {
  setOpenPaper(project, paper);
  openDraft(project);
}

/** What one most likely means to export: what is shown. */
export function wantedHere(workspace: Workspace): ExportWanted {
  switch (workspace.at) {
    case 'draft':
      return { what: 'paper' };
    case 'paper':
      return { what: 'council-paper', paper: workspace.paper };
    case 'measures':
      return { what: 'measures' };
  }
}

function show(project: string, kept: string): void {
  useView.setState(({ workspaces }) => ({ workspaces: { ...workspaces, [project]: kept }, drawer: null }));
}
