/** Answers the calls that read a workbook, with measures or with the cost table of a council paper. */
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import type { OpenProject } from '../services/open-project.ts';

interface SheetContext {
  readonly project: OpenProject;
  readonly me: string;
}
type SheetCallName = Extract<CallName, `measures.${string}` | `costs.${string}`>;
type SheetHandlers = {
  readonly [C in SheetCallName]: (context: SheetContext, input: Input<C>) => Promise<Output<C>> | Output<C>;
};

const begin: SheetHandlers['costs.begin'] = ({ project, me }, { file, bytes }) => ({
  import: project.sheetImports.begin(me, file, bytes),
});
const send: SheetHandlers['costs.send'] = ({ project, me }, { import: id, data }) => {
  project.sheetImports.receive(me, id, Buffer.from(data, 'base64'));
  return {};
};
const cancel: SheetHandlers['costs.cancel'] = ({ project, me }, { import: id }) => {
  project.sheetImports.cancel(me, id);
  return {};
};

export const sheetHandlers: SheetHandlers = {
  'measures.begin': begin,
  'measures.send': send,
  'measures.read': ({ project, me }, { import: id, budgets }) =>
    project.sheetImports.readMeasures(me, id, new Map(budgets.map((budget) => [budget.name, budget.id]))),
  'measures.cancel': cancel,
  'costs.begin': begin,
  'costs.send': send,
  'costs.read': ({ project, me }, { import: id }) => project.sheetImports.readCosts(me, id),
  'costs.cancel': cancel,
};
