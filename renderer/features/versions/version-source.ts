/** States of the paper as the host gives them, with the texts of their chapters; each text is fetched once. */
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import type { VersionContent } from '../../../shared/document/version-content.ts';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import type { ProjectCall } from '../../app/session.ts';

/** Texts that are asked for at once. */
const batch = 50;

export interface LoadedPaper {
  readonly hash: string;
  readonly content: VersionContent;
  /** In order; those whose text can't be had are left out. */
  readonly chapters: readonly VersionChapter[];
  /** Chapters whose text is on no host in reach, or is not what its hash says. */
  readonly missing: readonly string[];
}

export class VersionSource {
  private readonly texts = new Map<string, ChapterContent>();

  /** `writtenDown` resolves once the host has what this window wrote; null where it has. */
  constructor(
    private readonly call: ProjectCall,
    private readonly writtenDown: () => Promise<void> | null,
  ) {}

  /** Rejects with a Failure, such as `versionMissing` and `versionDamaged`. */
  async load(of: Side): Promise<LoadedPaper> {
    const waits = of.side === 'now' ? this.writtenDown() : null;
    // Without need to wait the question leaves at once, before what is drawn meanwhile.
    if (waits !== null) await waits;
    const { hash, content } = await this.call('versions.paper', { of });
    await this.fetch(content.chapters.map((chapter) => chapter.content));
    const missing: string[] = [];
    const chapters = content.chapters.flatMap(({ id, title, content: text }): VersionChapter[] => {
      const read = this.texts.get(text);
      if (read === undefined) missing.push(id);
      return read === undefined ? [] : [{ id, title, ...read }];
    });
    return { hash, content, chapters, missing };
  }

  /** A chapter's text by its hash; null where it can't be had. */
  async text(hash: string): Promise<ChapterContent | null> {
    await this.fetch([hash]);
    return this.texts.get(hash) ?? null;
  }

  private async fetch(hashes: readonly string[]): Promise<void> {
    let wanted = [...new Set(hashes)].filter((hash) => !this.texts.has(hash));
    while (wanted.length > 0) {
      const { contents, done } = await this.call('versions.contents', { hashes: wanted.slice(0, batch) });
      for (const { hash, json } of contents) {
        const read = readCanonicalChapter(json);
        if (read !== null) this.texts.set(hash, read);
      }
      wanted = wanted.slice(done);
    }
  }
}
