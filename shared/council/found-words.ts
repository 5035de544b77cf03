/** Words of the cost table found again in a text, in whatever form people gave the amounts and blanks in them. */

/** `200.000 €`, `200.000,- €`, `200.000,00 EUR`: what may stand behind the digits of an amount without cents. Or any blank. */
const forms = /(?<=\d)(?:,(?:-{1,2}|–|00))?\p{Zs}(?:€|EUR\b|Euro\b)|\p{Zs}/gu;
const plainForm = (form: string): string => (form.length === 1 ? ' ' : ' €');

/** A text with one form of blanks and of amounts without cents: two that differ in these alone give the same. */
export const plainAmounts = (text: string): string => text.replace(forms, plainForm);

/** Where words stand in a text for the first time, whatever the form of amounts and blanks; null where they don't. UTF-16 units. */
export function findWords(text: string, words: string): { readonly at: number; readonly length: number } | null {
  const plain = plainAmounts(words);
  const start = plain === '' ? -1 : plainAmounts(text).indexOf(plain);
  if (start < 0) return null;
  const at = placeIn(text, start);
  return { at, length: placeIn(text, start + plain.length) - at };
}

/** A place in the plain form of a text as one in the text. */
function placeIn(text: string, plainPlace: number): number {
  let longer = 0;
  for (const { 0: form, index } of text.matchAll(forms)) {
    if (index - longer >= plainPlace) break;
    longer += form.length - plainForm(form).length;
  }
  return plainPlace + longer;
}
