/** How long texts are: estimates, and said to be such wherever they are shown. Pure. */

/** Words that fill a page of the printed paper, with its headings and lists. */
export const WORDS_PER_PAGE = 300;
/** Words that people read in a minute, silently, in German administrative prose. */
export const WORDS_PER_MINUTE = 200;

/** Pages, to the half below ten; at least a half where there is a word. */
export function estimatedPages(words: number): number {
  if (words <= 0) return 0;
  const pages = words / WORDS_PER_PAGE;
  return pages < 10 ? Math.max(0.5, Math.round(pages * 2) / 2) : Math.round(pages);
}

/** Whole minutes; at least one where there is a word. */
export function readingMinutes(words: number): number {
  return words <= 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
