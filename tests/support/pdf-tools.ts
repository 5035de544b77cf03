/**
 * What poppler and qpdf say of a PDF, which know nothing of how it was made. Installed from Debian where they are missing; where that
 * can't be done the test fails with a sentence that says so: a skipped proof is none.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages } from './libreoffice.ts';

const packages = ['poppler-utils', 'qpdf'];
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** For a `beforeAll`; `installWithin` of `libreoffice.ts` is its time. */
export async function providePdfTools(): Promise<void> {
  if (has('pdftotext') && has('qpdf')) return;
  await installPackages(packages);
  if (!has('pdftotext') || !has('qpdf'))
    throw new Error(`${packages.join(' and ')} are missing and could not be installed: please install them.`);
}

export interface ReadPdf {
  /** In the order in which it is read, blanks and line ends as one blank; hyphens at line ends taken back. */
  readonly text: string;
  /** The same by page. */
  readonly pages: readonly string[];
  /** The tree of tags, one a line. */
  readonly tags: string;
  /** What whoever listens is read: the text in the tree of tags. */
  readonly tagged: string;
  readonly info: string;
  readonly metadata: string;
  /** Lines of the list of fonts. */
  readonly fonts: readonly string[];
  /** What qpdf finds wrong with the file as such; empty for nothing. */
  readonly faults: string;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  return withFile(bytes, (file) => {
    const raw = said('pdftotext', '-raw', file, '-');
    return {
      text: plain(raw),
      pages: pagesIn(raw),
      tags: said('pdfinfo', '-struct', file),
      tagged: taggedText(said('pdfinfo', '-struct-text', file)),
      info: said('pdfinfo', file),
      metadata: said('pdfinfo', '-meta', file),
      fonts: said('pdffonts', file).trim().split('\n').slice(2),
      faults: faultsOf(file),
    };
  });
}

/** Its text by page: of large files, whose tree of tags takes poppler minutes. */
export const pagesOfPdf = (bytes: Uint8Array): string[] =>
  withFile(bytes, (file) => pagesIn(said('pdftotext', '-raw', file, '-')));

const pagesIn = (raw: string): string[] => raw.split('\f').slice(0, -1).map(plain);

/** What qpdf finds wrong with the file as such; empty for nothing. */
export const faultsOfPdf = (bytes: Uint8Array): string => withFile(bytes, faultsOf);

function faultsOf(file: string): string {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

function said(program: string, ...args: string[]): string {
  const { stdout, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64_000_000 });
  if (error !== undefined) throw error;
  return stdout;
}

function withFile<T>(bytes: Uint8Array, read: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-pdf-'));
  try {
    const file = path.join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each piece stands in quotation marks on a line of its own; titles of tags do, too, behind the tag's name. */
const taggedText = (tree: string): string =>
  plain([...tree.matchAll(/^\s*"(.*)"$/gm)].map(([, piece = '']) => piece).join(' '));

export const plain = (text: string): string =>
  text
    .replace(/[\u00ad]\n/g, '')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The first of the words that doesn't stand behind the one before it; null where all stand in order. */
export function outOfOrder(text: string, words: readonly string[]): string | null {
  let at = 0;
  for (const each of words) {
    const found = text.indexOf(plain(each), at);
    if (found < 0) return each;
    at = found + plain(each).length;
  }
  return null;
}
