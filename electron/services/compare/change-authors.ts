/** Names the people behind the changes of a comparison, out of the logs of the chapters that changed. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { personOf, UPSTREAM } from '../../../shared/document/blame/act.ts';
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import { ChangeAuthors, type ChangeAct } from '../../../shared/document/blame/change-authors.ts';
import { WrittenLog } from '../../../shared/document/blame/written-log.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Author, ChangedPlace, Comparison, PaperState } from '../../export/comparison/comparison.ts';
import { roomExtent } from '../../hub/room-extent.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { holdsWords, othersNamed, proposedBy } from '../authorship/proposed-words.ts';

export type LogStore = Pick<ProjectStore, 'project' | 'history' | 'logExtents' | 'leases' | 'loadRoom'>;

export interface ChangeSources {
  /** Where the log of each state lies: the same file, or two copies of one. */
  readonly before: LogStore;
  readonly after: LogStore;
  /** What the host that is followed says of who wrote a chapter; null where none is, or it isn't known. */
  readonly above: (chapter: string) => Promise<Authors | null>;
  readonly nameOf: (person: string) => string;
}

/** So many updates are read and applied in one turn of the event loop. */
const atOnce = 250;

/** The comparison with who made each change; where the log doesn't say so, it stays whoever made the newer state. */
export async function withAuthors(comparison: Comparison, sources: ChangeSources): Promise<Comparison> {
  const chapters = new Map<string, ChangeAuthors>();
  for (const { id, counts } of comparison.chapters)
    if (isChanged(counts)) chapters.set(id, await changesOf(id, comparison, sources));
  const told = (place: ChangedPlace): readonly ChangeAct[] => chapters.get(place.chapter)?.of(place) ?? [];
  return {
    ...comparison,
    authorOf: (place) => {
      const [most = null] = [...told(place)].sort((a, b) => b.to - b.from - (a.to - a.from));
      const person = most?.person ?? null;
      if (most === null || person === null) return comparison.authorOf(place);
      return { name: sources.nameOf(person), at: most.at } satisfies Author;
    },
    cutsOf: (place) => told(place).flatMap(({ from }, index) => (index === 0 ? [] : [from])),
  };
}

async function changesOf(
  chapter: string,
  { before, after }: Comparison,
  sources: ChangeSources,
): Promise<ChangeAuthors> {
  const { project } = sources.after;
  const roomIn = (store: LogStore): string => roomName({ project: store.project, kind: 'chapter', item: chapter });
  const log = new WrittenLog();
  const older = await stateOf(sources.before, roomIn(sources.before), before.at ?? Infinity, null);
  const newer = await stateOf(sources.after, roomIn(sources.after), after.at ?? Infinity, log);
  const above = await sources.above(chapter);
  const leases = new Map(
    (await sources.after.leases(roomIn(sources.after))).map(({ client, person }) => [client, person]),
  );
  const leaseOf = (client: number): string | null => {
    const lease = leases.get(client) ?? null;
    return lease === UPSTREAM ? (above?.personOf(client) ?? UPSTREAM) : lease;
  };
  const personIn = (client: number): string | null => {
    const lease = leaseOf(client);
    return lease === null ? null : personOf(lease);
  };
  const named = othersNamed(newer, personIn);
  const comments = new Y.Doc();
  if (named.size > 0) {
    const { updates } = await sources.after.loadRoom(roomName({ project, kind: 'comments', item: chapter }));
    for (const bytes of updates) Y.applyUpdate(comments, bytes);
  }
  const typed = proposedBy(comments, named);
  return new ChangeAuthors({
    before: older,
    after: newer,
    log,
    leaseOf,
    proposed: (person, words) => holdsWords(typed.get(person) ?? '', words),
    above: above?.runs,
    since: before.at ?? -Infinity,
    wordsOf: (side, text, block) => wordsIn(side === 'before' ? before : after, chapter, text, block),
  });
}

/** The room as it was at a moment; `log` takes every update up to it. */
async function stateOf(store: LogStore, room: string, until: number, log: WrittenLog | null): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const { base } = await roomExtent(store, room);
  for (let seq = 0, isOver = false; !isOver;) {
    await nextTurn();
    const updates = await store.history(room, seq, atOnce);
    isOver = updates.length < atOnce;
    doc.transact(() => {
      for (const update of updates) {
        seq = update.seq;
        if (update.at > until) {
          isOver = true;
          return;
        }
        log?.add(update);
        if (update.seq > base) Y.applyUpdate(doc, update.bytes);
      }
    });
  }
  return doc;
}

function wordsIn({ paper }: PaperState, chapter: string, text: string, block: string): string | null {
  const found = paper.chapters.find(({ id }) => id === chapter);
  const [kind = '', id = ''] = text.split(':');
  const blocks =
    text === '' ? found?.blocks : kind === 'note' ? found?.notes.get(id) : found?.tables.get(id)?.texts.get(text);
  return blocks?.find((each) => each.id === block)?.text ?? null;
}
