/** `ratschrift <command>`: the host for terminals, servers and scripts. Texts for people go to stderr, data to stdout. */
import path from 'node:path';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { exportFormats, pdfStandards, type ExportWhat } from '../../shared/domain/export-formats.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { label } from '../../shared/rpc/schemas.ts';
import {
  describeFailure,
  translate,
  type Language,
  type TextKey,
  type TextValues,
} from '../../shared/i18n/catalogue.ts';
import { listVersions } from '../services/versions.ts';
import { createProject } from '../services/create-project.ts';
import { ensureReplica } from '../services/join.ts';
import { importWord, readWord } from '../services/import/import-word.ts';
import type { OpenProject } from '../services/open-project.ts';
import { newToken } from '../services/tokens.ts';
import { checkProject } from '../store/check.ts';
import {
  argumentRefusal,
  isLocal,
  read,
  readListen,
  readOptions,
  readTls,
  readUpstream,
  Refusal,
  systemCode,
  text,
  upstreamToken,
} from './cli-words.ts';
import { Desk } from './desk.ts';
import { compareCommand } from './compare-command.ts';
import { exportCommand } from './export-command.ts';
import { archiveCommand, mailCommand, mergeCommand, verifyCommand, type Voice } from './file-commands.ts';
import { searchCommand } from './search-command.ts';
import { HostServer } from './server.ts';
import { startDesk } from './start-desk.ts';

type Command = (args: string[]) => Promise<number>;

const pages = path.join(__dirname, 'renderer');
const language: Language = /^en/i.test(process.env['RATSCHRIFT_LANGUAGE'] ?? '') ? 'en' : 'de';
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const tell = (key: TextKey, values?: TextValues): void => say(translate(language, key, values));
const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const voice: Voice = { language, say, tell, print, onTerminal: process.stderr.isTTY };

const commands: Readonly<Record<string, Command>> = {
  new: newCommand,
  serve: serveCommand,
  check: checkCommand,
  verify: (args) => verifyCommand(args, voice),
  mail: (args) => mailCommand(args, voice),
  merge: (args) => mergeCommand(args, voice),
  archive: (args) => archiveCommand(args, voice),
  export: (args) => exportCommand(args, voice),
  versions: versionsCommand,
  compare: (args) => compareCommand(args, voice),
  import: importCommand,
  search: (args) => searchCommand(args, (key, values) => translate(language, key, values)),
  desk: deskCommand,
};

const formats = (what: ExportWhat): string => exportFormats[what].map(({ format }) => format).join('|');
const standards = pdfStandards.join('|');

const usage = `ratschrift new FILE [--sample] [--title TITLE]
ratschrift serve FILE [--listen HOST:PORT] [--print-access] [--tls-cert FILE --tls-key FILE | --insecure]
                      [--upstream URL]        (its token: RATSCHRIFT_UPSTREAM_TOKEN, or one line on standard input)
ratschrift check FILE
ratschrift verify FILE [--json]               (record, signatures, every change, pictures; writes nothing)
ratschrift mail FILE --out X [--without-history] [--without-people]   (one file to give away; never with keys or tokens)
ratschrift merge FILE --from MAILED [--preview]   (takes over what the other file has; prints what as JSON)
ratschrift archive FILE --out FOLDER          (a finished project: text, record, pictures, report, checksums)
ratschrift export FILE --format ${formats('paper')} --out FILE [--version NAME] [--date DAY]
                      [--with-comments] (docx, odt, json) [--with-suggestions] (docx) [--standard ${standards}] (pdf)
ratschrift export FILE --what council-paper --format ${formats('council-paper')} --out FILE [--paper NUMBER] [--date DAY]
                      [--draft] (not xlsx, which is the cost table, nor json) [--standard ${standards}] (pdf)
ratschrift export FILE --what measures --format ${formats('measures')} --out FILE [--measure NUMBER] [--date DAY]
                      [--with-comments] (docx, odt, json)
                      [--progress] (each: says its steps, as on a terminal)
ratschrift versions FILE                      (prints versions and kept moments as JSON)
ratschrift compare FILE A B [--out X.docx|X.pdf|X.json] [--with-comments]   (A, B: a version's name or id, or now; else a summary as JSON)
ratschrift compare FILE FILE [--out …]        (two copies of a paper)
ratschrift import FILE --from X.docx [--group GROUP] [--as-one-chapter]   (prints its report as JSON)
ratschrift search FILE WORDS [--json]         (text, comments, suggestions, versions; "a phrase", -not; before a first - write --)
ratschrift desk                               (the app in a browser: prints its link)`;

/** How many findings `check` tells in words; the report has all. */
const findingsTold = 20;

