/** The council paper of the sample project (resources/sample/council-paper.json) with what the project knows beside it. */
import { createHash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { CityTemplate } from '../../shared/council/city-template.ts';
import { routingRoles, type CouncilPaper } from '../../shared/council/council-paper.ts';
import { makeBlock, PLAIN } from '../../shared/document/block.ts';
import { newBlockId } from '../../shared/document/blocks.ts';
import { fillPaper } from '../../shared/document/council/fill-paper.ts';
import { addPaper } from '../../shared/document/council/paper-list.ts';
import { addFact, factKinds, writeCityName } from '../../shared/document/council/project-facts.ts';
import { canonicalVersion, type VersionContent } from '../../shared/document/version-content.ts';
import sampleFile from '../../resources/sample/council-paper.json';

const words = v.string();
const id = v.pipe(words, v.regex(/^[\w-]{1,80}$/));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const amount = v.strictObject({ year: whole, cents: whole, purpose: words, reservation: words, cover: words });
const line = v.strictObject({ id, side: v.picklist(['income', 'expense']), kind: words, amounts: v.array(amount) });
const product = v.strictObject({ id, number: words, name: words, lines: v.array(line) });
const schema = v.strictObject({
  /** Folder of the city's template. */
  city: id,
  /** The version of the strategy paper that is annexed. */
  version: v.strictObject({ name: words, note: words }),
  paper: v.strictObject({
    kind: id,
    number: words,
    date: words,
    subject: words,
    agendaItem: words,
    keep: v.boolean(),
    unit: words,
    place: words,
    routing: v.array(v.strictObject({ committee: id, role: v.picklist(routingRoles) })),
    annexes: v.array(v.strictObject({ title: words, online: v.picklist(['no', 'partly', 'whole']) })),
    costs: v.strictObject({
      effects: v.picklist(['none', 'some']),
      years: v.picklist(['apart', 'added']),
      budgets: v.array(
        v.strictObject({
          id,
          kind: v.picklist(['investment', 'result']),
          number: words,
          perYear: v.boolean(),
          products: v.array(product),
        }),
      ),
    }),
    /** Paragraphs by section. */
    texts: v.record(id, v.array(words)),
  }),
  facts: v.array(
    v.strictObject({
      id,
      kind: v.picklist(factKinds),
      label: words,
      value: whole,
      bound: v.picklist(['exactly', 'over']),
      words: v.array(words),
      text: words,
      source: words,
    }),
  ),
});
export type SamplePaper = v.InferOutput<typeof schema>;

/** Throws when the shipped file isn't of its form (a defect of the build, not of the user). */
export const readSamplePaper = (): SamplePaper => v.parse(schema, sampleFile);

/** A version of the strategy paper, as the record names it. */
export interface AnnexedVersion {
  readonly id: string;
  readonly hash: string;
  readonly json: string;
}

export function annexedVersion(content: VersionContent): AnnexedVersion {
  const json = canonicalVersion(content);
  return { id: randomUUID(), hash: createHash('sha256').update(json).digest('hex'), json };
}

/** Notes paper, city and facts in the outline; returns the paper's id and its room's document. */
export function addSamplePaper(
  outline: Y.Doc,
  sample: SamplePaper,
  { committees }: CityTemplate,
  version: AnnexedVersion,
): { readonly id: string; readonly doc: Y.Doc } {
  const paper = randomUUID();
  writeCityName(outline, sample.city, 'host');
  for (const fact of sample.facts) addFact(outline, fact, undefined, 'host');
  addPaper(outline, paper, 'host');
  const doc = new Y.Doc();
  fillPaper(doc, filled(sample.paper, committees, version), 'host');
  return { id: paper, doc };
}

function filled(
  { routing, annexes, texts, ...paper }: SamplePaper['paper'],
  committees: CityTemplate['committees'],
  { id: version, hash }: AnnexedVersion,
): Omit<CouncilPaper, 'id'> {
  return {
    ...paper,
    routing: routing.map(({ committee: wanted, role }) => {
      const committee = committees.find((each) => each.id === wanted);
      if (committee === undefined) throw new Error(`sample: unknown committee ${wanted}`);
      // All rows of a room are in one map.
      return { id: `stop-${wanted}`, committee, role };
    }),
    annexes: annexes.map((annex, index) => ({
      ...annex,
      id: `annex-${index + 1}`,
      of: { what: 'version', version, hash },
    })),
    texts: new Map(
      Object.entries(texts).map(([section, paragraphs]) => {
        const blocks = paragraphs.map((text) =>
          makeBlock(newBlockId(), { kind: 'paragraph', indent: 0 }, [{ text, attrs: PLAIN }]),
        );
        return [section, { blocks, tables: new Map(), notes: new Map() }];
      }),
    ),
  };
}
