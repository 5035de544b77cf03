/** `ratschrift export`: the whole paper as one file, or (`--what`) a council paper or the measures. */
import path from 'node:path';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../shared/i18n/describe-certified.ts';
import { paperDocx } from '../export/docx/paper-docx.ts';
import type { Pictures } from '../export/html-image.ts';
import { exportHtml } from '../export/html.ts';
import { exportJson } from '../export/json.ts';
import type { Paper, PaperComment } from '../export/paper.ts';
import { paperPdf } from '../export/pdf/paper-pdf.ts';
import { readPaperComments } from '../services/read-comments.ts';
import { readPaper, readPictures } from '../services/read-paper.ts';
import { writeExport } from '../services/write-export.ts';
import { read, Refusal, text, type Values } from './cli-words.ts';
import { councilFile, councilOptions, measuresFile } from './export-council.ts';
import type { Voice } from './file-commands.ts';

interface Given {
  readonly paper: Paper;
  readonly pictures: Pictures;
  /** Null where they are not to come along. */
  readonly comments: readonly PaperComment[] | null;
}
type Write = (given: Given, voice: Voice) => Promise<string | Uint8Array>;

const writers: Readonly<Record<string, Write>> = {
  html: ({ paper, pictures }) => Promise.resolve(exportHtml(paper, pictures)),
  json: ({ paper, pictures, comments }) => Promise.resolve(exportJson(paper, pictures, comments)),
  docx: ({ paper, pictures }) => paperDocx(paper, pictures, Date.now()),
  pdf: async ({ paper, pictures }, { say, language }) => {
    const { bytes, standard, uncertified } = await paperPdf(paper, pictures, { standard: 'ua-1', at: Date.now() });
    say(describeCertified((key, values) => translate(language, key, values), standard ?? uncertified ?? 'noEngine'));
    return bytes;
  },
};

/** `export FILE [--what paper|council-paper|measures] --format … --out X [--with-comments]`. */
export async function exportCommand(args: string[], voice: Voice): Promise<number> {
  const { file, values } = read(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    'with-comments': { type: 'boolean' },
    what: { type: 'string' },
    ...councilOptions,
  });
  const format = text(values, 'format') ?? '';
  const out = text(values, 'out');
  const what = text(values, 'what') ?? 'paper';
  if (what !== 'paper') {
    if (out === undefined || values['with-comments'] === true) throw new Refusal('cli.exportWhat');
    await writeExport(path.resolve(out), await otherFile(what, path.resolve(file), format, values, voice));
    return 0;
  }
  if (Object.keys(councilOptions).some((option) => values[option] !== undefined)) throw new Refusal('cli.exportWhat');
  const write = Object.hasOwn(writers, format) ? writers[format] : undefined;
  if (out === undefined || write === undefined) throw new Refusal('cli.exportOptions');
  const withComments = values['with-comments'] === true;
  if (withComments && format !== 'json') throw new Refusal('cli.exportComments');
  const from = path.resolve(file);
  const paper = await readPaper(from, {});
  const pictures = await readPictures(from, paper, {});
  const comments = withComments ? await readPaperComments(from, {}) : null;
  await writeExport(path.resolve(out), await write({ paper, pictures, comments }, voice));
  return 0;
}

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
