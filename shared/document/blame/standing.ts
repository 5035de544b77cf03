/** The characters that stand in a chapter's texts, in their order, with their Yjs ids. Pure. */
import * as Y from 'yjs';
import { EMBED_CHARACTER, VIRTUAL_ID } from '../block.ts';
import { textNames } from '../decide.ts';
import { markerIdOf } from '../delta.ts';
import { suggestionOf } from '../suggest.ts';

/** Characters that follow each other, in the text as by their ids. */
export interface StandingRun {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
  /** The open suggestion that inserts them; null for none. */
  readonly suggestion: string | null;
}

/** Ids that were changed, or are gone: [client, first clock, length]. */
export type Ids = readonly [client: number, clock: number, length: number];

export interface StandingBlock {
  /** As blocks are known in the text: the marker's, numbered where it is there twice. */
  readonly id: string;
  readonly markerId: string;
  readonly marker: Ids | null;
  readonly runs: readonly StandingRun[];
  /** Characters that were deleted here, and formats that were set. */
  readonly gone: readonly Ids[];
  readonly formats: readonly Ids[];
}

export interface StandingText {
  /** Of the root type: `text`, `cell:…`, `note:…`, `title`. */
  readonly name: string;
  readonly blocks: readonly StandingBlock[];
}

/** All texts of a chapter: its own, those within it, its title. */
export const standingTexts = (doc: Y.Doc): readonly StandingText[] =>
  [...textNames(doc), ...(doc.share.has('title') ? ['title'] : [])].map((name) => ({
    name,
    blocks: standingBlocks(doc.getText(name)),
  }));

interface Draft {
  readonly markerId: string;
  readonly marker: Ids | null;
  readonly runs: StandingRun[];
  readonly gone: Ids[];
  readonly formats: Ids[];
}

/** The blocks of one text; text before the first marker is one of its own. */
export function standingBlocks(text: Y.Text): StandingBlock[] {
  let open: Draft = { markerId: VIRTUAL_ID, marker: null, runs: [], gone: [], formats: [] };
  const drafts: Draft[] = [open];
  const inserted = new Set<string>();
  for (let item = text._start; item !== null; item = item.right) {
    const ids: Ids = [item.id.client, item.id.clock, item.length];
    const { content } = item;
    if (item.deleted) open.gone.push(ids);
    else if (content instanceof Y.ContentFormat) {
      const part = suggestionOf(content.key);
      if (part?.part === 'ins') {
        const value: unknown = content.value;
        if (value === null || value === undefined || value === false) inserted.delete(part.id);
        else inserted.add(part.id);
      }
      open.formats.push(ids);
    } else if (item.countable) {
      const markerId = content instanceof Y.ContentEmbed ? markerIdOf(content.embed) : null;
      if (markerId === null) {
        const letters = content instanceof Y.ContentString ? content.str : EMBED_CHARACTER.repeat(item.length);
        const [suggestion = null] = inserted;
        open.runs.push({ client: ids[0], clock: ids[1], text: letters, suggestion });
      } else drafts.push((open = { markerId, marker: ids, runs: [], gone: [], formats: [] }));
    }
  }
  return numbered(drafts);
}

/** As `delta.ts` numbers them; what was deleted before the first marker belongs to the first block. */
function numbered(drafts: readonly Draft[]): StandingBlock[] {
  const [start, second, ...others] = drafts;
  if (start === undefined) return [];
  const blocks =
    start.runs.length > 0 || second === undefined
      ? drafts
      : [{ ...second, gone: [...start.gone, ...second.gone] }, ...others];
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const count = (counts.get(block.markerId) ?? 0) + 1;
    counts.set(block.markerId, count);
    return { ...block, id: count === 1 ? block.markerId : `${block.markerId}#${count}` };
  });
}
