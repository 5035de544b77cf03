/** Replaces what was found, in one place or in every chapter that one may write in, and takes all of it back on request. */
import { replacementFor, templateFor, type FindQuery } from '../../../shared/document/find.ts';
import type { Session } from '../../app/session.ts';
import { withRoom, type ChapterPart } from '../../app/chapter-texts.ts';
import type { Finder } from './finder.ts';
import type { Hit } from './hits.ts';
import { replaceInChapter, type PartReplacement, type Written } from './replace-in-chapter.ts';

export interface Replaced {
  readonly count: number;
  readonly chapters: number;
}

/** Takes back what the last replacement wrote; nothing is remembered longer than this. */
const rememberFor = 10 * 60_000;

let last: { readonly written: readonly Written[]; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** Whether one may replace in a chapter: write in it, or suggest there. */
export function mayReplace(session: Session, chapter: string): boolean {
  const editor = session.paper.session(chapter);
  if (editor !== null) return editor.editable;
  const view = session.chapters.find(({ id }) => id === chapter);
  return view !== undefined && session.chapterBlocked(view) === null;
}

/** Replaces one hit; null where it isn't there any more or one may not write. */
export async function replaceHit(
  session: Session,
  finder: Finder,
  query: FindQuery,
  template: string,
  hit: Hit,
): Promise<Replaced | null> {
  const written = await writeIn(session, finder, query, template, hit.chapter, (one) => one.key === hit.key);
  return remember(written === null ? [] : [written]);
}

/** Replaces all hits of all chapters that one may write in. */
export async function replaceAll(
  session: Session,
  finder: Finder,
  query: FindQuery,
  template: string,
): Promise<Replaced | null> {
  const written: Written[] = [];
  for (const { chapter } of finder.get().chapters) {
    if (!mayReplace(session, chapter)) continue;
    const one = await writeIn(session, finder, query, template, chapter, () => true);
    if (one !== null) written.push(one);
  }
  return remember(written);
}

/** Takes the last replacement back, in all its chapters. */
export function undoReplacement(): Replaced | null {
  if (last === null) return null;
  const { written } = last;
  for (const one of written) one.undo();
  forget();
  return told(written);
}

async function writeIn(
  session: Session,
  finder: Finder,
  query: FindQuery,
  template: string,
  chapter: string,
  wanted: (hit: Hit) => boolean,
): Promise<Written | null> {
  const seen = { unknown: false };
  const plan = (parts: readonly ChapterPart[]): readonly PartReplacement[] => {
    const hits = finder.hitsIn(chapter, parts);
    seen.unknown = hits === null;
    return (hits ?? [])
      .filter((hit) => !hit.away && wanted(hit))
      .map((hit) => ({
        part: hit.part,
        block: hit.block,
        from: hit.from,
        to: hit.to,
        text: replacementFor(templateFor(query, template, hit.matched), hit.matched, hit, query.regex),
      }));
  };
  // Somebody may have written in the chapter since it was searched: then it is searched once more.
  for (let tries = 0; tries < 3; tries++) {
    const written = await withRoom(session, chapter, ({ writable }) => {
      const editor = session.paper.session(chapter);
      return (editor === null ? writable : editor.editable) ? replaceInChapter(session, chapter, plan) : null;
    });
    if (!seen.unknown) {
      finder.refresh(chapter);
      return written;
    }
    await finder.searchNow(chapter);
  }
  return null;
}

function remember(written: readonly Written[]): Replaced | null {
  if (written.length === 0) return null;
  forget();
  last = { written, timer: setTimeout(forget, rememberFor) };
  return told(written);
}

function forget(): void {
  if (last === null) return;
  clearTimeout(last.timer);
  for (const one of last.written) one.release();
  last = null;
}

const told = (written: readonly Written[]): Replaced => ({
  count: written.reduce((sum, { count }) => sum + count, 0),
  chapters: new Set(written.map(({ chapter }) => chapter)).size,
});
