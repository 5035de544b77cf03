/** The choices that make up a window's arrangement, and what of them is kept. Pure. */
import * as v from 'valibot';
import { modes, type Mode } from '../editor/suggestions/modes.ts';
import { languages, type Language } from '../../shared/i18n/catalogue.ts';
import type { Loudness } from './remote-news.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Panel = 'people' | 'invite' | 'meeting';
/** Dialogs of the frame beside the panels. */
export type FrameDialog = 'paperSettings';

export const catalogueViews = ['board', 'table', 'timeline'] as const;
export interface CatalogueView {
  readonly view: (typeof catalogueViews)[number];
  /** What the board's columns are. */
  readonly by: 'state' | 'field';
}

/** Text sizes of the page, in per cent. */
export const zoomSteps = [75, 90, 100, 110, 125, 150, 175, 200] as const;

export interface ViewState {
  readonly language: Language;
  readonly theme: Theme;
  /** Size of the page's text in per cent. */
  readonly zoom: number;
  /** Whether what one types is set right: quotation marks, dashes, fixed spaces. */
  readonly corrections: boolean;
  /** How much those who hear the page are told of what others do. */
  readonly hearing: Loudness;
  /** What stands in the margin of the page. */
  readonly margin: { readonly paragraphNumbers: boolean; readonly lineNumbers: boolean };
  /** Whether words are drawn in the colours of the groups that wrote them. */
  readonly authorship: boolean;
  /** Whether misspelt words are marked. */
  readonly spelling: boolean;
  /** Where one was, by project. */
  readonly activeChapters: Readonly<Record<string, string>>;
  /** The council paper that is shown in the place of the chapters, by project. */
  readonly openPapers: Readonly<Record<string, string>>;
  /** The workspace one is in, by project (`workspace.ts`); the draft where it isn't said. */
  readonly workspaces: Readonly<Record<string, string>>;
  /** How the catalogue of measures is shown. */
  readonly catalogue: CatalogueView;
  /** Writing, suggesting or reading, by `<project>/<person>`. */
  readonly modes: Readonly<Record<string, Mode>>;
  readonly drawer: 'outline' | 'context' | null;
  readonly panel: Panel | null;
  readonly dialog: FrameDialog | null;
  /** An id of `context-tabs.tsx`. */
  readonly contextTab: string;
}

/** What is kept between two visits; anything unknown in the browser's memory counts as not there. */
const kept = v.partial(
  v.object({
    language: v.picklist(languages),
    theme: v.picklist(['system', 'light', 'dark']),
    zoom: v.picklist(zoomSteps),
    corrections: v.boolean(),
    hearing: v.picklist(['off', 'calm', 'detailed']),
    margin: v.object({ paragraphNumbers: v.boolean(), lineNumbers: v.boolean() }),
    authorship: v.boolean(),
    spelling: v.boolean(),
    activeChapters: v.record(v.string(), v.string()),
    openPapers: v.record(v.string(), v.string()),
    workspaces: v.record(v.string(), v.string()),
    catalogue: v.object({ view: v.picklist(catalogueViews), by: v.picklist(['state', 'field']) }),
    modes: v.record(v.string(), v.picklist(modes)),
  }),
);

/** The kept part of a state, or of what was found in the browser's memory. */
export function keptPart(found: unknown): Partial<ViewState> {
  const checked = v.safeParse(kept, found);
  if (!checked.success) return {};
  return Object.fromEntries(Object.entries(checked.output).filter(([, value]) => value !== undefined));
}

/** One step larger (1) or smaller (-1), or back to 100 % (0). */
export function nextZoom(zoom: number, direction: -1 | 0 | 1): number {
  if (direction === 0) return 100;
  const larger = zoomSteps.find((step) => step > zoom);
  const smaller = [...zoomSteps].reverse().find((step) => step < zoom);
  return (direction > 0 ? larger : smaller) ?? zoom;
}
