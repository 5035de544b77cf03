/** Answers the calls about council papers; what they print comes over the door for exported files. */
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { sentState } from '../../shared/rpc/strategy-schemas.ts';
import type { OpenProject } from '../services/open-project.ts';

interface PaperContext {
  readonly project: OpenProject;
  readonly me: string;
}
type PaperCallName = Extract<CallName, `papers.${string}`>;
type PaperHandlers = {
  readonly [C in PaperCallName]: (context: PaperContext, input: Input<C>) => Promise<Output<C>> | Output<C>;
};

export const paperHandlers: PaperHandlers = {
  'papers.city': ({ project }) => project.papers.city(),
  'papers.make': ({ project, me }, { kind }) => project.papers.make(me, kind),
  'papers.remove': async ({ project, me }, { paper }) => {
    await project.papers.remove(me, paper);
    return {};
  },
  'papers.strategy': async ({ project }, { version }) => {
    const state = await project.papers.strategy(version);
    return { state: state === null ? null : sentState(state) };
  },
  'papers.check': ({ project }, { paper }) => project.papers.check(paper),
};
