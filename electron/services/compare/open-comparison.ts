/** A state of an open project's paper, and two of them compared, with what an export needs. */
import { translate, type Language } from '../../../shared/i18n/catalogue.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import type { PaperState } from '../../export/comparison/comparison.ts';
import type { Picture, Pictures } from '../../export/html-image.ts';
import type { OpenProject } from '../open-project.ts';
import type { AskForContents } from '../versions.ts';
import { knownChanges } from './change-authors.ts';
import type { ComparedStates } from './compared-states.ts';
import { picturesOf } from './read-states.ts';
import { stateOfVersion, type VersionState } from './state-of-version.ts';
import { asPicture } from '../as-picture.ts';

export interface OpenComparisonOptions {
  readonly language: Language;
  /** Whom to ask for texts that are not here. */
  readonly ask: AskForContents;
}

/** Rejects with a Failure where a text can't be had (`versionMissing`) or is another one (`versionDamaged`). */
export async function openStates(
  project: OpenProject,
  [older, newer]: readonly [Side, Side],
  options: OpenComparisonOptions,
): Promise<ComparedStates> {
  const { language } = options;
  const before = await openState(project, older, options);
  const after = await openState(project, newer, options);
  const pictures = await openPictures(project, [before, after]);
  const known = await knownChanges(
    { before, after },
    {
      ...project.changeSources,
      nameOf: (person) => personName(project.person(person), (key, values) => translate(language, key, values)),
    },
  );
  return { language, before, after, pictures, known };
}

/** One state, whole. Rejects as `openStates`. */
export async function openState(
  project: OpenProject,
  side: Side,
  { language, ask }: OpenComparisonOptions,
): Promise<VersionState> {
  const textOf = async (hash: string): Promise<string | null> =>
    (await project.versions.contents([hash], ask)).contents[0]?.json ?? null;
  const { content } = await project.versions.paper(side, ask);
  return stateOfVersion(factsOf(project, side, language), content, textOf);
}

/** The pictures of states, as far as they can be had. */
export async function openPictures(project: OpenProject, states: readonly PaperState[]): Promise<Pictures> {
  const pictures = new Map<string, Picture>();
  for (const hash of picturesOf(states)) {
    const picture = asPicture(await project.assets.get(hash));
    if (picture !== null) pictures.set(hash, picture);
  }
  return pictures;
}

/** What a state is called, when it was, and whose it is. */
function factsOf(project: OpenProject, side: Side, language: Language): Pick<PaperState, 'name' | 'at' | 'by'> {
  if (side.side === 'now') return { name: translate(language, 'comparison.now'), at: Date.now(), by: null };
  if (side.side === 'moment') return { name: translate(language, 'comparison.moment'), at: side.at, by: null };
  const version = project.versions.list().versions.find(({ id }) => id === side.version);
  return {
    name: version?.name ?? '',
    at: version === undefined ? null : Date.parse(version.at),
    by:
      version === undefined
        ? null
        : personName(project.person(version.by), (key, values) => translate(language, key, values)),
  };
}
