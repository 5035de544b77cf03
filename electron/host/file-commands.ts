/** The commands of the command line that are about the file as such: verify it, make one to mail, merge one, archive it. */
import path from 'node:path';
import { translate, type Language, type TextKey, type TextValues } from '../../shared/i18n/catalogue.ts';
import { describeFound } from '../../shared/i18n/describe-found.ts';
import { verifyFile } from '../services/file/verify.ts';
import { WebSocket } from 'ws';
import { OpenProject } from '../services/open-project.ts';
import { runHere } from '../services/file/file-thread.ts';
import { read, Refusal, text } from './cli-words.ts';
import { templatesFolder } from './desk-memory.ts';

/** How a command speaks: words for people, data for programs. */
export interface Voice {
  readonly language: Language;
  readonly say: (text: string) => void;
  readonly tell: (key: TextKey, values?: TextValues) => void;
  readonly print: (value: unknown) => void;
  /** Whether somebody reads along. */
  readonly onTerminal: boolean;
}

/** How many findings are told in words; the report has all. */
const findingsTold = 20;

/** `verify FILE [--json]`: 0 for a good file, 1 for a bad one. */
export async function verifyCommand(args: string[], { language, say, tell, print }: Voice): Promise<number> {
  const { file, values } = read(args, { json: { type: 'boolean' } });
  const report = await Promise.resolve(verifyFile(path.resolve(file)));
  if (values['json'] === true) print(report);
  const t = (key: TextKey, words?: TextValues): string => translate(language, key, words);
  const moment = (at: string): string => new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
  for (const found of report.found.slice(0, findingsTold)) say(describeFound(t, found, moment));
  if (report.found.length > findingsTold) tell('file.foundMore', { number: report.found.length - findingsTold });
  if (report.newer) tell('frame.readOnlyNewer');
  tell('file.verifiedCounts', report.counts);
  if (report.ok) tell('file.verifiedGood');
  else tell('file.verifiedBad', { count: report.found.length });
  return report.ok ? 0 : 1;
}

/** `mail FILE --out X [--without-history] [--without-people]`: one file that can be given away. */
export async function mailCommand(args: string[], { tell, print }: Voice): Promise<number> {
  const { file, values } = read(args, {
    out: { type: 'string' },
    'without-history': { type: 'boolean' },
    'without-people': { type: 'boolean' },
  });
  const out = text(values, 'out');
  if (out === undefined) throw new Refusal('file.outMissing');
  const to = path.resolve(out);
  const choices = { history: values['without-history'] !== true, people: values['without-people'] !== true };
  await runHere('mail', { from: path.resolve(file), to, ...choices });
  print({ file: to, ...choices });
  tell('file.mailed');
  return 0;
}

/** `merge FILE --from MAILED [--preview]`: takes over what a mailed file has, as the local person of FILE. */
export async function mergeCommand(args: string[], { say, tell, print }: Voice): Promise<number> {
  const { file, values } = read(args, { from: { type: 'string' }, preview: { type: 'boolean' } });
  const from = text(values, 'from');
  if (from === undefined) throw new Refusal('file.fromMissing');
  const project = await OpenProject.open(path.resolve(file), {
    upstreamOf: () => null,
    webSocket: WebSocket,
    log: say,
  });
  try {
    const preview = values['preview'] === true;
    const me = project.localPerson;
    const mailed = path.resolve(from);
    const outcome = await (preview ? project.fileMerge.preview(mailed, me) : project.fileMerge.merge(mailed, me));
    print(outcome);
    const nothing = outcome.chapters.length + outcome.comments + outcome.others.length + outcome.entries === 0;
    if (nothing) tell('file.mergeNothing');
    else tell(preview ? 'file.mergeWould' : 'file.merged', { count: outcome.chapters.length });
    if (outcome.drafts > 0) tell('file.mergeDrafts', { count: outcome.drafts });
    return 0;
  } finally {
    await project.close();
  }
}

/** `archive FILE --out FOLDER`: a finished project as one folder. */
export async function archiveCommand(args: string[], { tell, print }: Voice): Promise<number> {
  const { file, values } = read(args, { out: { type: 'string' } });
  const out = text(values, 'out');
  if (out === undefined) throw new Refusal('file.outMissing');
  await runHere('archive', { from: path.resolve(file), to: path.resolve(out), templates: templatesFolder() });
  print({ folder: path.resolve(out) });
  tell('file.archived');
  return 0;
}
