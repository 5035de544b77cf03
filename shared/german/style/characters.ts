/** Characters that look right and are not: letters of other alphabets, wrong accents, invisible ones. Pure. */
import type { Place } from './finding.ts';

/** Cyrillic and Greek letters that look like Latin ones (a choice of Unicode's confusables). */
const twins: Readonly<Record<string, string>> = {
  а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x', у: 'y', і: 'i', ј: 'j', ѕ: 's', к: 'k', м: 'm', т: 't', н: 'n', в: 'b',
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', Ј: 'J', К: 'K', М: 'M', О: 'O', Р: 'P', Ѕ: 'S', Т: 'T', Х: 'X', У: 'Y',
  α: 'a', ο: 'o', ρ: 'p', ν: 'v', υ: 'u', ι: 'i', κ: 'k', τ: 't', χ: 'x', ε: 'e',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
}; // prettier-ignore
/** Accents that no German word has, nor the foreign ones in it: é, è, ê, à, â, ç, ñ, î, ô, ë, ï, å, ø stay. */
const stray: Readonly<Record<string, string>> = {
  ì: 'i', í: 'i', ĩ: 'i', ī: 'i', ĭ: 'i', į: 'i', ı: 'i', ǐ: 'i', ò: 'o', ō: 'o', ŏ: 'o', ù: 'u', ũ: 'u', ū: 'u', ų: 'u', ẹ: 'e', ė: 'e',
  ę: 'e', ē: 'e', ạ: 'a', ā: 'a', ą: 'a', ṅ: 'n', ṇ: 'n', ń: 'n', ņ: 'n', ŗ: 'r', ţ: 't', ș: 's', ş: 's', ḥ: 'h', ƒ: 'f', ℓ: 'l',
}; // prettier-ignore

const word = /\p{L}[\p{L}\p{M}]*(?:[*:_][\p{L}\p{M}]+)*/gu;
/** A gender form, or the endings that only German words have: there a stray accent is a slip, not somebody's name. */
const german = /[*:_]|(?:innen|ungen|ung|heit|keit|schaft|lich|isch|ieren|ig|en|er)$/u;

export function lookAlikePlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const { index, 0: written } of text.matchAll(word)) {
    const latin = /\p{Script=Latin}/u.test(written);
    let mend = written.normalize('NFC');
    if (latin) mend = mend.replace(/\p{L}/gu, (letter) => twins[letter] ?? letter);
    const plain = mend.replace(/\p{L}/gu, (letter) => stray[letter] ?? letter);
    if (plain !== mend && german.test(plain) && (/[*:_]/.test(plain) || /^\p{Ll}/u.test(plain) || plain.length > 8))
      mend = plain;
    if (mend !== written) places.push({ from: index, to: index + written.length, mend });
  }
  for (const { index, 0: written } of text.matchAll(/(?<=\p{L})[´`](?=\p{L})/gu))
    places.push({ from: index, to: index + written.length, mend: '’' });
  return places;
}

/** Zero-width characters between Latin letters or at spaces; in Arabic and emoji they mean something. */
const invisible =
  /(?<![\p{Script=Arabic}\p{Emoji_Presentation}])[\u200B\u2060\uFEFF\u200E\u200F\u200C\u200D]+(?![\p{Script=Arabic}\p{Emoji_Presentation}])/gu;

export function invisiblePlaces(text: string): Place[] {
  return [...text.matchAll(invisible)].flatMap(({ index, 0: found }) => {
    // A place of no width can't be pointed at: the character before it is shown with it.
    const from = Math.max(0, index - 1);
    const before = text.slice(from, index);
    return [{ from, to: index + found.length, mend: before }];
  });
}
