/** What lies in an archive besides the file and its proofs: the paper in several forms, the council papers, the measures. */
import { describeFailure, german as t } from '../../../shared/i18n/catalogue.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { councilPdf } from '../../export/council/council-pdf.ts';
import { paperDocx } from '../../export/docx/paper-docx.ts';
import { exportHtml } from '../../export/html.ts';
import type { Pictures } from '../../export/html-image.ts';
import { exportJson } from '../../export/json.ts';
import { cataloguePdf } from '../../export/measures/catalogue-pdf.ts';
import type { Paper } from '../../export/paper.ts';
import type { Pdf } from '../../export/pdf/compile-pdf.ts';
import { paperPdf } from '../../export/pdf/paper-pdf.ts';
import type { PdfStandard } from '../../export/pdf/pdf-messages.ts';
import { catalogueSheets } from '../../export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../../export/xlsx/write-xlsx.ts';
import { blockedBy } from '../council/checked-paper.ts';
import { CityFolders } from '../council/city-folders.ts';
import { readCouncil } from '../council/read-council.ts';
import { readCatalogue } from '../read-measures.ts';

/** One file of an archive, and what the report has to say of it. */
export interface Written {
  readonly content: Uint8Array | string;
  /** How the file is certified; null where it isn't. */
  readonly standard?: PdfStandard | null;
  readonly says?: readonly string[];
}

/** `write`: rejects with a Failure where this file can't be made. */
export interface ArchiveFile {
  readonly file: string;
  readonly write: () => Written | Promise<Written>;
}

/** What the report says of a file. */
export interface FormReport {
  readonly file: string;
  readonly written: boolean;
  readonly standard?: PdfStandard | null;
  readonly says: readonly string[];
}

/** One form in which the paper lies in an archive. `at`: when it is made, milliseconds since 1970. */
export interface ArchiveForm {
  readonly ending: string;
  readonly write: (paper: Paper, pictures: Pictures, at: number) => Written | Promise<Written>;
}

export const archiveForms: readonly ArchiveForm[] = [
  { ending: 'html', write: (paper, pictures) => ({ content: exportHtml(paper, pictures) }) },
  { ending: 'json', write: (paper, pictures) => ({ content: exportJson(paper, pictures) }) },
  { ending: 'docx', write: async (paper, pictures, at) => ({ content: await paperDocx(paper, pictures, at) }) },
  {
    ending: 'pdf',
    write: async (paper, pictures, at) => told(await paperPdf(paper, pictures, { standard: 'a-2a', at })),
  },
];

/** PDF/A where this machine can certify it; else a tagged PDF, and the report says so. */
function told({ bytes, standard, uncertified, losses }: Pdf, ...first: readonly string[]): Written {
  const says = [
    ...first,
    standard === null ? t(`file.pdfPlain_${uncertified ?? 'noEngine'}`) : t('file.pdfCertified'),
    ...(losses.characters.length === 0 ? [] : [t('file.pdfCharacters', { characters: codesOf(losses.characters) })]),
    ...(losses.pictures.length === 0 ? [] : [t('file.pdfPictures', { count: losses.pictures.length })]),
  ];
  return { content: bytes, standard, says };
}

const codesOf = (characters: readonly string[]): string =>
  characters.map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(', ');

/**
 * The council papers of a project, each as PDF; one with errors as the draft that it is. `templates`: the office's own cities, null
 * for none.
 */
export async function councilFiles(project: string, templates: string | null, at: number): Promise<ArchiveFile[]> {
  const council = await readCouncil(project, new CityFolders(templates), { inProcess: true }).catch((error: unknown) =>
    survived(error),
  );
  if (council instanceof Failure) return [{ file: 'Drucksachen.pdf', write: () => Promise.reject(council) }];
  const taken = new Set<string>();
  return council.papers.map(({ paper, pictures, references, findings }, place) => {
    const number = paper.number.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || `${place + 1}`;
    const name = taken.has(number.toLowerCase()) ? `${number}-${place + 1}` : number;
    taken.add(name.toLowerCase());
    const draft = blockedBy(findings) !== null;
    return {
      file: `Drucksache-${name}.pdf`,
      write: async () =>
        told(
          await councilPdf({ paper, pictures, references, draft }, council.city, { standard: 'a-2a', at }),
          ...(draft ? [t('file.archivedDraft')] : []),
        ),
    };
  });
}

/** The measures catalogue as PDF and as a workbook; nothing where there is none. */
export async function measuresFiles(project: string, at: number): Promise<ArchiveFile[]> {
  const { catalogue, pictures } = await readCatalogue(project, { inProcess: true });
  const { measures, budgets, descriptions, references } = catalogue;
  if (measures.length === 0) return [];
  return [
    {
      file: 'Massnahmen.pdf',
      write: async () => told(await cataloguePdf(catalogue, pictures, { standard: 'a-2a', at })),
    },
    {
      file: 'Massnahmen.xlsx',
      write: async () => {
        const sources = new Map(budgets.map(({ id, name }) => [id, name]));
        return { content: await writeXlsx(catalogueSheets(measures, sources, descriptions, references)) };
      },
    },
  ];
}

/** Makes one file. One that can't be made is missing, and the report says why: the archive is worth more than one of its files. */
export async function makeFile({
  file,
  write,
}: ArchiveFile): Promise<{ readonly content: Uint8Array | string | null; readonly report: FormReport }> {
  try {
    const { content, standard, says = [] } = await write();
    return { content, report: { file, written: true, says, ...(standard !== undefined && { standard }) } };
  } catch (error) {
    return { content: null, report: { file, written: false, says: [describeFailure(t, survived(error))] } };
  }
}

/** The failure that an archive is made in spite of; throws any other. */
function survived(error: unknown): Failure {
  if (error instanceof Failure && (error.code.startsWith('export') || error.code === 'templateBroken')) return error;
  throw error;
}
