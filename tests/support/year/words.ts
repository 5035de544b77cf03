/** Words as the sample paper has them, in an order of their own: text that compresses as German does, and does not repeat itself. */
import sample from '../../../resources/sample/project.json';

/** For each word those that follow it in the sample; often when they do so often. */
const following = new Map<string, string[]>();
const words = sample.chapters
  .flatMap((chapter) => chapter.blocks)
  .flatMap(({ runs }) =>
    runs
      .map(({ text }) => text)
      .join('')
      .split(/\s+/),
  )
  .filter((word) => word !== '');
for (const [index, word] of words.entries()) {
  const next = words[index + 1] ?? words[0] ?? '';
  const known = following.get(word);
  if (known === undefined) following.set(word, [next]);
  else known.push(next);
}

/** Returns what gives the next word; `random` gives numbers from 0 to below 1. */
export function wordsOf(random: () => number): () => string {
  const any = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  let last = any(words);
  return () => {
    // Now and then a new thought: the sample alone would lead back to itself.
    last = random() < 0.3 ? any(words) : any(following.get(last) ?? words);
    return last;
  };
}
