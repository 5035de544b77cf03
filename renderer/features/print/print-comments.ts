/** The comments of a chapter as they are printed: a numbered mark behind their words, and a list at the chapter's end. */
import type * as Y from 'yjs';
import { placeOf, type AnchorPlace } from '../../../shared/document/anchor-place.ts';
import {
  EMBED_CHARACTER,
  makeBlock,
  PLAIN,
  pushRun,
  sliceRuns,
  type Block,
  type Run,
} from '../../../shared/document/block.ts';
import { flatText } from '../../../shared/document/flat-text.ts';
import type { Comment, Thread } from '../../../shared/domain/comments.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import type { TextKey, TextValues } from '../../../shared/i18n/catalogue.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import { partsOf } from '../../app/chapter-texts.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';

/** How long to wait for the comments of a chapter, ms. */
const longest = 10_000;

/** The open threads of a chapter, or also the resolved ones; null where they don't come, empty where one may not read them. */
export async function readThreads(
  session: Session,
  chapter: ChapterView,
  resolved: boolean,
): Promise<readonly Thread[] | null> {
  const { model } = session.comments;
  const state = { group: chapter.group?.id ?? null, deleted: chapter.deleted };
  if (roomAccess(session.me, 'comments', state) === null) return [];
  const letGo = model.hold([chapter.id]);
  try {
    const name = roomName({ project: session.project.id, kind: 'comments', item: chapter.id });
    if (!(await arrives(session, name))) return null;
    return printedThreads(model.read(chapter.id).threads, resolved);
  } finally {
    letGo();
  }
}

/** Those that say something: the open ones, or also the resolved ones. */
export const printedThreads = (threads: readonly Thread[], resolved: boolean): readonly Thread[] =>
  threads.filter((thread) => (resolved || thread.state === 'open') && said(thread).length > 0);

function arrives(session: Session, name: string): Promise<boolean> {
  const here = (): boolean => session.rooms.peek(name)?.state.synced === true;
  if (here()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve(here());
    };
    const timer = setTimeout(end, longest);
    const stop = session.rooms.subscribe(() => here() && end());
  });
}

/** What a thread says: neither deleted nor hidden. */
const said = (thread: Thread): readonly Comment[] =>
  [thread, ...thread.replies].filter(({ deleted, hidden, text }) => !deleted && hidden === null && text !== '');

export interface NumberedThread {
  readonly number: number;
  readonly thread: Thread;
  readonly place: AnchorPlace | null;
}

/** The threads in the order of the text, numbered; those that lost their words last. */
export function numberThreads(
  doc: Y.Doc,
  blocks: readonly Block[],
  threads: readonly Thread[],
): readonly NumberedThread[] {
  const texts = new Map(partsOf(doc, blocks).map(({ name, blocks: own }) => [name ?? 'text', flatText(own)]));
  return threads
    .map((thread) => ({ thread, place: placeOf(doc, texts, thread.anchor) }))
    .sort((a, b) => (a.place?.order ?? Infinity) - (b.place?.order ?? Infinity) || a.thread.at - b.thread.at)
    .map((each, index) => ({ ...each, number: index + 1 }));
}

/** The value of the embed that stands for a mark on paper; nothing of the paper ever holds it. */
interface PrintedMark {
  readonly printedComment: number;
}
const markRun = (number: number): Run => ({
  text: EMBED_CHARACTER,
  attrs: PLAIN,
  embed: { printedComment: number } satisfies PrintedMark,
});

/** The number of a mark; null for any other embed. */
export function markNumber(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('printedComment' in value)) return null;
  return typeof value.printedComment === 'number' ? value.printedComment : null;
}

/** Puts the marks behind the words of threads into the blocks of one of the chapter's texts. */
export function withMarks(
  threads: readonly NumberedThread[],
): (root: string, blocks: readonly Block[]) => readonly Block[] {
  const marks = new Map<string, { readonly at: number; readonly number: number }[]>();
  for (const { number, place } of threads) {
    const last = place?.pieces.at(-1);
    if (place === null || last === undefined) continue;
    const key = `${place.root} ${last.block}`;
    marks.set(key, [...(marks.get(key) ?? []), { at: last.to, number }]);
  }
  return (root, blocks) =>
    blocks.map((block) => {
      const own = marks.get(`${root} ${block.id}`);
      return own === undefined ? block : marked(block, own);
    });
}

function marked(block: Block, marks: readonly { readonly at: number; readonly number: number }[]): Block {
  const runs: Run[] = [];
  let from = 0;
  for (const { at, number } of [...marks].sort((a, b) => a.at - b.at || a.number - b.number)) {
    for (const run of sliceRuns(block.runs, from, at)) pushRun(runs, run);
    runs.push(markRun(number));
    from = Math.max(from, at);
  }
  for (const run of sliceRuns(block.runs, from, block.text.length)) pushRun(runs, run);
  return makeBlock(block.id, block, runs, block);
}

/** A paragraph of the list at the chapter's end; `mark` with the first of a thread. */
export interface CommentLine {
  readonly mark: string | null;
  readonly block: Block;
}

interface Wording {
  readonly t: (key: TextKey, values?: TextValues) => string;
  readonly nameOf: (person: string) => string;
  /** A moment in milliseconds since 1970. */
  readonly date: (at: number) => string;
}

/** The list at the end of the chapter. */
export function commentLines(threads: readonly NumberedThread[], wording: Wording): readonly CommentLine[] {
  const { t, nameOf, date } = wording;
  return threads.flatMap(({ number, thread, place }) =>
    said(thread).map((comment, index) => {
      const name = comment.as?.name ?? nameOf(comment.author);
      const at = comment.as === null ? comment.at : comment.as.at;
      const head = at === null ? name : t('pages.commentHead', { name, date: date(at) });
      const about = index > 0 ? '' : aboutOf(thread, place, t);
      const settled = index > 0 ? '' : settledOf(thread, wording);
      const runs: Run[] = [{ text: head, attrs: { b: true } }];
      if (about !== '') pushRun(runs, { text: ` ${about}`, attrs: { i: true } });
      if (settled !== '') pushRun(runs, { text: ` – ${settled}`, attrs: PLAIN });
      pushRun(runs, {
        text: `\n${comment.text.replace(/@\{([\w-]{1,64})\}/g, (_, id: string) => `@${nameOf(id)}`)}`,
        attrs: PLAIN,
      });
      const mark = index === 0 ? t('pages.commentMark', { number }) : null;
      return { mark, block: makeBlock(comment.key, { kind: 'comment', indent: index === 0 ? 0 : 1 }, runs) };
    }),
  );
}

/** Who resolved a thread and when; empty for an open one. */
function settledOf({ state, settled }: Thread, { t, nameOf, date }: Wording): string {
  if (state === 'open') return '';
  if (settled === null) return t('pages.commentResolved');
  return t('pages.commentResolvedBy', { name: nameOf(settled.by), date: date(settled.at) });
}

/** Most characters of a quote in the list. */
const longestQuote = 120;

function aboutOf({ anchor }: Thread, place: AnchorPlace | null, t: Wording['t']): string {
  if (anchor.on === 'chapter') return t('pages.commentChapter');
  const exact = anchor.on === 'text' ? anchor.quote.exact : anchor.on === 'block' ? anchor.quote : '';
  if (exact === '') return '';
  const quote = exact.length > longestQuote ? `${exact.slice(0, longestQuote - 1).trimEnd()}…` : exact;
  return t(place === null ? 'pages.commentOrphan' : 'pages.commentQuote', { quote });
}
