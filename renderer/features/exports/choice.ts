/** What the dialog to export offers and what was chosen, as data. What there is says `shared/domain/export-formats.ts`. */
import {
  exportFormats,
  formatOf,
  withAnnexes,
  type ExportFormat,
  type ExportOption,
  type ExportWhat,
  type FormatId,
  type WantedStandard,
} from '../../../shared/domain/export-formats.ts';
import type { Language } from '../../../shared/i18n/catalogue.ts';
import { exportPath } from '../../../shared/rpc/export-path.ts';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import { fileNamed } from '../../app/export-job.ts';
import type { ExportWanted } from '../../app/tools-state.ts';

export interface OneMeasure {
  readonly id: string;
  readonly name: string;
}

export interface ExportChoice {
  readonly what: ExportWhat;
  readonly format: FormatId;
  /** Which state of the strategy paper. */
  readonly of: Side;
  readonly comments: boolean;
  readonly suggestions: boolean;
  readonly standard: WantedStandard;
  /** Which council paper; null where there is none. */
  readonly paper: string | null;
  readonly draft: boolean;
  /** Whether a council paper's annexes come along, as files beside it. */
  readonly annexes: boolean;
  /** The measure that one came from, and whether it alone is meant. */
  readonly measure: OneMeasure | null;
  readonly alone: boolean;
}

/** `papers`: the council papers there are. A council paper is a draft until one says that it is not. */
export function firstChoice(wanted: ExportWanted, papers: readonly string[]): ExportChoice {
  // An open paper may have been taken off the list meanwhile.
  const paper = wanted.what === 'council-paper' && papers.includes(wanted.paper ?? '') ? wanted.paper : null;
  const what =
    wanted.what === 'running' || (wanted.what === 'council-paper' && papers.length === 0) ? 'paper' : wanted.what;
  const measure = wanted.what === 'measures' ? (wanted.only ?? null) : null;
  return {
    what,
    format: exportFormats[what][0]?.format ?? 'pdf',
    of: wanted.what === 'paper' ? (wanted.of ?? { side: 'now' }) : { side: 'now' },
    comments: false,
    suggestions: false,
    standard: 'ua-1',
    paper: paper ?? papers[0] ?? null,
    draft: true,
    annexes: false,
    measure,
    alone: measure !== null,
  };
}

/** The same of something else: the format stays where there is one. */
export const ofWhat = (choice: ExportChoice, what: ExportWhat): ExportChoice => ({
  ...choice,
  what,
  format: formatOf(what, choice.format)?.format ?? exportFormats[what][0]?.format ?? 'pdf',
});

export function chosenFormat({ what, format }: ExportChoice): ExportFormat | null {
  return formatOf(what, format);
}

export const takes = (choice: ExportChoice, option: ExportOption): boolean =>
  chosenFormat(choice)?.options.includes(option) ?? false;

/** Comments and suggestions come from the rooms as they are: an earlier state has none. */
export const takesNow = (choice: ExportChoice, option: 'comments' | 'suggestions'): boolean =>
  takes(choice, option) && (choice.of.side === 'now' || !takes(choice, 'version'));

/** Errors keep it in the house: a council paper that is printed, or meant to be, and no draft. */
export const mustPass = (choice: ExportChoice): boolean =>
  chosenFormat(choice)?.checked === true && !(takes(choice, 'draft') && choice.draft);

/** Whether only the sheet of one measure is meant. */
const only = (choice: ExportChoice): OneMeasure | null =>
  choice.what === 'measures' && choice.alone && takes(choice, 'one') ? choice.measure : null;

/** Where the host's door has it; null while no council paper is chosen. */
export function pathOf(choice: ExportChoice, language: Language): string | null {
  const { what, format, of, comments, suggestions, standard, paper, draft, annexes } = choice;
  const one = only(choice);
  if (what === 'council-paper' && paper === null) return null;
  return exportPath({
    what,
    format,
    language,
    ...(what === 'paper' && { of }),
    ...(comments && takesNow(choice, 'comments') && { comments }),
    ...(suggestions && takesNow(choice, 'suggestions') && { suggestions }),
    ...(takes(choice, 'standard') && { standard }),
    ...(what === 'council-paper' && paper !== null && { paper, draft: draft && takes(choice, 'draft') }),
    ...(annexes && takes(choice, 'annexes') && { annexes }),
    ...(one !== null && { only: one.id }),
  });
}

/** Words that names of files are made of, in the reader's language. */
export interface FileWords {
  readonly project: string;
  /** What an earlier state is called; null for the present one. */
  readonly state: string | null;
  readonly catalogue: string;
  readonly councilPaper: string;
  readonly draft: string;
  /** Of the council paper; may be empty. */
  readonly number: string;
}

export function fileOf(choice: ExportChoice, words: FileWords): string {
  const isArchive = choice.annexes && takes(choice, 'annexes');
  const extension = isArchive ? withAnnexes.extension : (chosenFormat(choice)?.extension ?? '');
  switch (choice.what) {
    case 'paper':
      return fileNamed([words.project, ...(words.state === null ? [] : [words.state])].join(' – '), extension);
    case 'measures':
      return fileNamed(only(choice)?.name ?? `${words.catalogue} – ${words.project}`, extension);
    case 'council-paper': {
      const number = words.number.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
      const draft = takes(choice, 'draft') && choice.draft ? `-${words.draft}` : '';
      // Two formats end in `.json`.
      const kind = choice.format === 'oparl' ? '-OParl' : '';
      return fileNamed(`${number === '' ? words.councilPaper : number}${draft}${kind}`, extension);
    }
  }
}
