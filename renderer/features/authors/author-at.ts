/** From a place in the page to who wrote what stands there. */
import type { Doc } from 'yjs';
import type { Act } from '../../../shared/document/blame/act.ts';
import type { Author } from '../../../shared/document/blame/author.ts';
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import { standingBlocks, type StandingBlock } from '../../../shared/document/blame/standing.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { pointAt } from '../../editor/remote/dom-point.ts';

/** Who wrote a character, or is writing it: what is newer than what the host has said is whose Yjs client it is. */
export function authorOf(authors: Authors | null, doc: Doc, me: string, client: number, clock: number): Author | null {
  const told = authors?.of(client, clock);
  if (told !== null && told !== undefined) return told;
  const person = client === doc.clientID ? me : (authors?.personOf(client) ?? null);
  return person === null ? null : { person, at: Date.now(), how: 'written', brought: null, accepted: null };
}

export interface AuthorHere {
  readonly author: Author | null;
  /** Who changed the paragraph last. */
  readonly changed: Act | null;
}

/** Null where no character of a text stands. */
export function authorAt(
  paper: PaperModel,
  authorsOf: (chapter: string) => Authors | null,
  node: Node,
  offset: number,
): AuthorHere | null {
  const session = [...paper.inner, ...paper.all].find(({ root }) => root.contains(node));
  if (session === undefined) return null;
  const place = pointAt(session, node, offset);
  if (place === null) return null;
  const { doc } = session.room;
  const { name } = session.part;
  const block = standingBlocks(doc.getText(name)).find(({ id }) => id === place.block);
  const character = block === undefined ? null : characterAt(block, place.offset);
  if (character === null) return null;
  const authors = authorsOf(session.chapterId);
  return {
    author: authorOf(authors, doc, paper.person, ...character),
    changed: authors?.actsIn(name, place.block)[0] ?? null,
  };
}

/** The character before which a place is, or the last one. */
function characterAt({ runs }: StandingBlock, offset: number): readonly [client: number, clock: number] | null {
  let at = 0;
  for (const { client, clock, text } of runs) {
    if (offset < at + text.length) return [client, clock + offset - at];
    at += text.length;
  }
  const last = runs.at(-1);
  return last === undefined ? null : [last.client, last.clock + last.text.length - 1];
}
