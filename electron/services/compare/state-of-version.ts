/** A version's content with the texts of its chapters as a state that can be compared and exported. */
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import type { VersionContent } from '../../../shared/document/version-content.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { PaperState, StateChapter } from '../../export/comparison/comparison.ts';

/**
 * `textOf` gives the text with a hash, which it has checked; null for one that can't be had. Failure `versionMissing` or
 * `versionDamaged` where a chapter is not there or can't be read: a state is told whole or not at all.
 */
export async function stateOfVersion(
  about: Pick<PaperState, 'name' | 'at' | 'by'>,
  { title, owner, settings, chapters }: VersionContent,
  textOf: (hash: string) => Promise<string | null>,
): Promise<PaperState> {
  const read: StateChapter[] = [];
  for (const { id, title: name, group, numbers, content: hash } of chapters) {
    const text = await textOf(hash);
    if (text === null) throw new Failure('versionMissing', { name: about.name });
    const content = readCanonicalChapter(text);
    if (content === null) throw new Failure('versionDamaged', { name: about.name });
    read.push({ id, number: read.length + 1, title: name, group, frozen: new Map(numbers), ...content });
  }
  return { ...about, paper: { title, owner, settings, chapters: read } };
}
