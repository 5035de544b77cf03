/**
 * What a city's council papers look like and what is always printed on them: the `city.json` of its folder (`resources/templates`).
 * Nothing of any city is in the code. Words may hold placeholders in braces, which each field names.
 */
import * as v from 'valibot';
import { isForm } from '../document/council-papers.ts';
import { genders } from './council-paper.ts';

/** Millimetres at the left and right that leave room for pictures as wide as the text. */
const [LEAST_MARGIN, MOST_SIDE, MOST_HEIGHT] = [10, 30, 60];

const words = v.pipe(v.string(), v.maxLength(300));
const some = v.pipe(words, v.regex(/\S/u));
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
/** A paragraph, or several with blank lines between. */
const prose = v.pipe(v.string(), v.regex(/\S/u), v.maxLength(4_000));
const families = v.optional(v.pipe(v.array(v.pipe(some, v.maxLength(80))), v.maxLength(8)), []);
const side = v.pipe(v.number(), v.minValue(LEAST_MARGIN), v.maxValue(MOST_SIDE));
const height = v.pipe(v.number(), v.minValue(LEAST_MARGIN), v.maxValue(MOST_HEIGHT));
const distinct = (list: readonly { readonly id: string }[]): boolean =>
  new Set(list.map((each) => each.id)).size === list.length;
const hasOwnIds = 'two have the same id';

const section = v.strictObject({
  id,
  heading: some,
  /** `costs`: the cost table, and under it what was written to explain it. */
  content: v.optional(v.picklist(['text', 'costs']), 'text'),
  mandatory: v.boolean(),
  /** Paragraphs that a new paper begins with. */
  text: v.optional(v.pipe(v.array(prose), v.maxLength(50)), []),
});
const kind = v.strictObject({
  id,
  title: some,
  /** Papers of this kind are decided, so that the plenary comes last. */
  decided: v.optional(v.boolean(), false),
  sections: v.pipe(
    v.array(section),
    v.minLength(1),
    v.maxLength(30),
    v.check((list) => distinct(list), hasOwnIds),
  ),
});

const beforeNames = v.strictObject({ m: words, f: words, n: words, p: words });
const routingWords = v.strictObject({ before: beforeNames, behind: words });

const budgetWords = v.strictObject({
  /** `{number}` of the sub-budget. */
  title: some,
  /** A product or an investment measure; where there is none, and over its name. */
  item: some,
  name: some,
  income: some,
  expense: some,
  balance: some,
});

/** Words that say something only with these placeholders in them. */
const naming = (...names: readonly string[]) =>
  v.pipe(
    some,
    v.maxLength(200),
    v.check(
      (phrase) => names.every((name) => phrase.includes(`{${name}}`)),
      ({ input }) => `{${names.find((name) => !input.includes(`{${name}}`)) ?? ''}} is missing`,
    ),
  );

const numbered = v.strictObject({ one: some, many: some });
const bothSides = v.strictObject({ income: some, expense: some });

