/** Two states of a paper out of files that are not open: versions by their names or ids, what stands now, or two files' papers. */
import path from 'node:path';
import { imagesIn } from '../../../shared/document/images.ts';
import { readVersion } from '../../../shared/document/version-content.ts';
import { membershipOf, titleOf, versionsOf } from '../../../shared/domain/record.ts';
import { translate, type Language } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { Comparison, PaperState } from '../../export/comparison/comparison.ts';
import type { Picture, Pictures } from '../../export/html-image.ts';
import type { Paper } from '../../export/paper.ts';
import { openProject, type StoreOptions } from '../../store/open-store.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { keptAuthors } from '../authorship/kept-authors.ts';
import { readPaper } from '../read-paper.ts';
import { HistoryCore } from '../history/history-core.ts';
import { sourceOf } from '../history/log-source.ts';
import { withAuthors, type ChangeLog } from './change-authors.ts';
import { stateOfVersion, wholePaper, type VersionState } from './state-of-version.ts';
import { asPicture } from '../as-picture.ts';

export interface ReadStates {
  readonly before: PaperState;
  readonly after: PaperState;
  readonly pictures: Pictures;
}

/** The papers of two files as they stand. Rejects with a Failure when one can't be opened. */
export async function readFiles(before: string, after: string, options: StoreOptions = {}): Promise<ReadStates> {
  const files = [before, after] as const;
  const states: PaperState[] = [];
  for (const file of files)
    states.push({ name: path.basename(file), at: null, by: null, paper: await readPaper(file, options) });
  const [was, is] = states;
  if (was === undefined || is === undefined) throw new Failure('internal');
  const pictures = new Map<string, Picture>();
  for (const file of files) await addPictures(pictures, file, [was, is], options);
  return { before: was, after: is, pictures };
}

/**
 * Two states of one file's paper; `now` is what stands. `UnknownVersion` for one that there isn't, Failure `versionMissing` and
 * `versionDamaged` for one whose text is not here or not what the record says.
 */
export async function readVersions(
  file: string,
  sides: readonly [string, string],
  language: Language,
  options: StoreOptions = {},
): Promise<ReadStates> {
  const now = sides.includes('now') ? await readPaper(file, options) : null;
  const store = await openProject(file, options);
  const states: PaperState[] = [];
  try {
    for (const side of sides)
      states.push(
        side === 'now' && now !== null
          ? { name: translate(language, 'comparison.now'), at: null, by: null, paper: now }
          : await versionIn(store, side, language),
      );
  } finally {
    await store.close();
  }
  const [before, after] = states;
  if (before === undefined || after === undefined) throw new Failure('internal');
  const pictures = new Map<string, Picture>();
  await addPictures(pictures, file, [before, after], options);
  return { before, after, pictures };
}

/** The paper as it stood in a version, for an export. Rejects as `readVersions`. */
export async function readPaperVersion(
  file: string,
  wanted: string,
  language: Language,
  options: StoreOptions = {},
): Promise<{ readonly paper: Paper; readonly pictures: Pictures; readonly at: number | null }> {
  const store = await openProject(file, options);
  const pictures = new Map<string, Picture>();
  try {
    const state = await versionIn(store, wanted, language);
    const { sample } = titleOf(await store.record());
    await readPictures(pictures, store, [state]);
    return { paper: wholePaper(state, { project: store.project, sample }), pictures, at: state.at };
  } finally {
    await store.close();
  }
}

/** No version has this name or id. */
export class UnknownVersion extends Error {
  constructor(readonly wanted: string) {
    super('no such version');
  }
}

/** By id, else the newest of that name. */
export async function versionIn(store: ProjectStore, wanted: string, language: Language): Promise<VersionState> {
  const versions = versionsOf(await store.record());
  const version = versions.find(({ id }) => id === wanted) ?? versions.filter(({ name }) => name === wanted).at(-1);
  if (version === undefined) throw new UnknownVersion(wanted);
  const { name, at, by, content: hash } = version;
  const json = await store.content(hash);
  if (json === null) throw new Failure('versionMissing', { name });
  const content = readVersion(json);
  if (content === null) throw new Failure('versionDamaged', { name });
  const { people } = membershipOf(await store.record(), await store.names());
  const made = {
    name,
    at: Date.parse(at),
    by: nameOfPerson(people, by, (key, values) => translate(language, key, values)),
  };
  return stateOfVersion(made, content, (chapter) => store.content(chapter));
}

/** The comparison of these files' states with who made each change, as far as their logs say so. */
export async function nameAuthors(
  comparison: Comparison,
  [before, after]: readonly [string, string],
  language: Language,
  options: StoreOptions = {},
): Promise<Comparison> {
  const store = await openProject(after, options);
  try {
    const other = before === after ? store : await openProject(before, options);
    try {
      const { people } = membershipOf(await store.record(), await store.names());
      const log = logOf(store);
      return await withAuthors(comparison, {
        before: other === store ? log : logOf(other),
        after: log,
        above: (chapter) => keptAuthors(store, chapter),
        nameOf: (person) => nameOfPerson(people, person, (key, values) => translate(language, key, values)),
      });
    } finally {
      if (other !== store) await other.close();
    }
  } finally {
    await store.close();
  }
}

function logOf(store: ProjectStore): ChangeLog {
  const core = new HistoryCore(sourceOf(store));
  return {
    project: store.project,
    standing: (...input) => core.standing(...input),
    changes: (...input) => core.changes(...input),
  };
}

/** Those of a file's pictures that the states show. */
async function addPictures(
  pictures: Map<string, Picture>,
  file: string,
  states: readonly PaperState[],
  options: StoreOptions,
): Promise<void> {
  if (picturesOf(states).every((hash) => pictures.has(hash))) return;
  const store = await openProject(file, options);
  try {
    await readPictures(pictures, store, states);
  } finally {
    await store.close();
  }
}

async function readPictures(
  pictures: Map<string, Picture>,
  store: ProjectStore,
  states: readonly PaperState[],
): Promise<void> {
  for (const hash of picturesOf(states)) {
    const picture = pictures.has(hash) ? null : asPicture(await store.asset(hash));
    if (picture !== null) pictures.set(hash, picture);
  }
}

/** The pictures that states show, by their hashes. */
export const picturesOf = (states: readonly PaperState[]): readonly string[] => [
  ...new Set(
    states.flatMap(({ paper }) =>
      paper.chapters.flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? [])),
    ),
  ),
];
