/** Signing a chapter off (nobody writes in it any more, and the record says with which text) and opening it again. */
import { createHash } from 'node:crypto';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { locksOf } from '../../shared/domain/record.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { Hub } from '../hub/hub.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { maxContentBytes } from '../store/version-tables.ts';
import type { Ledger } from './ledger.ts';

export interface ChapterLocksOptions {
  readonly store: Pick<ProjectStore, 'project' | 'addContents'>;
  readonly hub: Pick<Hub, 'open'>;
  readonly ledger: Ledger;
  readonly knows: (chapter: string) => boolean;
}

export class ChapterLocks {
  constructor(private readonly options: ChapterLocksOptions) {}

  /** Failure `needsConnection` on a host without the project's key. */
  async lock(by: string, chapter: string): Promise<void> {
    const { ledger } = this.options;
    if (!ledger.home) throw new Failure('needsConnection');
    if (!this.options.knows(chapter)) throw new Failure('badInput');
    const said = (): string | null => locksOf(ledger.all).get(chapter)?.content ?? null;
    if (said() !== null) return;
    // What somebody wrote until the entry closed the chapter belongs to what is signed off.
    for (let content = await this.keep(chapter); content !== said(); content = await this.keep(chapter))
      await ledger.append(by, () => [{ kind: 'chapterLock', chapter, content }]);
  }

  async unlock(by: string, chapter: string): Promise<void> {
    const { ledger } = this.options;
    await ledger.append(by, () =>
      locksOf(ledger.all).has(chapter) ? [{ kind: 'chapterLock', chapter, content: null }] : [],
    );
  }

  /** Keeps the chapter's text as it is under its hash. */
  private async keep(chapter: string): Promise<string> {
    const { hub, store } = this.options;
    const room = await hub.open(roomName({ project: store.project, kind: 'chapter', item: chapter }));
    try {
      const json = room.read((doc) => canonicalChapter(readChapter(doc)));
      if (Buffer.byteLength(json) > maxContentBytes) throw new Failure('tooLarge');
      const hash = createHash('sha256').update(json).digest('hex');
      await store.addContents([{ hash, json }]);
      return hash;
    } finally {
      room.release();
    }
  }
}
