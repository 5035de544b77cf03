/** Which workspace of a project is shown: the draft, or the catalogue of measures with or without a sheet. Kept as the chapter is. */
import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { ExportWanted } from './tools-state.ts';
import { useView } from './view-state.ts';

export type Workspace = { readonly at: 'draft' } | { readonly at: 'measures'; readonly measure: string | null };

const DRAFT: Workspace = { at: 'draft' };

/** Anything that is none counts as the draft. */
export function workspaceFrom(kept: string | undefined): Workspace {
  const [at, measure = null, ...rest] = (kept ?? '').split('/');
  return at === 'measures' && rest.length === 0 ? { at, measure } : DRAFT;
}

export function useWorkspace(project: string): Workspace {
  const kept = useView((state) => state.workspaces[project]);
  return useMemo(() => workspaceFrom(kept), [kept]);
}

/** Shows the catalogue, or a measure's sheet in it. */
export function openMeasures(project: string, measure: string | null = null): void {
  show(project, measure === null ? 'measures' : `measures/${measure}`);
}

/** Shows the draft; what stands in it can have the focus at once. */
export function openDraft(project: string): void {
  if (workspaceFrom(useView.getState().workspaces[project]).at === 'draft') return;
  flushSync(() => show(project, 'draft'));
}

/** What one most likely means to export: what is shown. */
export function wantedHere(project: string): ExportWanted {
  const { workspaces, openPapers } = useView.getState();
  if (workspaceFrom(workspaces[project]).at === 'measures') return { what: 'measures' };
  const paper = openPapers[project] ?? null;
  return paper === null ? { what: 'paper' } : { what: 'council-paper', paper };
}

function show(project: string, kept: string): void {
  useView.setState(({ workspaces }) => ({ workspaces: { ...workspaces, [project]: kept }, drawer: null }));
}
