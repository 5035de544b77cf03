/** A chapter's document as versions keep it: title, stage, canonical text and the hash of that. */
import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { chapterTitle, readStage } from '../../../shared/document/chapter.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import type { Stage } from '../../../shared/domain/chapter-stage.ts';

export interface StatedChapter {
  readonly title: string;
  readonly stage: Stage;
  /** SHA-256 of `json`, lower-case hex. */
  readonly hash: string;
  readonly json: string;
}

export function statedChapter(doc: Y.Doc): StatedChapter {
  const json = canonicalChapter(readChapter(doc));
  return {
    title: chapterTitle(doc).toString().slice(0, 500),
    stage: readStage(doc),
    hash: createHash('sha256').update(json).digest('hex'),
    json,
  };
}
