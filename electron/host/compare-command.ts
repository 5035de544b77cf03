/** `ratschrift compare`: what is different between two versions of a paper, or between two copies of it. */
import path from 'node:path';
import { compareStates } from '../export/comparison/comparison.ts';
import { comparisonJson, comparisonSummary } from '../export/comparison/json.ts';
import { comparisonDocx } from '../export/docx/comparison-docx.ts';
import { nameAuthors, readFiles, readVersions, UnknownVersion } from '../services/compare/read-states.ts';
import { readPaperComments } from '../services/read-comments.ts';
import { writeExport } from '../services/write-export.ts';
import { readOptions, Refusal, text } from './cli-words.ts';
import type { Voice } from './file-commands.ts';

const writers = { '.docx': comparisonDocx, '.json': comparisonJson } as const;

/** `compare FILE A B` or `compare FILE FILE`; without `--out` the summary goes to standard output. */
export async function compareCommand(args: string[], { language, print, tell }: Voice): Promise<number> {
  const { values, positionals } = readOptions(args, { out: { type: 'string' }, 'with-comments': { type: 'boolean' } });
  const [first, second, third, ...more] = positionals;
  if (first === undefined || second === undefined || more.length > 0) throw new Refusal('comparison.cliSides');
  const out = text(values, 'out');
  const ending = out === undefined ? null : path.extname(out).toLowerCase();
  const write = Object.entries(writers).find(([known]) => known === ending)?.[1];
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
  await writeExport(path.resolve(out), await write(comparison));
  tell('comparison.cliWritten', { path: path.resolve(out) });
  return 0;
}
