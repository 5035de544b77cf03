/** One person at work on one chapter for a while, key by key: bursts of typing, slips, second thoughts, and what else a mouse does. */
import { typingRhythm } from '../../bench/typing-rhythm.ts';
import type { Manuscript } from './manuscript.ts';

export interface Edit {
  /** Milliseconds since the edit before. */
  readonly after: number;
  readonly change: () => void;
}

/** The edits of a session, one transaction each. `suggests`: whoever sits there may only suggest, or wishes to. */
export function* session(
  text: Manuscript,
  client: number,
  words: () => string,
  suggests: boolean,
  random: () => number,
): Generator<Edit> {
  const rhythm = typingRhythm(random);
  const below = (limit: number): number => Math.floor(random() * limit);
  let suggestion = 0;
  const marks = (): Record<string, unknown> | undefined =>
    suggests ? { [`ins:${client.toString(36)}${suggestion.toString(36)}`]: true } : undefined;
  const key = (change: () => void): Edit => ({ after: rhythm(), change });
  const type = (letters: string): Edit => key(() => text.insert(client, letters, marks()));
  const back = (): Edit =>
    key(() => {
      const at = text.caret(client);
      if (!suggests) text.delete(client, 1);
      else if (at > 0) {
        text.format(at - 1, 1, { [`del:${client.toString(36)}${suggestion.toString(36)}`]: true });
        text.goTo(client, at - 1);
      }
    });
  const wordBefore = (): number => {
    const place = text.caret(client);
    return Math.min(place, 4 + below(9));
  };
  text.goTo(client, random() < 0.6 ? text.text.length : below(text.text.length + 1));
  if (text.text.length === 0) yield key(() => text.split(client));
  for (;;) {
    const act = random();
    if (act < 0.8) {
      // A few words, key by key, with slips.
      for (let left = 2 + below(8); left > 0; left -= 1) {
        for (const letter of `${words()} `) {
          if (random() < 0.035) {
            yield type('enisratdhul'.charAt(below(11)));
            yield back();
          }
          yield type(letter);
        }
      }
    } else if (act < 0.86) {
      yield key(() => text.split(client));
    } else if (act < 0.93) {
      // A second thought: somewhere else a word is taken back and written anew.
      suggestion += 1;
      yield key(() => text.goTo(client, below(text.text.length + 1)));
      for (let left = wordBefore(); left > 0; left -= 1) yield back();
      for (const letter of `${words()} `) yield type(letter);
      if (random() < 0.5) text.goTo(client, text.text.length);
    } else if (act < 0.96) {
      const length = wordBefore();
      const names = ['bold', 'italic', 'link'] as const;
      const name = names[below(3)] ?? 'bold';
      const value = name === 'link' ? `https://www.bremen.de/${words()}` : true;
      yield key(() => text.format(text.caret(client) - length, length, { [name]: value }));
    } else if (act < 0.98) {
      // Pasted from elsewhere: a paragraph or two.
      const pasted = Array.from({ length: 20 + below(120) }, words).join(' ');
      yield {
        after: 4_000,
        change: () => {
          text.split(client);
          text.insert(client, pasted, marks());
        },
      };
    } else {
      // A passage goes to another place.
      yield {
        after: 6_000,
        change: () => {
          const length = Math.min(40 + below(400), Math.floor(text.text.length / 2));
          const from = below(text.text.length - length + 1);
          const moved = text.text.toString().slice(from, from + length);
          text.remove(from, length);
          text.goTo(client, below(text.text.length + 1));
          text.split(client);
          text.insert(client, moved);
        },
      };
    }
    if (random() < 0.02) yield { after: 60_000 + random() * 600_000, change: () => text.insert(client, ' ') };
  }
}
