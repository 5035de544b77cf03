/** How people type: bursts at about eight keys a second, then a pause to think. */

/** Returns how many milliseconds until the next key; `random` gives numbers in [0, 1). */
export function typingRhythm(random: () => number): () => number {
  let left = Math.floor(random() * 40);
  return () => {
    left -= 1;
    if (left > 0) return 70 + 55 * (random() + random());
    left = 12 + Math.floor(random() * 34);
    return 300 + random() * 1_700;
  };
}

const letters = 'enisratdhulcgmobwfkzpvjyüäößxq ';

/** A letter about as often as German has it. */
export function nextLetter(random: () => number): string {
  const value = random();
  return value < 0.16 ? ' ' : letters.charAt(Math.floor(random() ** 2 * letters.length));
}
