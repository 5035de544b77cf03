/** A chapter that could not be accepted as it was written, beside what the others have: so that it can be handed in as suggestions. */
import * as Y from 'yjs';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { roomExtent } from './room-extent.ts';

/** Both as canonical JSON (`canonical-chapter.ts`). */
export interface DraftContent {
  readonly base: string;
  readonly draft: string;
}

const atOnce = 500;

/** `shared`: own updates up to here are with the upstream host, as all that came from it. */
export async function draftContent(
  store: Pick<ProjectStore, 'logExtents' | 'history'>,
  room: string,
  doc: Y.Doc,
  shared: number,
): Promise<DraftContent> {
  const draft = canonicalChapter(readChapter(doc));
  const { base: start } = await roomExtent(store, room);
  const base = new Y.Doc();
  for (let after = start; ;) {
    const updates = await store.history(room, after, atOnce);
    base.transact(() => {
      for (const { seq, actor, bytes } of updates)
        if (seq <= shared || actor === 'upstream') Y.applyUpdate(base, bytes);
    });
    const last = updates.at(-1)?.seq;
    if (last === undefined || updates.length < atOnce) break;
    after = last;
  }
  return { base: canonicalChapter(readChapter(base)), draft };
}
