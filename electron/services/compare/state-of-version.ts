/** A version's content with the texts of its chapters as a state that can be compared and exported. */
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import type { VersionContent } from '../../../shared/document/version-content.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { PaperState } from '../../export/comparison/comparison.ts';
import type { Paper, PaperChapter } from '../../export/paper.ts';

/** With all that an export of a paper says of its chapters. */
export interface VersionState extends PaperState {
  readonly paper: Pick<Paper, 'title' | 'owner' | 'settings' | 'chapters'>;
}

/**
 * `textOf` gives the text with a hash, which it has checked; null for one that can't be had. Failure `versionMissing` or
 * `versionDamaged` where a chapter is not there or can't be read: a state is told whole or not at all.
 */
export async function stateOfVersion(
  about: Pick<PaperState, 'name' | 'at' | 'by'>,
  { title, owner, settings, chapters }: VersionContent,
  textOf: (hash: string) => Promise<string | null>,
): Promise<VersionState> {
  const read: PaperChapter[] = [];
  for (const { id, title: name, group, stage, numbers, content: hash } of chapters) {
    const text = await textOf(hash);
    if (text === null) throw new Failure('versionMissing', { name: about.name });
    const content = readCanonicalChapter(text);
    if (content === null) throw new Failure('versionDamaged', { name: about.name });
    const number = read.length + 1;
    read.push({ id, number, title: name, group, stage, frozen: new Map(numbers), ...content, contentHash: hash });
  }
  return { ...about, paper: { title, owner, settings, chapters: read } };
}

/** A state as an export has a paper: the same, and in the same order, as `readPaper` gives the present one. */
export const wholePaper = (
  { paper: { title, owner, settings, chapters } }: VersionState,
  { project, sample }: Pick<Paper, 'project' | 'sample'>,
): Paper => ({ project, title, owner, sample, ...(settings !== undefined && { settings }), chapters });
