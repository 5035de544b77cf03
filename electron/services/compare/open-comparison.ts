/** Two states of an open project's paper, compared, with what an export of it needs. */
import { translate, type Language } from '../../../shared/i18n/catalogue.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import { compareStates, type Comparison, type PaperState } from '../../export/comparison/comparison.ts';
import type { Picture } from '../../export/html-image.ts';
import type { OpenProject } from '../open-project.ts';
import type { AskForContents } from '../versions.ts';
import { withAuthors } from './change-authors.ts';
import { picturesOf } from './read-states.ts';
import { stateOfVersion } from './state-of-version.ts';

export interface OpenComparisonOptions {
  readonly language: Language;
  /** Whom to ask for texts that are not here. */
  readonly ask: AskForContents;
}

/** Rejects with a Failure where a text can't be had (`versionMissing`) or is another one (`versionDamaged`). */
export async function openComparison(
  project: OpenProject,
  [older, newer]: readonly [Side, Side],
  { language, ask }: OpenComparisonOptions,
): Promise<Comparison> {
  const textOf = async (hash: string): Promise<string | null> =>
    (await project.versions.contents([hash], ask)).contents[0]?.json ?? null;
  const stateOf = async (side: Side): Promise<PaperState> => {
    const { content } = await project.versions.paper(side, ask);
    return stateOfVersion(factsOf(project, side, language), content, textOf);
  };
  const before = await stateOf(older);
  const after = await stateOf(newer);
  const pictures = new Map<string, Picture>();
  for (const hash of picturesOf([before, after])) {
    const picture = await project.assets.get(hash);
    if (picture !== null) pictures.set(hash, picture);
  }
  return withAuthors(compareStates(before, after, { language, pictures, comments: [] }), {
    ...project.changeSources,
    nameOf: (person) => personName(project.person(person), (key, values) => translate(language, key, values)),
  });
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
