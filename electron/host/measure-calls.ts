/** Answers the calls that read a workbook with measures. */
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import type { OpenProject } from '../services/open-project.ts';

interface MeasureContext {
  readonly project: OpenProject;
  readonly me: string;
}
type MeasureCallName = Extract<CallName, `measures.${string}`>;
type MeasureHandlers = {
  readonly [C in MeasureCallName]: (context: MeasureContext, input: Input<C>) => Promise<Output<C>> | Output<C>;
};

export const measureHandlers: MeasureHandlers = {
  'measures.begin': ({ project, me }, { file, bytes }) => ({ import: project.measureImports.begin(me, file, bytes) }),
  'measures.send': ({ project, me }, { import: id, data }) => {
    project.measureImports.receive(me, id, Buffer.from(data, 'base64'));
    return {};
  },
  'measures.read': ({ project, me }, { import: id, budgets }) =>
    project.measureImports.read(me, id, new Map(budgets.map((budget) => [budget.name, budget.id]))),
  'measures.cancel': ({ project, me }, { import: id }) => {
    project.measureImports.cancel(me, id);
    return {};
  },
};
