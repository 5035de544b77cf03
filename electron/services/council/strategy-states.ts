/** States of the strategy paper as a council paper's references need them, out of an open project and out of a file. */
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { marksOf, type Mark } from '../../../shared/document/chapter-marks.ts';
import { asItStands } from '../../../shared/document/decided-content.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { NOTHING_FROZEN } from '../../../shared/document/paragraph-numbers.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import {
  annexedVersions,
  isOwn,
  numberedState,
  referencesIn,
  type NumberedState,
  type StrategyPaper,
  type StrategyState,
} from '../../../shared/council/references.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import type { StatePaper } from '../../export/comparison/comparison.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { UnknownVersion, versionIn } from '../compare/read-states.ts';
import { paperIn } from '../read-paper.ts';
import type { AskForContents, Versions } from '../versions.ts';

export interface StrategySource {
  /** As it stands. */
  readonly present: () => Promise<StrategyState>;
  /** Null for one whose text can't be had. */
  readonly version: (id: string) => Promise<StrategyState | null>;
}

/** The strategy paper as a council paper's references lead into it; null where nothing does, so that nothing is read in vain. */
export async function strategyOf(paper: CouncilPaper, source: StrategySource): Promise<StrategyPaper | null> {
  if (referencesIn(paper).every(isOwn)) return null;
  const annexed: StrategyPaper['annexed'][number][] = [];
  for (const { number, title, version } of annexedVersions(paper.annexes)) {
    const state = await source.version(version);
    annexed.push({ number, title, state: state === null ? null : numbered(state) });
  }
  return { annexed, present: numbered(await source.present()) };
}

const known = new WeakMap<StrategyState, NumberedState>();
function numbered(state: StrategyState): NumberedState {
  const made = known.get(state) ?? numberedState(state);
  known.set(state, made);
  return made;
}

const decidedMarks = (content: ChapterContent): readonly Mark[] => {
  const stands = asItStands(content);
  return marksOf(stands.blocks, notesWithin(stands));
};

/** Out of a file that is not open. */
export function strategyIn(store: ProjectStore): StrategySource {
  const states = new Map<string, Promise<StrategyState | null>>();
  const once = <S extends StrategyState | null>(key: string, read: () => Promise<S>): Promise<S> => {
    const reading = (states.get(key) as Promise<S> | undefined) ?? read();
    states.set(key, reading);
    return reading;
  };
  return {
    present: () => once('', async () => stateOf(await paperIn(store))),
    version: (id) =>
      once(id, () =>
        versionIn(store, id, 'de').then(
          ({ paper }) => stateOf(paper),
          (error: unknown) => orNull(error),
        ),
      ),
  };
}

const stateOf = ({ settings = DEFAULT_SETTINGS, chapters }: StatePaper): StrategyState => ({
  headingNumbers: settings.headingNumbers,
  noteNumbers: settings.noteNumbers,
  chapters: chapters.map(({ id, number, title, frozen = NOTHING_FROZEN, ...content }) => ({
    id,
    number,
    title,
    frozen,
    marks: decidedMarks(content),
  })),
});

/** What says that a version's text isn't to be had; throws anything else. */
function orNull(error: unknown): null {
  if (error instanceof UnknownVersion) return null;
  if (error instanceof Failure && ['versionMissing', 'versionDamaged', 'badInput'].includes(error.code)) return null;
  throw error;
}

/** States and chapters that are kept at hand. */
const [MOST_STATES, MOST_CHAPTERS] = [6, 500];

/** Out of an open project. What was read is kept by its hash, since pages are made anew with every word. */
export class OpenStrategy implements StrategySource {
  private readonly states = new Map<string, StrategyState>();
  private readonly chapters = new Map<string, readonly Mark[]>();

  constructor(
    private readonly versions: Pick<Versions, 'paper' | 'contents'>,
    /** Whom to ask for texts that are not here. */
    private readonly ask: () => AskForContents,
  ) {}

  readonly present = (): Promise<StrategyState> => this.state({ side: 'now' });

  readonly version = (id: string): Promise<StrategyState | null> =>
    this.state({ side: 'version', version: id }).catch((error: unknown) => orNull(error));

  private async state(side: Side): Promise<StrategyState> {
    const { hash, content } = await this.versions.paper(side, this.ask());
    const before = this.states.get(hash);
    if (before !== undefined) return before;
    const chapters: StrategyState['chapters'][number][] = [];
    for (const { id, title, numbers, content: text } of content.chapters)
      chapters.push({
        id,
        number: chapters.length + 1,
        title,
        frozen: new Map(numbers),
        marks: await this.marks(text),
      });
    const { headingNumbers, noteNumbers } = content.settings;
    return keep(this.states, MOST_STATES, hash, { headingNumbers, noteNumbers, chapters });
  }

  private async marks(hash: string): Promise<readonly Mark[]> {
    const before = this.chapters.get(hash);
    if (before !== undefined) return before;
    const json = (await this.versions.contents([hash], this.ask())).contents[0]?.json;
    if (json === undefined) throw new Failure('versionMissing', { name: '' });
    const content = readCanonicalChapter(json);
    if (content === null) throw new Failure('versionDamaged', { name: '' });
    return keep(this.chapters, MOST_CHAPTERS, hash, decidedMarks(content));
  }
}

/** Keeps it; the oldest makes place. */
function keep<T>(all: Map<string, T>, most: number, key: string, value: T): T {
  const [oldest] = all.keys();
  if (all.size >= most && oldest !== undefined) all.delete(oldest);
  all.set(key, value);
  return value;
}
