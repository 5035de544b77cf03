/** Where in a chapter's texts, or on a measure's sheet, a comment is, whatever it is about: words, a block, a field, all of it, a suggestion. Pure. */
import type * as Y from 'yjs';
import type { Anchor } from '../domain/comment-entries.ts';
import { findAnchor, findBlock, type ChapterTexts } from './anchor.ts';
import type { TextPiece } from './flat-text.ts';
import { fieldPlace } from './measures/field-place.ts';
import { suggestionOf } from './suggest.ts';

export interface AnchorPlace {
  readonly root: string;
  readonly pieces: readonly TextPiece[];
  /** Whether the block as a whole is meant, or without pieces the chapter, the measure or a field of it. */
  readonly whole: boolean;
  /** Sorts by place in the chapter, or on the sheet. */
  readonly order: number;
}

/** Null where it is orphaned. */
export function placeOf(doc: Y.Doc, texts: ChapterTexts, anchor: Anchor): AnchorPlace | null {
  switch (anchor.on) {
    case 'chapter':
    case 'measure':
      return { root: ownRoot(texts), pieces: [], whole: true, order: -100 };
    case 'field': {
      const order = fieldPlace(doc, anchor);
      return order === null ? null : { root: ownRoot(texts), pieces: [], whole: true, order };
    }
    case 'block': {
      const found = findBlock(texts, anchor);
      if (found === null) return null;
      const block = texts.get(found.root)?.blocks.find(({ id }) => id === found.block);
      const pieces = [{ block: found.block, from: 0, to: block?.text.length ?? 0 }];
      return { root: found.root, pieces, whole: true, order: orderOf(texts, found.root, pieces) };
    }
    case 'text': {
      const found = findAnchor(doc, texts, anchor);
      return found === null ? null : { ...found, whole: false, order: orderOf(texts, found.root, found.pieces) };
    }
    case 'suggestion':
      return suggestionPlace(texts, anchor.suggestion);
  }
}

function suggestionPlace(texts: ChapterTexts, id: string): AnchorPlace | null {
  for (const [root, { blocks }] of texts) {
    const pieces: TextPiece[] = [];
    for (const block of blocks) {
      let at = 0;
      for (const run of block.runs) {
        const end = at + run.text.length;
        if (Object.keys(run.attrs).some((key) => suggestionOf(key)?.id === id)) {
          pieces.push({ block: block.id, from: at, to: end });
        }
        at = end;
      }
    }
    if (pieces.length > 0) return { root, pieces, whole: false, order: orderOf(texts, root, pieces) };
  }
  return null;
}

/** The chapter's own text, or the description: the first of all. */
const ownRoot = (texts: ChapterTexts): string => texts.keys().next().value ?? 'text';

const perBlock = 1_000_000;

/** Texts within the chapter come after the block that they hang on, as far as that is known by their name. */
function orderOf(texts: ChapterTexts, root: string, pieces: readonly TextPiece[]): number {
  const [first] = pieces;
  const own = texts.get(ownRoot(texts))?.blocks ?? [];
  if (root !== ownRoot(texts)) {
    const host = own.findIndex(({ markerId }) => root.split(':').includes(markerId));
    return (host < 0 ? own.length : host) * perBlock + perBlock / 2 + (first?.from ?? 0);
  }
  const index = own.findIndex(({ id }) => id === first?.block);
  return index * perBlock + (first?.from ?? 0);
}