export const cityTemplate = v.strictObject({
  name: some,
  /** Place of the sign-off. */
  place: words,
  /** Units that sign papers. */
  units: v.optional(
    v.pipe(v.array(v.strictObject({ code: v.pipe(some, v.maxLength(20)), name: words })), v.maxLength(500)),
    [],
  ),
  letterhead: v.strictObject({
    above: words,
    name: some,
    below: v.optional(v.pipe(v.array(some), v.maxLength(4)), []),
    /** Instead of the name; a file of the folder, its width in mm. */
    logo: v.optional(
      v.strictObject({
        file: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,60}\.(svg|png|jpg)$/i)),
        alt: some,
        width: v.pipe(v.number(), v.minValue(5), v.maxValue(90)),
      }),
    ),
  }),
  look: v.strictObject({
    /** Families, the first that there is; the family look's behind them. Files of fonts lie in the folder's `fonts`. */
    text: families,
    heads: families,
    accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
    margins: v.strictObject({ top: height, bottom: height, left: side, right: side }),
  }),
  kinds: v.pipe(
    v.array(kind),
    v.minLength(1),
    v.maxLength(30),
    v.check((list) => distinct(list), hasOwnIds),
  ),
  routing: v.strictObject({ decides: routingWords, advises: routingWords, informed: routingWords }),
  phrases: v.strictObject({
    keep: words,
    draft: some,
    /** Words in the title of an annex that say that it is a draft; the first is what is put there. */
    draftWords: v.pipe(v.array(v.pipe(some, v.maxLength(40))), v.minLength(1), v.maxLength(20)),
    number: some,
    annexes: some,
    agendaItem: some,
    /** `{count}` of annexes, by what of them is online. */
    annexCount: v.strictObject({ no: some, partly: some, whole: some }),
    /** `{page}`, from the second on. */
    pageHead: some,
    /** `{place}` and `{date}`. */
    signOff: some,
  }),
  /**
   * What references into the strategy paper are called: the target, and where one finds it. A folder of an older version has none: then
   * they are called as everywhere in the paper, and where one finds them isn't said.
   */
  references: v.optional(
    v.strictObject({
      chapter: naming('number'),
      heading: naming('number'),
      /** A heading of a paper whose headings have no numbers. */
      named: naming('text'),
      table: naming('number'),
      figure: naming('number'),
      paragraph: naming('number'),
      /** Around one of these: in the annex with this number, and in the paper where no version of it is annexed. */
      inAnnex: naming('target', 'annex'),
      inPaper: naming('target'),
    }),
  ),
  costs: v.strictObject({
    intro: words,
    none: some,
    perYear: some,
    /** `{year}`, where each is printed for itself. */
    year: some,
    /** Over the kinds of income and expense; may be empty. */
    kind: words,
    investment: budgetWords,
    result: budgetWords,
    /** What the explaining sentences are made of (`cost-sentences.ts`). */
    sentences: v.strictObject({
      ofSum: some,
      of: v.strictObject({ result: bothSides, investment: bothSides }),
      share: some,
      inYear: some,
      plain: some,
      withPurpose: some,
      amountOfYear: some,
      reservation: numbered,
      cover: numbered,
      and: some,
      andAlso: some,
      andOf: some,
      adjectives: v.pipe(v.array(some), v.maxLength(50)),
    }),
  }),
  committees: v.pipe(
    v.array(v.strictObject({ id, name: some, gender: v.picklist(genders), plenary: v.optional(v.boolean(), false) })),
    v.maxLength(500),
    v.check((list) => distinct(list), hasOwnIds),
  ),
  /** Text blocks that an office puts into its papers; `section`: where they are offered, everywhere without. */
  blocks: v.optional(
    v.pipe(
      v.array(v.strictObject({ id, title: some, section: v.optional(id), text: prose })),
      v.maxLength(200),
      v.check((list) => distinct(list), hasOwnIds),
    ),
    [],
  ),
  /** Where its papers are published (OParl 1.1): what all addresses begin with, under which licence, words to find them by. */
  oparl: v.strictObject({
    base: v.pipe(v.string(), v.maxLength(300), v.url(), v.regex(/^https?:\/\/[^?#]*[^/?#]$/)),
    license: v.pipe(v.string(), v.maxLength(300), v.url()),
    keywords: v.optional(v.pipe(v.array(some), v.maxLength(50)), []),
  }),
  /** Forms of the numbers of its papers (`council-papers.ts`). */
  numbers: v.pipe(v.array(v.pipe(v.string(), v.check(isForm, 'no form of a number'))), v.minLength(1), v.maxLength(20)),
});
export type CityTemplate = v.InferOutput<typeof cityTemplate>;
export type PaperKind = CityTemplate['kinds'][number];
export type PaperSection = PaperKind['sections'][number];

export type ReadTemplate =
  | { readonly ok: true; readonly template: CityTemplate }
  /** `why`: where it is wrong and how, in English: `kinds.0.title: …`. */
  | { readonly ok: false; readonly why: string };

export function readCityTemplate(json: unknown): ReadTemplate {
  const read = v.safeParse(cityTemplate, json, { abortEarly: true });
  if (read.success) return { ok: true, template: read.output };
  const [issue] = read.issues;
  return { ok: false, why: `${v.getDotPath(issue) ?? 'city.json'}: ${issue.message}`.slice(0, 300) };
}

/** A phrase with what its placeholders stand for; one that isn't known stays. */
export const fill = (phrase: string, values: Readonly<Record<string, string>>): string =>
  phrase.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
