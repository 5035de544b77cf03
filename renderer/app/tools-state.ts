/** Which tool over or beside the page is open: finding, going to a paragraph, reading, printing. Nothing of it is kept. */
import { create } from 'zustand';

export type ReadingMode = 'read' | 'present';

/** A place in a version. */
export interface VersionWanted {
  readonly version: string;
  /** Empty for the paper as a whole. */
  readonly chapter: string;
  /** The block of the chapter's own text; null for its beginning. */
  readonly block: string | null;
}

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
    'goTo' | 'extent' | 'print' | 'words' | 'versions' | 'travel' | 'search' | 'files' | 'contributions' | null;
  /** The version, and the place in it, that the view of versions is to begin with; null for the newest. */
  readonly versionWanted: VersionWanted | null;
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
