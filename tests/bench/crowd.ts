/** Many typists at once, each in a rhythm of their own. */
import { sleep } from './stats.ts';
import type { Typist } from './typist.ts';
import { typingRhythm } from './typing-rhythm.ts';

/** Lets all of them type for so long. Resolves with the number of keys when the last key is down. */
export async function typeFor(ms: number, typists: readonly Typist[], random: () => number): Promise<number> {
  const end = performance.now() + ms;
  let keys = 0;
  const one = async (typist: Typist): Promise<void> => {
    const pause = typingRhythm(random);
    for (let next = performance.now() + random() * 300; next < end; next += pause()) {
      // By the clock and not by the timer, so that a late timer doesn't make people slow.
      await sleep(Math.max(0, next - performance.now()));
      typist.type(random);
      keys += 1;
    }
  };
  await Promise.all(typists.map(one));
  return keys;
}
