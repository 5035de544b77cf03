/** Spaces, doubled words, words that belong together, sentences that are too long. Pure. */
import type { Place } from './finding.ts';

export function spacePlaces(text: string): Place[] {
  return [...text.matchAll(/(?<=\S)[ \u00A0]{2,}(?=\S)/gu)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
    mend: found.includes('\u00A0') ? '\u00A0' : ' ',
  }));
}

/** Not before an ellipsis, a decimal point or a smiley. */
export function spaceBeforeSignPlaces(text: string): Place[] {
  return [...text.matchAll(/(?<=[\p{L}\p{N})“"*])[ \u00A0]+([.,;:!?])(?=\s|$)/gu)].map(
    ({ index, 0: found, 1: sign = '' }) => ({
      from: index,
      to: index + found.length,
      mend: sign,
    }),
  );
}

/** Words that German may put twice: „die, die“ has a comma, „das das“ may be right. */
const mayRepeat = /^(?:das|die|der|den|dem|sie|was|wie|ein|eine|sehr|ganz|Nein|Ja|bla|hin|her)$/iu;

export function repeatedPlaces(text: string): Place[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}*-])(\p{L}{2,}) \1(?![\p{L}\p{N}*-])/gu)].flatMap(
    ({ index, 0: found, 1: once = '' }) =>
      mayRepeat.test(once) ? [] : [{ from: index, to: index + found.length, mend: once }],
  );
}

/** First parts that are written together with these participles and infinitives. */
const together: Readonly<Record<string, string>> = {
  bereit: 'gestellt|gehalten|zu stellen|zu halten',
  zusammen: 'gefasst|gestellt|geführt|gelegt|zu fassen|zu stellen|zu führen',
  statt: 'gefunden|zu finden',
  fest: 'gelegt|gehalten|gestellt|gesetzt|geschrieben|zu legen|zu halten|zu stellen',
  teil: 'genommen|zu nehmen',
  fort: 'geführt|gesetzt|geschrieben|zu führen|zu setzen|zu schreiben',
  voran: 'getrieben|gebracht|gekommen|zu treiben|zu bringen',
  wahr: 'genommen|zu nehmen',
  dar: 'gestellt|gelegt|zu stellen|zu legen',
  zurück: 'geführt|gestellt|gegeben|genommen|zu führen|zu geben',
  weiter: 'entwickelt|geführt|geleitet|zu entwickeln|zu führen',
};
const parted = new RegExp(
  `(?<!\\p{L})(?:${Object.entries(together)
    .map(([first, second]) => `${first} (?:${second})`)
    .join('|')})(?!\\p{L})`,
  'gu',
);

export function togetherPlaces(text: string): Place[] {
  return [...text.matchAll(parted)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
    mend: found.replaceAll(' ', ''),
  }));
}

/** More words than this, and a sentence is hard to read. */
export const MOST_WORDS = 35;
/** A full stop behind these ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:\p{L}|Abs|Art|Bd|Dr|Drs|Kap|Mio|Mrd|Nr|Prof|St|Str|Tab|Abb|Ziff|bzw|ca|evtl|ggf|inkl|sog|usw|vgl|zzgl|insb|etc|\d{1,2}|u\.\s?a|z\.\s?B|d\.\s?h)$/u;

export function longSentencePlaces(text: string): Place[] {
  const places: Place[] = [];
  let from = 0;
  const close = (to: number): void => {
    const start = from + (/^[\s“)]*/u.exec(text.slice(from))?.[0].length ?? 0);
    const sentence = text.slice(start, to);
    const count = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}*:_’.-]*/gu)?.length ?? 0;
    if (count > MOST_WORDS) places.push({ from: start, to, mend: null, count });
    from = to;
  };
  for (const { index, 0: sign } of text.matchAll(/[.!?…]+[“”)]*(?=\s|$)|\n/gu)) {
    if (sign.startsWith('.') && abbreviation.test(text.slice(Math.max(from, index - 12), index))) continue;
    close(index + sign.length);
  }
  close(text.length);
  return places;
}
