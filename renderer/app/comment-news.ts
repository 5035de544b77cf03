/** What others say in the comments of a chapter, as sentences for those who hear the page. */
import type * as Y from 'yjs';
import { commentEntries } from '../../shared/document/comment-room.ts';
import { authorOf, mentionsIn, readEntry, withNames } from '../../shared/domain/comment-entries.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';

export interface CommentNewsOptions {
  readonly doc: Y.Doc;
  /** Whether what had been said before has come: that is no news. */
  readonly here: () => boolean;
  readonly t: Translate;
  readonly nameOf: (person: string) => string;
  readonly me: string;
  /** Whether the words are told, too. */
  readonly words: boolean;
  readonly tell: (sentence: string) => void;
}

/** So many characters of a comment are told at most. */
const mostWords = 120;

/** Tells of new comments, replies and what was resolved, by others; returns how to stop. */
export function watchComments(options: CommentNewsOptions): () => void {
  const { doc, here, tell } = options;
  const map = commentEntries(doc);
  const changed = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    if (transaction.local || !here()) return;
    for (const [key, { action }] of event.changes.keys) {
      const sentence = action === 'add' ? sentenceOf(key, map.get(key), options) : null;
      if (sentence !== null) tell(sentence);
    }
  };
  map.observe(changed);
  return () => map.unobserve(changed);
}

function sentenceOf(key: string, value: unknown, { t, nameOf, me, words }: CommentNewsOptions): string | null {
  const author = authorOf(key);
  const entry = readEntry(value);
  if (author === null || author === me || entry === null) return null;
  const name = nameOf(author);
  if (entry.type === 'state') return entry.state === 'resolved' ? t('hearing.resolves', { name }) : null;
  if ((entry.type !== 'thread' && entry.type !== 'reply') || entry.text === '') return null;
  const what = mentionsIn(entry.text).includes(me)
    ? t('hearing.names', { name })
    : t(entry.type === 'thread' ? 'hearing.comments' : 'hearing.replies', { name });
  const said = withNames(entry.text, nameOf);
  return words ? `${what} ${said.length > mostWords ? `${said.slice(0, mostWords)} …` : said}` : what;
}
