/** Which tool over or beside the page is open: finding, going to a paragraph, reading, printing. Nothing of it is kept. */
import { create } from 'zustand';
import type { Side } from '../../shared/rpc/version-schemas.ts';

export type ReadingMode = 'read' | 'present';

/** What the view of versions is to begin with: a state of the paper, what is done with it, and a place in it. */
export interface VersionWanted {
  readonly side: Side;
  /** `restore`: compared with what stands now, and asked at once how it shall come back. */
  readonly as: 'read' | 'compare' | 'restore';
  /** Null for the paper as a whole. */
  readonly chapter: string | null;
  /** The block of the chapter's own text; null for its beginning. */
  readonly block: string | null;
}

/** Where one was in time travel, so that one can come back to it. */
export interface TravelAt {
  /** Milliseconds since 1970; changes since `since` are marked, null for those of the last work before. */
  readonly at: number;
  readonly since: number | null;
  readonly chapter: string | null;
  readonly zoom: 'life' | 'month' | 'day';
  /** Whose work one looks at, as the view names it. */
  readonly filter: string;
  readonly showsChanges: boolean;
}

/** What the dialog to export begins with; `running`: with the file that is under way. */
export type ExportWanted =
  | { readonly what: 'paper'; readonly of?: Side }
  | { readonly what: 'council-paper'; readonly paper: string | null }
  | { readonly what: 'measures'; readonly only?: { readonly id: string; readonly name: string } }
  | { readonly what: 'running' };

export interface ToolsState {
  /** The panel to find in, with or without the field to replace. */
  readonly find: 'find' | 'replace' | null;
  /** Goes up with each wish to find: the field then takes the focus, though it is open already. */
  readonly findAsked: number;
  /** What the panel is to begin with, and to put in its place; null for what is selected. */
  readonly findWanted: {
    readonly text: string;
    readonly template: string;
    /** Other forms of the words, and what takes the place of each. */
    readonly forms: ReadonlyMap<string, string>;
  } | null;
  readonly dialog:
    | 'goTo'
    | 'extent'
    | 'print'
    | 'words'
    | 'versions'
    | 'travel'
    | 'homecoming'
    | 'search'
    | 'files'
    | 'contributions'
    | null;
  /** What the view of versions is to begin with; null for the newest version compared with now. */
  readonly versionWanted: VersionWanted | null;
  /** Where time travel goes on; null for the end of what was written. The view of versions leads back there. */
  readonly travelAt: TravelAt | null;
  /** Null while the dialog to export is closed. It may be open over the view of versions. */
  readonly exportWanted: ExportWanted | null;
  /** The council paper that is to show what its check found. */
  readonly checkWanted: string | null;
  /** A file that the dialog of the project's file is to begin merging with. */
  readonly mergeWanted: string | null;
  /** Goes up with each wish to know who wrote the words at the caret. */
  readonly whoAsked: number;
  readonly reading: ReadingMode | null;
  /** The trial draft that is open. */
  readonly trial: { readonly chapter: string; readonly trial: string } | null;
  /** The chapter that is presented; null: the one that one works in. */
  readonly presented: string | null;
}

export const useTools = create<ToolsState>(() => ({
  find: null,
  findAsked: 0,
  findWanted: null,
  dialog: null,
  versionWanted: null,
  travelAt: null,
  exportWanted: null,
  checkWanted: null,
  mergeWanted: null,
  whoAsked: 0,
  reading: null,
  trial: null,
  presented: null,
}));

export function setTools(change: Partial<ToolsState>): void {
  useTools.setState(change);
}

/** Opens the panel to find in and puts the focus into its field. */
export function askToFind(mode: 'find' | 'replace', findWanted: ToolsState['findWanted'] = null): void {
  useTools.setState(({ findAsked }) => ({ find: mode, findAsked: findAsked + 1, findWanted }));
}

/** Closes the dialog that is open; the view of versions leads back to time travel where one came from there. */
export function closeDialog(): void {
  useTools.setState(({ dialog, travelAt }) =>
    dialog === 'versions' && travelAt !== null
      ? { dialog: 'travel', versionWanted: null }
      : { dialog: null, versionWanted: null, travelAt: null, mergeWanted: null },
  );
}

/** Leads to what the check of a council paper found, from whatever dialog is open. The paper itself is shown by the caller. */
export function askForCheck(paper: string): void {
  useTools.setState({ dialog: null, exportWanted: null, versionWanted: null, travelAt: null, checkWanted: paper });
}

/** Closes all of it: what was open over one project has nothing to say over another. */
export function closeTools(): void {
  useTools.setState({
    find: null,
    dialog: null,
    versionWanted: null,
    travelAt: null,
    exportWanted: null,
    checkWanted: null,
    mergeWanted: null,
    reading: null,
    trial: null,
    presented: null,
  });
}

/** From a moment of time travel to the view of versions: compared with now, or to be brought back. */
export function leaveTravel(as: 'compare' | 'restore', here: TravelAt, moment: number): void {
  const versionWanted: VersionWanted = {
    side: { side: 'moment', at: moment },
    as,
    chapter: here.chapter,
    block: null,
  };
  useTools.setState({ dialog: 'versions', versionWanted, travelAt: here });
}

/** Opens what merges a file with the project: first with what it would bring. */
export function offerMerging(file: string): void {
  useTools.setState({ dialog: 'files', mergeWanted: file });
}

/** Opens a trial draft in the place of whatever dialog is open. */
export function openTrial(chapter: string, trial: string): void {
  useTools.setState({ dialog: null, versionWanted: null, travelAt: null, trial: { chapter, trial } });
}
