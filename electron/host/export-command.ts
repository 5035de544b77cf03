/** `ratschrift export`: the whole paper as one file, or (`--what`) a council paper or the measures. */
import path from 'node:path';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../shared/i18n/describe-certified.ts';
import { paperDocx } from '../export/docx/paper-docx.ts';
import type { Pictures } from '../export/html-image.ts';
import { exportHtml } from '../export/html.ts';
import { exportJson } from '../export/json.ts';
import type { Paper, PaperComment } from '../export/paper.ts';
import { exportMarkdown } from '../export/markdown/paper-markdown.ts';
import { paperPdf } from '../export/pdf/paper-pdf.ts';
import { readPaperVersion, UnknownVersion } from '../services/compare/read-states.ts';
import { readPaperComments } from '../services/read-comments.ts';
import { readPaper, readPictures } from '../services/read-paper.ts';
import { writeExport } from '../services/write-export.ts';
import { read, Refusal, text, type Values } from './cli-words.ts';
import { councilFile, councilOptions, measuresFile } from './export-council.ts';
import { momentIn } from './export-moment.ts';
import type { Voice } from './file-commands.ts';

interface Given {
  readonly paper: Paper;
  readonly pictures: Pictures;
  /** Null where they are not to come along. */
  readonly comments: readonly PaperComment[] | null;
  /** The moment that a file says it was made, ms since 1970. */
  readonly at: number;
}
type Write = (given: Given, voice: Voice) => Promise<string | Uint8Array>;

const writers: Readonly<Record<string, Write>> = {
  html: ({ paper, pictures }) => Promise.resolve(exportHtml(paper, pictures)),
  json: ({ paper, pictures, comments }) => Promise.resolve(exportJson(paper, pictures, comments)),
  md: ({ paper, pictures }) => Promise.resolve(exportMarkdown(paper, pictures)),
  docx: ({ paper, pictures, at }) => paperDocx(paper, pictures, at),
  pdf: async ({ paper, pictures, at }, { say, language }) => {
    const { bytes, standard, uncertified } = await paperPdf(paper, pictures, { standard: 'ua-1', at });
    say(describeCertified((key, values) => translate(language, key, values), standard ?? uncertified ?? 'noEngine'));
    return bytes;
  },
};

/** `export FILE [--what paper|council-paper|measures] --format … [--version NAME] [--date DAY] --out X [--with-comments]`. */
export async function exportCommand(args: string[], voice: Voice): Promise<number> {
  const { file, values } = read(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    'with-comments': { type: 'boolean' },
    what: { type: 'string' },
    version: { type: 'string' },
    date: { type: 'string' },
    ...councilOptions,
  });
  const format = text(values, 'format') ?? '';
  const out = text(values, 'out');
  const what = text(values, 'what') ?? 'paper';
  if (what !== 'paper') {
    const ofPaper = values['with-comments'] === true || values['version'] !== undefined;
    const noDate = what === 'measures' && values['date'] !== undefined;
    if (out === undefined || ofPaper || noDate) throw new Refusal('cli.exportWhat');
    await writeExport(path.resolve(out), await otherFile(what, path.resolve(file), format, values, voice));
    return 0;
  }
  if (Object.keys(councilOptions).some((option) => values[option] !== undefined)) throw new Refusal('cli.exportWhat');
  const write = Object.hasOwn(writers, format) ? writers[format] : undefined;
  if (out === undefined || write === undefined) throw new Refusal('cli.exportOptions');
  const withComments = values['with-comments'] === true;
  const version = text(values, 'version');
  if (withComments && (format !== 'json' || version !== undefined)) throw new Refusal('cli.exportComments');
  const at = momentIn(values) ?? Date.now();
  const from = path.resolve(file);
  const { paper, pictures } = version === undefined ? await asItIs(from) : await inVersion(from, version, voice);
  const comments = withComments ? await readPaperComments(from, {}) : null;
  await writeExport(path.resolve(out), await write({ paper, pictures, comments, at }, voice));
  return 0;
}

async function asItIs(file: string): Promise<Pick<Given, 'paper' | 'pictures'>> {
  const paper = await readPaper(file, {});
  return { paper, pictures: await readPictures(file, paper, {}) };
}

const inVersion = (file: string, name: string, { language }: Voice): Promise<Pick<Given, 'paper' | 'pictures'>> =>
  readPaperVersion(file, name, language).catch((error: unknown) => {
    throw error instanceof UnknownVersion ? new Refusal('comparison.cliNoVersion', { name }, false) : error;
  });

function otherFile(
  what: string,
  file: string,
  format: string,
  values: Values,
  voice: Voice,
): Promise<string | Uint8Array> {
  if (what === 'council-paper') return councilFile(file, format, values, voice);
  if (what === 'measures') return measuresFile(file, format);
  throw new Refusal('cli.exportWhat');
}
