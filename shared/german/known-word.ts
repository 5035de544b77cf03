/**
 * Whether a word is right, where the dictionary alone would say no: paired and starred forms, hyphens, and German
 * compounds, of which there are more than any dictionary lists. Pure; `known` asks the dictionary.
 */
type Known = (form: string) => boolean;

/** `compounds` is for German. */
export function isKnown(word: string, known: Known, compounds: boolean): boolean {
  if (known(word)) return true;
  if (/[*:_]/.test(word)) return isKnownGenderForm(word, known, compounds);
  if (word.includes('-')) return isKnownHyphenated(word, known, compounds);
  if (compounds && word.endsWith("'s")) return isKnown(word.slice(0, -2), known, compounds);
  if (word.endsWith("'")) return isKnown(word.slice(0, -1), known, compounds);
  if (/^\p{Lu}+(?:s|e)?$/u.test(word) && word.length <= 6) return true;
  return compounds && isCompound(word, known);
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** `Expert*innen`, `Bürger*innenrat`, `jede*r`, `der*die`, `Beamt:innen`, and the ending `*innen` by itself. */
function isKnownGenderForm(word: string, known: Known, compounds: boolean): boolean {
  const [stem = '', ...rest] = word.split(/[*:_]/);
  const [ending = '', ...more] = rest;
  if (more.length > 0) return [stem, ...rest].every((part) => part === '' || isKnown(part, known, compounds));
  const female = /^(?:innen|in)(?=\p{L}|-|$)/u.exec(ending)?.[0];
  if (female !== undefined) {
    const tail = ending.slice(female.length);
    if (stem === '') return tail === '' || isKnown(capital(tail), known, compounds);
    const formed = [`${stem}${female}`, `${umlauted(stem)}${female}`];
    if (!formed.some((form) => isKnown(form, known, compounds)) && !isKnown(stem, known, compounds)) return false;
    return tail === '' || tail === '-' || isKnown(capital(tail.replace(/^-/, '')), known, compounds);
  }
  return (
    isKnown(`${stem}${ending}`, known, compounds) ||
    (isKnown(stem, known, compounds) && isKnown(ending, known, compounds))
  );
}

/** `Arzt*in` stands for `Ärztin`. */
const umlauted = (stem: string): string =>
  stem.replace(/(?:au|[aouAOU])(?=[^aouAOUäöü]*$)/u, (vowel) => {
    const turned: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü', A: 'Ä', O: 'Ö', U: 'Ü', au: 'äu' };
    return turned[vowel] ?? vowel;
  });

/** Every part is known, as it stands or as a noun; `-verwaltung` stands for the end of a compound, `Feedback-` for its beginning. */
function isKnownHyphenated(word: string, known: Known, compounds: boolean): boolean {
  const parts = word.split('-').filter((part) => part !== '');
  return (
    parts.length > 0 &&
    parts.every(
      (part, index) =>
        part.length === 1 ||
        isKnown(part, known, compounds) ||
        isKnown(capital(part), known, compounds) ||
        (index === parts.length - 1 ? false : isModifier(part, known)) ||
        (word.endsWith('-') && isModifier(part, known)),
    )
  );
}

/** What stands between the parts of a compound (plurals are words themselves), and after which endings an s has to. */
const links = ['', 's', 'es'] as const;
const takesS =
  /(?:ung|heit|keit|schaft|ion|tät|tum|ling|ing|arbeit|beruf|betrieb|verkehr|leben|geschäft|unterricht|verein|trag|staat|alltag|bedarf)$/iu;
const shortestPart = 4;
const mostParts = 4;

function isModifier(part: string, known: Known): boolean {
  return links.some((link) => {
    if (!part.endsWith(link)) return false;
    const stem = part.slice(0, part.length - link.length);
    if (stem.length < shortestPart - 1 || (link !== 's' && takesS.test(stem))) return false;
    return known(capital(stem)) || (link === '' && known(small(stem)));
  });
}

/** Nouns put together: each part a word of its own of at least four letters. */
function isCompound(word: string, known: Known, parts = 1): boolean {
  if (parts >= mostParts) return false;
  const noun = /^\p{Lu}/u.test(word);
  for (let at = word.length - shortestPart; at >= shortestPart; at -= 1) {
    const tail = word.slice(at);
    const headWord = noun || parts > 1 ? known(capital(tail)) : known(tail) && !known(capital(tail));
    if (!headWord) continue;
    const front = word.slice(0, at);
    if (isModifier(front, known)) return true;
    for (const link of links) {
      if (!front.endsWith(link)) continue;
      const rest = front.slice(0, front.length - link.length);
      if (rest.length >= 2 * shortestPart && isCompound(capital(rest), known, parts + 1)) return true;
    }
  }
  return false;
}
