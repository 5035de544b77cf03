/** The sample's catalogue of measures (resources/sample/measures.json): invented, in the form of the real case. Written once, when the project is made. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import * as Y from 'yjs';
import { writeText } from '../../shared/document/blocks.ts';
import { setBudget, setBudgetYear, setGoals } from '../../shared/document/measures/catalogue-settings.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { putMeasures } from '../../shared/document/measures/put.ts';
import type { GoalBlock } from '../../shared/measures/coverage.ts';
import { measureStates, type Measure } from '../../shared/measures/measure.ts';
import sampleFile from '../../resources/sample/measures.json';

const text = v.string();
const goal = v.strictObject({ chapter: text, heading: text });
const figure = v.tuple([v.number(), v.number()]);
const state = v.picklist(measureStates);
const schema = v.strictObject({
  budgets: v.array(v.strictObject({ key: text, name: text, innovationFund: v.boolean(), years: v.array(figure) })),
  goals: v.array(goal),
  measures: v.array(
    v.strictObject({
      ...{ number: text, title: text, field: text, lead: text, state, begins: text, ends: text },
      ...{ innovationFund: v.boolean(), flagship: v.boolean(), goals: v.array(goal), description: v.array(text) },
      ...{ partners: v.array(text), targetGroups: v.array(text) },
      steps: v.array(v.strictObject({ title: text, date: text, done: v.boolean() })),
      costs: v.array(v.strictObject({ year: v.number(), cents: v.number(), source: text })),
      indicators: v.array(v.strictObject({ name: text, unit: text, target: v.number(), values: v.array(figure) })),
      reports: v.array(v.strictObject({ year: v.number(), state, words: text })),
    }),
  ),
});

/** A paragraph by the key of its chapter and how it begins; null where there is none. */
export type FindGoal = (chapter: string, heading: string) => GoalBlock | null;

/** The document of the room. Throws when the shipped file isn't of its form. */
export function sampleMeasures(find: FindGoal): Y.Doc {
  const { budgets, goals, measures } = v.parse(schema, sampleFile);
  const doc = new Y.Doc();
  const ids = new Map(budgets.map(({ key }) => [key, randomUUID()]));
  for (const { key, name, innovationFund, years } of budgets) {
    const id = ids.get(key) ?? '';
    setBudget(doc, id, { name, fund: innovationFund }, 'host');
    for (const [year, cents] of years) setBudgetYear(doc, id, year, cents, 'host');
  }
  const found = (list: readonly v.InferOutput<typeof goal>[]): GoalBlock[] =>
    list.flatMap(({ chapter, heading }) => find(chapter, heading) ?? []);
  setGoals(doc, found(goals), randomUUID, 'host');
  const whole = measures.map((measure): Measure => {
    const { number, title, field, lead, begins, ends, innovationFund, flagship, reports } = measure;
    return {
      ...{ number, title, field, lead, begins, ends, innovationFund, flagship, reports },
      state: measure.state,
      id: randomUUID(),
      goals: found(measure.goals).map((each) => ({ id: randomUUID(), ...each })),
      partners: measure.partners.map((name) => ({ id: randomUUID(), name })),
      targetGroups: measure.targetGroups.map((name) => ({ id: randomUUID(), name })),
      steps: measure.steps.map((step) => ({ id: randomUUID(), ...step })),
      costs: measure.costs.map((cost) => ({ ...cost, id: randomUUID(), source: ids.get(cost.source) ?? cost.source })),
      indicators: measure.indicators.map(({ values, ...each }) => ({
        ...each,
        id: randomUUID(),
        values: new Map(values),
      })),
    };
  });
  putMeasures(doc, whole, 'host');
  whole.forEach(({ id }, index) => {
    const blocks = (measures[index]?.description ?? []).map((words) => ({
      kind: 'paragraph' as const,
      indent: 0,
      runs: [{ text: words, attrs: {} }],
    }));
    writeText(doc, doc.getText(descriptionText(id)), blocks, 'host');
  });
  return doc;
}
