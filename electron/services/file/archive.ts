/**
 * A finished project as one folder: the file, the paper in forms that outlive any program, the council papers and measures, the record as JSON and readable, the pictures,
 * the report of its verification, and the checksums of all of it. Whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { membershipOf, type RecordEntry } from '../../../shared/domain/record.ts';
import { german as t } from '../../../shared/i18n/catalogue.ts';
import { describeFound } from '../../../shared/i18n/describe-found.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { Pictures } from '../../export/html-image.ts';
import { fileFailure, syncFile, syncFolder } from '../../store/file-paths.ts';
import { readPaper, readPictures } from '../read-paper.ts';
import { openProject } from '../../store/open-store.ts';
import { archiveForms, councilFiles, makeFile, measuresFiles, type FormReport } from './archive-files.ts';
import { writeMail } from './mail.ts';
import { verifyFile } from './verify.ts';

export interface ArchiveChoices {
  readonly forms?: typeof archiveForms;
  /** The folder of the office's own cities; null for none. */
  readonly templates?: string | null;
  /** The moment that files say they were made, milliseconds since 1970. */
  readonly at?: number;
}

/** Writes the folder `to`, which must not exist. Failure `fileExists`, `noFolder`, and as `writeMail`. */
export async function writeArchive(from: string, to: string, choices: ArchiveChoices = {}): Promise<void> {
  const { forms = archiveForms, templates = null, at = Date.now() } = choices;
  if (existsSync(to)) throw new Failure('fileExists', { path: to });
  if (!existsSync(path.dirname(to))) throw new Failure('noFolder', { path: path.dirname(to) });
  const folder = path.join(path.dirname(to), `.${path.basename(to)}.${randomUUID()}.new`);
  try {
    mkdirSync(folder);
    const project = path.join(folder, 'Vorhaben.ratschrift');
    writeMail(from, project, { history: true, people: true });
    const names = new Map<string, string>();
    const record: RecordEntry[] = [];
    const store = await openProject(project, { inProcess: true });
    try {
      record.push(...(await store.record()));
      for (const person of membershipOf(record, await store.names()).people.values())
        names.set(person.id, personName(person, t));
    } finally {
      await store.close();
    }
    const paper = await readPaper(project, { inProcess: true });
    const pictures = await readPictures(project, paper, { inProcess: true });
    const files = [
      ...forms.map((form) => ({ file: `Papier.${form.ending}`, write: () => form.write(paper, pictures, at) })),
      ...(await councilFiles(project, templates, at)),
      ...(await measuresFiles(project, at)),
    ];
    const written: FormReport[] = [];
    for (const each of files) {
      const { content, report } = await makeFile(each);
      if (content !== null) write(folder, each.file, content);
      written.push(report);
    }
    write(folder, 'Nachweis.json', `${JSON.stringify(record, null, 2)}\n`);
    write(folder, 'Nachweis.txt', readable(record, names));
    writePictures(folder, pictures);
    writeReport(folder, project, written);
    write(folder, 'LIESMICH.txt', `${t('file.archiveReadMe', { title: paper.title })}\n`);
    write(folder, 'SHA256SUMS', sums(folder));
    for (const file of filesIn(folder)) syncFile(path.join(folder, file));
    syncFolder(folder);
    renameSync(folder, to);
    syncFolder(path.dirname(to));
  } catch (error) {
    throw fileFailure(error, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, name: string, content: Uint8Array | string): void {
  writeFileSync(path.join(folder, name), content, { flag: 'wx' });
}

function writePictures(folder: string, pictures: Pictures): void {
  if (pictures.size === 0) return;
  mkdirSync(path.join(folder, 'Bilder'));
  for (const [hash, { mime, bytes }] of pictures)
    write(path.join(folder, 'Bilder'), `${hash}.${mime.replace('image/', '').replace(/[^a-z0-9]/g, '')}`, bytes);
}

/** The report as data, and in words. */
function writeReport(folder: string, project: string, forms: readonly FormReport[]): void {
  const report = { ...verifyFile(project), path: path.basename(project), forms };
  write(folder, 'Pruefbericht.json', `${JSON.stringify(report, null, 2)}\n`);
  const lines = [
    report.title,
    new Date().toLocaleString('de-DE'),
    '',
    t('file.verifiedCounts', report.counts),
    report.ok ? t('file.verifiedGood') : t('file.verifiedBad', { count: report.found.length }),
    ...report.found.map((found) => describeFound(t, found, (at) => new Date(at).toLocaleString('de-DE'))),
    ...forms.flatMap(({ file, says }) => says.map((each) => `${file}: ${each}`)),
  ];
  write(folder, 'Pruefbericht.txt', `${lines.join('\n')}\n`);
}

/** Every entry with number, time, who, what, and its hash, one after the other. */
function readable(record: readonly RecordEntry[], names: ReadonlyMap<string, string>): string {
  return record
    .map(({ n, at, by, body, hash }) => {
      const { kind, ...rest } = body;
      const who = names.get(by) ?? by;
      return [`${n}  ${at}  ${who}  ${kind}`, `   ${JSON.stringify(rest)}`, `   SHA-256 ${hash}`].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

/** As `sha256sum -c` reads them. */
function sums(folder: string): string {
  return filesIn(folder)
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(path.join(folder, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('');
}

/** All files, folders in folders by `/`, in order. */
function filesIn(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below))
    .sort()
    .flatMap((name) => {
      const inner = below === '' ? name : `${below}/${name}`;
      return statSync(path.join(folder, inner)).isDirectory() ? filesIn(folder, inner) : [inner];
    });
}
