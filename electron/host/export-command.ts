/** `ratschrift export`: the whole paper, a council paper or the measures (`--what`) as one file. */
import path from 'node:path';
import {
  exportedThings,
  formatList,
  formatOf,
  pdfStandards,
  type ExportFormat,
  type ExportOption,
  type WantedStandard,
} from '../../shared/domain/export-formats.ts';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeProgress } from '../../shared/i18n/describe-progress.ts';
import { phaseOf, type TellProgress } from '../../shared/rpc/export-progress.ts';
import { describeCertified } from '../../shared/i18n/describe-certified.ts';
import { readPaperVersion, UnknownVersion } from '../services/compare/read-states.ts';
import { readPaperComments } from '../services/read-comments.ts';
import { readPaper, readPictures } from '../services/read-paper.ts';
import { readPaperSuggestions } from '../services/read-suggestions.ts';
import { writeExport } from '../services/write-export.ts';
import { read, Refusal, text, type Values } from './cli-words.ts';
import { councilFile, measuresFile } from './export-council.ts';
import { momentIn } from './export-moment.ts';
import type { Voice } from './file-commands.ts';
import type { MadeFile } from './made-files.ts';
import { makePaper } from './make-paper.ts';

/** What an export command was told, with what there is of it. */
export interface ExportOrder {
  /** Path of the project. */
  readonly file: string;
  readonly format: ExportFormat;
  readonly standard: WantedStandard;
  /** What `--date` says, ms since 1970. */
  readonly at: number | null;
  readonly values: Values;
  /** Is told how far it is. */
  readonly tell: TellProgress;
}

/** The words of the command for what a format may take. */
const words = {
  version: 'version',
  'with-comments': 'comments',
  'with-suggestions': 'suggestions',
  'with-annexes': 'annexes',
  draft: 'draft',
  standard: 'standard',
  measure: 'one',
} as const satisfies Record<string, ExportOption>;

/** `export FILE [--what paper|council-paper|measures] --format … --out X …`. */
export async function exportCommand(args: string[], voice: Voice): Promise<number> {
  const { file, values } = read(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    'with-comments': { type: 'boolean' },
    'with-suggestions': { type: 'boolean' },
    what: { type: 'string' },
    version: { type: 'string' },
    date: { type: 'string' },
    /** Number or id; not needed where there is one council paper only. */
    paper: { type: 'string' },
    draft: { type: 'boolean' },
    'with-annexes': { type: 'boolean' },
    standard: { type: 'string' },
    /** Number or id. */
    measure: { type: 'string' },
    progress: { type: 'boolean' },
  });
  const wanted = text(values, 'what') ?? 'paper';
  const what = exportedThings.find((each) => each === wanted);
  if (what === undefined) throw new Refusal('cli.exportWhat', { list: exportedThings.join(', ') });
  const out = text(values, 'out');
  const format = formatOf(what, text(values, 'format') ?? '');
  if (format === null || out === undefined) throw new Refusal('cli.exportFormat', { what, list: formatList(what) });
  for (const [option, needs] of Object.entries(words))
    if (values[option] !== undefined && !format.options.includes(needs)) throw refused(option, what, format);
  if (values['paper'] !== undefined && what !== 'council-paper') throw refused('paper', what, format);
  const asked = text(values, 'standard') ?? pdfStandards[0];
  const standard = pdfStandards.find((each) => each === asked);
  if (standard === undefined) throw new Refusal('cli.exportStandard', { list: pdfStandards.join(', ') });
  const wantsProgress = values['progress'] === true || voice.onTerminal;
  const tell = wantsProgress ? spoken(voice) : () => undefined;
  tell(phaseOf('reading'));
  const order: ExportOrder = { file: path.resolve(file), format, standard, at: momentIn(values), values, tell };
  const made = await makers[what](order, voice);
  if (made.standard !== undefined)
    voice.say(describeCertified((key, given) => translate(voice.language, key, given), made.standard));
  await writeExport(path.resolve(out), made.bytes);
  return 0;
}

const makers = { paper: paperFile, 'council-paper': councilFile, measures: measuresFile } as const;

const refused = (option: string, what: string, { format }: ExportFormat): Refusal =>
  new Refusal('cli.exportOption', { option: `--${option}`, what, format });

/** A line for each step, and for each tenth of what is counted. */
function spoken({ language, say }: Voice): TellProgress {
  let last = '';
  return (progress) => {
    const { phase, count, doing } = progress;
    const step = [
      phase,
      doing ?? '',
      count === null ? '' : Math.floor((count.done * 10) / Math.max(1, count.of)),
    ].join();
    if (step !== last) say(describeProgress((key, given) => translate(language, key, given), progress));
    last = step;
  };
}

async function paperFile({ file, format, standard, at, values, tell }: ExportOrder, voice: Voice): Promise<MadeFile> {
  const version = text(values, 'version');
  const [withComments, withSuggestions] = [values['with-comments'] === true, values['with-suggestions'] === true];
  if ((withComments || withSuggestions) && version !== undefined) throw new Refusal('cli.exportComments');
  const {
    paper,
    pictures,
    at: then,
  } = version === undefined ? await asItIs(file) : await inVersion(file, version, voice);
  const comments = withComments ? await readPaperComments(file, {}) : null;
  const chapters = paper.chapters.map(({ id }) => id);
  const suggestions = withSuggestions ? await readPaperSuggestions(file, chapters, {}) : null;
  const moment = at ?? then ?? Date.now();
  return makePaper(format.format, { paper, pictures, comments, suggestions, at: moment, standard, tell });
}

async function asItIs(file: string): ReturnType<typeof readPaperVersion> {
  const paper = await readPaper(file, {});
  return { paper, pictures: await readPictures(file, paper, {}), at: null };
}

const inVersion = (file: string, name: string, { language }: Voice): ReturnType<typeof readPaperVersion> =>
  readPaperVersion(file, name, language).catch((error: unknown) => {
    throw error instanceof UnknownVersion ? new Refusal('comparison.cliNoVersion', { name }, false) : error;
  });
