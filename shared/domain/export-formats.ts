/** The one table of what can leave the house as what. The command line, the host's door and the interface all ask here. */

/** `paper`: the strategy paper; `council-paper`: one of the project's council papers; `measures`: the catalogue, or one measure's sheet. */
export const exportedThings = ['paper', 'council-paper', 'measures'] as const;
export type ExportWhat = (typeof exportedThings)[number];

/** How a format is called on the command line and in addresses. */
export const formatIds = ['pdf', 'docx', 'odt', 'html', 'md', 'xlsx', 'json', 'oparl'] as const;
export type FormatId = (typeof formatIds)[number];

/** What a PDF can be certified as: for people who don't see it, or for the archive. The first is the default. */
export const pdfStandards = ['ua-1', 'a-2a'] as const;
export type WantedStandard = (typeof pdfStandards)[number];

/**
 * What can be chosen: `version`: an earlier state than the present one; `comments`: theirs come along, with names, and only those of the
 * present state; `suggestions`: as tracked changes, with names, of the present state too; `draft`: says so on each page, and errors of the check don't keep it in the house; `standard`: what a PDF is certified as;
 * `one`: a single sheet instead of all; `annexes`: beside the paper each of its annexes, all in one archive (`withAnnexes`).
 */
export type ExportOption = 'version' | 'comments' | 'suggestions' | 'draft' | 'standard' | 'one' | 'annexes';

export interface ExportFormat {
  readonly format: FormatId;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly mime: string;
  readonly options: readonly ExportOption[];
  /** Only a paper without errors leaves as this, or a draft of it: it is printed, or meant to be. */
  readonly checked?: true;
}

const files = {
  pdf: { extension: 'pdf', mime: 'application/pdf' },
  docx: { extension: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  odt: { extension: 'odt', mime: 'application/vnd.oasis.opendocument.text' },
  html: { extension: 'html', mime: 'text/html; charset=utf-8' },
  md: { extension: 'md', mime: 'text/markdown; charset=utf-8' },
  xlsx: { extension: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  json: { extension: 'json', mime: 'application/json; charset=utf-8' },
  oparl: { extension: 'json', mime: 'application/json; charset=utf-8' },
} as const satisfies Record<FormatId, Pick<ExportFormat, 'extension' | 'mime'>>;

/** What a paper with its annexes leaves as: files of their own, since in one PDF each would lose its tags and what it is certified as. */
export const withAnnexes = { extension: 'zip', mime: 'application/zip' } as const;

const as = (format: FormatId, ...options: readonly ExportOption[]): ExportFormat => ({
  format,
  ...files[format],
  options,
});
const checked = (format: ExportFormat): ExportFormat => ({ ...format, checked: true });

/** In the order in which they are offered. */
export const exportFormats: Readonly<Record<ExportWhat, readonly ExportFormat[]>> = {
  paper: [
    as('pdf', 'version', 'standard'),
    as('docx', 'version', 'comments', 'suggestions'),
    as('odt', 'version', 'comments'),
    as('html', 'version'),
    as('md', 'version'),
    as('json', 'version', 'comments'),
  ],
  'council-paper': [
    checked(as('pdf', 'draft', 'standard', 'annexes')),
    checked(as('docx', 'draft')),
    checked(as('odt', 'draft')),
    checked(as('oparl', 'draft')),
    as('xlsx'),
    as('json'),
  ],
  measures: [
    as('pdf', 'one', 'standard'),
    as('docx', 'one', 'comments'),
    as('odt', 'one', 'comments'),
    as('xlsx'),
    as('json', 'comments'),
  ],
};

/** Null for what there isn't. */
export const formatOf = (what: string, format: string): ExportFormat | null =>
  exportedThings
    .filter((each) => each === what)
    .flatMap((each) => exportFormats[each])
    .find((each) => each.format === format) ?? null;

/** `pdf, docx, odt`: as people are told which there are. */
export const formatList = (what: ExportWhat): string => exportFormats[what].map(({ format }) => format).join(', ');