/** Runs one command; resolves with the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const asked = name === 'help' || name === '--help';
    if (!asked && name !== '') tell('cli.unknownCommand', { name });
    say(usage);
    return asked ? 0 : 2;
  }
  endWithReader(process.stdout, name === 'serve' || name === 'desk');
  try {
    return await command(rest);
  } catch (error) {
    if (error instanceof Failure) {
      say(describeFailure((key, values) => translate(language, key, values), error));
      return 1;
    }
    const refusal = error instanceof Refusal ? error : argumentRefusal(error);
    if (refusal === null) throw error;
    tell(refusal.key, refusal.values);
    if (refusal.usage) say(`\n${usage}`);
    return refusal.usage ? 2 : 1;
  }
}

async function newCommand(args: string[]): Promise<number> {
  const { file, values } = read(args, { sample: { type: 'boolean' }, title: { type: 'string' } });
  const sample = values['sample'] === true;
  const wanted = text(values, 'title') ?? (sample ? 'LIP 2.0 – Strategiepapier' : path.basename(file, '.ratschrift'));
  const title = v.safeParse(label, wanted);
  if (!title.success) throw new Refusal('cli.title');
  const project = await createProject(
    path.resolve(file),
    { title: title.output, kind: sample ? 'sample' : 'empty' },
    {},
  );
  print({ file: path.resolve(file), project });
  return 0;
}

async function serveCommand(args: string[]): Promise<number> {
  const { file, values } = read(args, {
    listen: { type: 'string', default: '127.0.0.1:0' },
    'print-access': { type: 'boolean' },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
    insecure: { type: 'boolean' },
    upstream: { type: 'string' },
  });
  const { host, port } = readListen(text(values, 'listen') ?? '');
  const tls = await readTls(text(values, 'tls-cert'), text(values, 'tls-key'));
  if (tls === null && !isLocal(host)) {
    tell('cli.insecure', { address: `${host}:${port}` });
    if (values['insecure'] !== true) return 2;
  }
  const upstreamUrl = text(values, 'upstream');
  const upstream = upstreamUrl === undefined ? null : { url: readUpstream(upstreamUrl), token: await upstreamToken() };
  if (upstream !== null) await ensureReplica(path.resolve(file), upstream, {});
  const desk = new Desk({ memory: null, webSocket: WebSocket, log: say });
  const deskToken = newToken();
  const server = new HostServer({ desk, deskToken, pages, tls });
  const { project } = await desk.open(file, upstream);
  await server.listen(host, port).catch(async (error: unknown) => {
    await desk.closeAll();
    const reason = systemCode(error);
    throw reason === null ? error : new Refusal('cli.cannotListen', { address: `${host}:${port}`, reason }, false);
  });
  tellState(desk.project(project));
  if (values['print-access'] === true) {
    print({
      url: `${server.urls.ws}/rooms`,
      http: server.urls.http,
      link: `${server.urls.http}/#t=${deskToken}&p=${project}`,
      token: deskToken,
      project,
      rooms: await desk.project(project)?.rooms(),
    });
  } else {
    tell('cli.serving', { address: server.urls.http });
  }
  await untilStopped(server, desk);
  return 0;
}

async function checkCommand(args: string[]): Promise<number> {
  const { file } = read(args, {});
  const report = await checkProject(path.resolve(file));
  print(report);
  for (const { what, where } of report.findings.slice(0, findingsTold))
    tell('cli.checkAt', { what: translate(language, `cli.check_${what}`), where });
  if (report.findings.length > findingsTold) tell('cli.checkMore', { number: report.findings.length - findingsTold });
  if (report.newer) tell('frame.readOnlyNewer');
  tell(report.ok ? 'cli.checkGood' : 'cli.checkBad', { findings: report.findings.length });
  return report.ok ? 0 : 1;
}

async function versionsCommand(args: string[]): Promise<number> {
  const { file } = read(args, {});
  print(await listVersions(path.resolve(file), {}));
  return 0;
}

/** What the interface shows above the text, for who sees only a terminal. */
function tellState(project: OpenProject | null): void {
  const { readOnly, repaired } = project?.info('') ?? { readOnly: null, repaired: null };
  if (readOnly !== null) tell(readOnly === 'newer' ? 'frame.readOnlyNewer' : 'frame.readOnlyMedium');
  if (repaired !== null) tell('frame.repaired', repaired);
}

async function importCommand(args: string[]): Promise<number> {
  const { file, values } = read(args, {
    from: { type: 'string' },
    group: { type: 'string' },
    'as-one-chapter': { type: 'boolean' },
  });
  const from = text(values, 'from');
  if (from === undefined) throw new Refusal('cli.importOptions');
  const bytes = await readWord(path.resolve(from));
  const rule = values['as-one-chapter'] === true ? 'one' : 'headings';
  const result = await importWord(path.resolve(file), {
    name: path.basename(from),
    bytes,
    rule,
    group: text(values, 'group'),
  });
  print(result);
  if (result.already) tell('cli.importAlready', { count: result.chapters.length });
  else tell('cli.importDone', { count: result.chapters.length });
  const left = result.report.left.reduce((sum, each) => sum + each.count, 0);
  if (left > 0) tell('cli.importLeft', { count: left });
  return 0;
}

/** The app without its window: the same interface in a browser, on loopback only. */
async function deskCommand(args: string[]): Promise<number> {
  const { values } = readOptions(args, { 'print-access': { type: 'boolean' } });
  const { server, desk, deskToken } = await startDesk({ pages, log: say, resumed: null });
  const link = `${server.urls.http}/#t=${deskToken}`;
  if (values['print-access'] === true) print({ url: server.urls.ws, http: server.urls.http, token: deskToken, link });
  else tell('cli.desk', { link });
  await untilStopped(server, desk);
  return 0;
}

function untilStopped(server: HostServer, desk: Desk): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      server
        .close()
        .then(() => desk.closeAll())
        .then(resolve, reject);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}

/** Whoever reads the output may have had enough of it, as `head` has: that is the end of the command, and no fault. */
function endWithReader(output: NodeJS.WriteStream, goesOn: boolean): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (!goesOn) process.exit(0);
  });
}
