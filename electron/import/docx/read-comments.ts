/** Comments with their authors, and which answers which (`comments.xml`, `commentsExtended.xml`). */
import type { ImportedComment } from '../imported-text.ts';
import { whoAndWhen } from './change-book.ts';
import { docxLimits } from './limits.ts';
import { tooLarge } from './refuse.ts';
import { childrenNamed, find, walk, type XmlElement } from './xml.ts';

export type WordsOfComment = Omit<ImportedComment, 'from' | 'to'>;

const longest = 10_000;

export function readComments(root: XmlElement | null, extended: XmlElement | null): WordsOfComment[] {
  const comments = childrenNamed(root ?? undefined, 'w:comment');
  if (comments.length > docxLimits.comments) throw tooLarge('comments');
  /** A comment is known to the other part by the last of its paragraphs. */
  const byParagraph = new Map<string, string>();
  for (const comment of comments) {
    const paragraphs = childrenNamed(comment, 'w:p');
    const last = paragraphs[paragraphs.length - 1]?.attributes['w14:paraId'];
    if (last !== undefined) byParagraph.set(last, comment.attributes['w:id'] ?? '');
  }
  const more = new Map<string, { parent: string | null; done: boolean }>();
  for (const { attributes } of childrenNamed(extended ?? undefined, 'w15:commentEx')) {
    const id = byParagraph.get(attributes['w15:paraId'] ?? '');
    const parent = byParagraph.get(attributes['w15:paraIdParent'] ?? '') ?? null;
    if (id !== undefined) more.set(id, { parent: parent === id ? null : parent, done: attributes['w15:done'] === '1' });
  }
  const known = new Set<string>();
  return comments.flatMap((comment): WordsOfComment[] => {
    const id = comment.attributes['w:id'] ?? '';
    const text = textOf(comment);
    if (known.has(id) || text === '') return [];
    known.add(id);
    const { parent = null, done = false } = more.get(id) ?? {};
    // Answers come behind what they answer; anything else would be a circle.
    return [
      {
        id,
        ...whoAndWhen(comment),
        text,
        parent: parent !== null && known.has(parent) ? parent : null,
        resolved: done,
      },
    ];
  });
}

function textOf(comment: XmlElement): string {
  const lines = childrenNamed(comment, 'w:p').map((paragraph) => {
    let line = '';
    walk(paragraph, ({ name, text }) => {
      if (name === 'w:t') line += text;
      else if (name === 'w:tab') line += '\t';
      else if (name === 'w:br' || name === 'w:cr') line += '\n';
      return name !== 'w:rPr' && name !== 'w:pPr' && name !== 'w:del';
    });
    return line;
  });
  const clean = lines.join('\n').replace(/[^\P{Cc}\n\t]|\p{Cs}|[\uFEFF\uFFFC]/gu, '');
  return clean.trim().slice(0, longest);
}

/** Whether a part such as a header says anything but the number of a page. */
export function saysSomething(root: XmlElement | null): string {
  if (root === null) return '';
  let text = '';
  walk(root, (each) => {
    if (each.name === 'w:t') text += `${each.text} `;
    return true;
  });
  return /\p{L}/u.test(text.replace(/\b(seite|von|page|of)\b/giu, '')) || find(root, 'w:drawing') !== undefined
    ? text || '…'
    : '';
}
