/** `ratschrift compare`: what is different between two versions of a paper, or between two copies of it. */
import path from 'node:path';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../shared/i18n/describe-certified.ts';
import { compareStates, type Comparison } from '../export/comparison/comparison.ts';
import { comparisonJson, comparisonSummary } from '../export/comparison/json.ts';
import { comparisonDocx } from '../export/docx/comparison-docx.ts';
import { comparisonPdf } from '../export/pdf/paper-pdf.ts';
import { nameAuthors, readFiles, readVersions, UnknownVersion } from '../services/compare/read-states.ts';
import { readPaperComments } from '../services/read-comments.ts';
import { writeExport } from '../services/write-export.ts';
import { readOptions, Refusal, text } from './cli-words.ts';
import type { Voice } from './file-commands.ts';

type Write = (comparison: Comparison, voice: Voice) => Promise<string | Uint8Array>;
const writers: Readonly<Record<string, Write>> = {
  '.docx': (comparison) => comparisonDocx(comparison),
  '.json': (comparison) => Promise.resolve(comparisonJson(comparison)),
  '.pdf': async (comparison, { say, language }) => {
    const { bytes, standard, uncertified } = await comparisonPdf(comparison, { standard: 'ua-1' });
    say(describeCertified((key, values) => translate(language, key, values), standard ?? uncertified ?? 'noEngine'));
    return bytes;
  },
};

/** `compare FILE A B` or `compare FILE FILE`; without `--out` the summary goes to standard output. */
export async function compareCommand(args: string[], voice: Voice): Promise<number> {
  const { language, print, tell } = voice;
  const { values, positionals } = readOptions(args, { out: { type: 'string' }, 'with-comments': { type: 'boolean' } });
  const [first, second, third, ...more] = positionals;
  if (first === undefined || second === undefined || more.length > 0) throw new Refusal('comparison.cliSides');
  const out = text(values, 'out');
  const ending = out === undefined ? null : path.extname(out).toLowerCase();
  const write = ending !== null && Object.hasOwn(writers, ending) ? writers[ending] : undefined;
  if (ending !== null && write === undefined) throw new Refusal('comparison.cliOut');
  const withComments = values['with-comments'] === true;
  if (withComments && ending !== '.docx') throw new Refusal('comparison.cliComments');
  const file = path.resolve(first);
  const { before, after, pictures } =
    third === undefined
      ? await readFiles(file, path.resolve(second))
      : await readVersions(file, [second, third], language).catch((error: unknown) => {
          if (error instanceof UnknownVersion)
            throw new Refusal('comparison.cliNoVersion', { name: error.wanted }, false);
          throw error;
        });
  const comments = withComments ? await readPaperComments(third === undefined ? path.resolve(second) : file, {}) : [];
  const files = third === undefined ? ([file, path.resolve(second)] as const) : ([file, file] as const);
  const compared = compareStates(before, after, { language, pictures, comments });
  const comparison = await nameAuthors(compared, files, language);
  if (out === undefined || write === undefined) {
    print(comparisonSummary(comparison));
    return 0;
  }
  await writeExport(path.resolve(out), await write(comparison, voice));
  tell('comparison.cliWritten', { path: path.resolve(out) });
  return 0;
}
