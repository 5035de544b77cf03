/** The sample project's content as its files hold it, checked for their form. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { BLOCK_KINDS, MAX_INDENT } from '../../shared/document/block.ts';
import { stages } from '../../shared/domain/chapter-stage.ts';
import { benches } from '../../shared/domain/people.ts';

const key = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const bench = v.picklist(benches);
const attrs = v.strictObject({
  b: v.optional(v.literal(true)),
  i: v.optional(v.literal(true)),
  link: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https:\/\/www\.hannover\.de(\/|$)/))),
});
const block = v.strictObject({
  kind: v.picklist(BLOCK_KINDS),
  indent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_INDENT)),
  runs: v.pipe(v.array(v.strictObject({ text: v.pipe(v.string(), v.minLength(1)), attrs })), v.minLength(1)),
});
const projectSchema = v.strictObject({
  title: label,
  owner: label,
  groups: v.array(
    v.strictObject({ key, name: label, colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)) }),
  ),
  bodies: v.array(v.strictObject({ key, name: label })),
  people: v.array(
    v.strictObject({
      key,
      name: label,
      roles: v.tuple([
        v.variant('role', [
          v.strictObject({ role: v.literal('member'), group: key, bench }),
          v.strictObject({ role: v.literal('reviewer'), body: key }),
          v.strictObject({ role: v.literal('steering'), bench, chair: v.boolean() }),
        ]),
      ]),
    }),
  ),
  words: v.strictObject({
    own: v.array(v.pipe(v.string(), v.regex(/^\S{2,80}$/))),
    terms: v.array(v.strictObject({ old: label, replacement: label, forms: v.record(label, label) })),
  }),
  chapters: v.array(
    v.strictObject({
      key,
      title: label,
      group: v.nullable(key),
      stage: v.picklist(stages),
      blocks: v.pipe(v.array(block), v.minLength(1)),
    }),
  ),
});
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const factsSchema = v.strictObject({
  councilPaper: v.strictObject({ number: v.string(), date: v.pipe(v.string(), v.isoDate()) }),
  papers: v.array(v.strictObject({ number: v.string(), subject: v.string() })),
  experts: v.string(),
  groups: number,
  bodies: v.array(v.string()),
  surveys: v.strictObject({
    count: number,
    reportedIn: v.array(v.string()),
    second: v.strictObject({
      from: v.string(),
      until: v.string(),
      questionBlocks: number,
      languages: number,
      languagesInclude: v.array(v.string()),
    }),
  }),
  votes: v.strictObject({
    total: number,
    title: number,
    share: v.string(),
    until: v.pipe(v.string(), v.isoDate()),
    titleText: v.string(),
  }),
  money: v.array(v.strictObject({ purpose: v.string(), years: v.array(number), cents: number, paper: v.string() })),
  posts: v.strictObject({ count: number, until: v.pipe(v.string(), v.isoDate()), increase: v.string() }),
});

export const read = (name: string): string =>
  readFileSync(new URL(`../../resources/sample/${name}`, import.meta.url), { encoding: 'utf8' });
const load = <T extends v.GenericSchema>(name: string, schema: T): v.InferOutput<T> =>
  v.parse(schema, JSON.parse(read(name)));

export const project = load('project.json', projectSchema);
export const facts = load('facts.json', factsSchema);

type Chapter = (typeof project.chapters)[number];
type Block = Chapter['blocks'][number];
export const textOf = (block: Block): string => block.runs.map((run) => run.text).join('');
export const allBlocks = project.chapters.flatMap((chapter) => chapter.blocks);
/** Every sentence a reader sees, titles and names included. */
export const prose = [
  project.title,
  project.owner,
  ...[...project.groups, ...project.bodies, ...project.people].map((entry) => entry.name),
  ...project.chapters.flatMap((chapter) => [chapter.title, ...chapter.blocks.map(textOf)]),
];
export const whole = allBlocks.map(textOf).join('\n');
export const wordsOf = (text: string): number =>
  text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
export const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
export const chapter = (wanted: string): Chapter => {
  const found = project.chapters.find((entry) => entry.key === wanted);
  if (found === undefined) throw new Error(`the sample has no chapter ${wanted}`);
  return found;
};
export const fieldChapters = ['bildung', 'soziales', 'demokratie', 'stadtleben', 'wirtschaft', 'verwaltung'].map(
  chapter,
);
