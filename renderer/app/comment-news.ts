/** What others say in the comments of a chapter, or on measures, and propose there, as sentences for those who hear the page. */
import type * as Y from 'yjs';
import { commentEntries } from '../../shared/document/comment-room.ts';
import {
  authorOf,
  measureOf,
  mentionsIn,
  readEntry,
  withNames,
  type Entry,
} from '../../shared/domain/comment-entries.ts';
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
  /** Where comments are on measures: what one is called; null where what is said on it isn't told. */
  readonly measure?: (id: string) => string | null;
  readonly tell: (sentence: string) => void;
}

/** So many characters of a comment are told at most. */
const mostWords = 120;

/** Tells of new comments, replies, proposals and what was resolved or decided, by others; returns how to stop. */
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

function sentenceOf(key: string, value: unknown, options: CommentNewsOptions): string | null {
  const { t, nameOf, me, words } = options;
  const author = authorOf(key);
  const entry = readEntry(value);
  if (author === null || author === me || entry === null) return null;
  const measure = measureSaid(entry, options);
  if (measure === null) return null;
  const on = (what: string): string => (measure === '' ? what : t('hearing.onMeasure', { measure, what }));
  const name = nameOf(author);
  if (entry.type === 'proposal')
    return entry.deleted ? null : on(t(measure === '' ? 'hearing.suggests' : 'hearing.suggestsOn', { name }));
  if (entry.type === 'proposalState')
    return entry.state === 'open'
      ? null
      : on(t(entry.state === 'taken' ? 'hearing.accepts' : 'hearing.rejects', { name }));
  if (entry.type === 'state') return entry.state === 'resolved' ? on(t('hearing.resolves', { name })) : null;
  if ((entry.type !== 'thread' && entry.type !== 'reply') || entry.text === '') return null;
  const what = mentionsIn(entry.text).includes(me)
    ? t('hearing.names', { name })
    : t(entry.type === 'reply' ? 'hearing.replies' : measure === '' ? 'hearing.comments' : 'hearing.commentsOn', {
        name,
      });
  const said = withNames(entry.text, nameOf);
  return on(words ? `${what} ${said.length > mostWords ? `${said.slice(0, mostWords)} …` : said}` : what);
}

/** What the measure is called that an entry is on; empty for one on a chapter, null for one that isn't told. */
function measureSaid(entry: Entry, { doc, measure }: CommentNewsOptions): string | null {
  if (measure === undefined) return '';
  const about = 'thread' in entry ? entry.thread : 'proposal' in entry ? entry.proposal : null;
  const root = about === null ? entry : readEntry(commentEntries(doc).get(about));
  const id =
    root?.type === 'thread' ? measureOf(root.anchor) : root?.type === 'proposal' ? (root.measure ?? null) : null;
  return id === null ? null : measure(id);
}
