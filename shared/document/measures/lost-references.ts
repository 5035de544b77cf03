/** References in a measure's description whose target is gone: each says „(Ziel fehlt)“ in every file. */
import * as Y from 'yjs';
import { HERE, readEmbed } from '../embeds.ts';
import type { Block } from '../block.ts';
import { nestedTexts, type ChapterContent } from '../nested.ts';
import { targetWherever, type PaperIndex } from '../paper-index.ts';
import { suggestionOf } from '../suggest.ts';
import { ownIndex } from './description-references.ts';
import { descriptionText } from './keys.ts';

/** Characters before a reference that tell which one it is. */
const BEFORE = 40;

export interface LostReference {
  readonly measure: string;
  /** The block that it stands in; `part`: the name of the cell or footnote that this is in, null in the description's own text. */
  readonly block: string;
  readonly part: string | null;
  /** Its character in the block. */
  readonly at: number;
  /** The last words before it; empty where it stands first. */
  readonly before: string;
}

/** Those that stand in a description, in the order of its texts; `index`: the whole paper as it stands. What is only suggested to come is none yet. */
export function lostReferences(measure: string, content: ChapterContent, index: PaperIndex): readonly LostReference[] {
  let own: PaperIndex | null = null;
  const isLost = (chapter: string, block: string | null): boolean => {
    if (chapter !== HERE) return targetWherever(index, chapter, block) === null;
    own ??= ownIndex(content);
    return own.target(HERE, block) === null;
  };
  return textsOf(content).flatMap(([part, blocks]) =>
    blocks.flatMap((block) =>
      referencesIn(block)
        .filter(({ chapter, target }) => isLost(chapter, target))
        .map(({ at }) => ({ measure, block: block.id, part, at, before: wordsBefore(block, at) })),
    ),
  );
}

function textsOf(content: ChapterContent): readonly (readonly [string | null, readonly Block[]])[] {
  const cells = new Map([...content.tables.values()].flatMap(({ texts }) => [...texts]));
  const notes = new Map([...content.notes].map(([id, blocks]) => [`note:${id}`, blocks]));
  const within = nestedTexts(content).map((name) => [name, cells.get(name) ?? notes.get(name) ?? []] as const);
  return [[null, content.blocks], ...within];
}

function referencesIn({ runs, props }: Block): readonly { chapter: string; target: string | null; at: number }[] {
  if (typeof props['ins'] === 'string') return [];
  let at = 0;
  return runs.flatMap(({ text, attrs, embed }) => {
    const from = at;
    at += text.length;
    const read = embed === undefined ? null : readEmbed(embed);
    if (read === null || !('ref' in read)) return [];
    if (Object.keys(attrs).some((key) => suggestionOf(key)?.part === 'ins')) return [];
    return [{ chapter: read.ref.chapter, target: read.ref.block, at: from }];
  });
}

function wordsBefore({ text }: Block, at: number): string {
  const words = text.slice(0, at).replaceAll('\uFFFC', '…').trim();
  if (words.length <= BEFORE) return words;
  const space = words.indexOf(' ', words.length - BEFORE);
  return `… ${words.slice(space < 0 ? words.length - BEFORE : space + 1).replace(/^[\udc00-\udfff]/, '')}`;
}

/** The measures whose descriptions may have references: by what lies in their texts, far more quickly found than read. All, where one is in a cell or a footnote. */
export function mayRefer(doc: Y.Doc, measures: readonly string[]): readonly string[] {
  const named = new Set<string>();
  for (const [name, type] of doc.share) if (hasReference(type)) named.add(name);
  const isWithin = [...named].some((name) => !name.startsWith('text:'));
  return isWithin ? measures : measures.filter((id) => named.has(descriptionText(id)));
}

function hasReference(type: { readonly _start: Y.Item | null }): boolean {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentEmbed)) continue;
    const embed: unknown = item.content.embed;
    if (typeof embed === 'object' && embed !== null && 'ref' in embed) return true;
  }
  return false;
}
