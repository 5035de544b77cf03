/** How a call of the contract is written down: whose it is, who may make it, who answers it, what goes in and what comes out. */
import type * as v from 'valibot';
import type { Action } from '../domain/permissions.ts';

export interface DeskCall<I extends v.GenericSchema, O extends v.GenericSchema> {
  readonly scope: 'desk';
  readonly input: I;
  readonly output: O;
}
export interface ProjectCall<I extends v.GenericSchema, O extends v.GenericSchema> {
  readonly scope: 'project';
  readonly action: Action;
  readonly where: 'here' | 'home';
  readonly input: I;
  readonly output: O;
}
/** A call of this machine's own window. */
export const desk = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O): DeskCall<I, O> => ({
  scope: 'desk',
  input,
  output,
});
/** A call to an open project; `where`: the host that answers it. */
export const onProject = <I extends v.GenericSchema, O extends v.GenericSchema>(
  action: Action,
  where: 'here' | 'home',
  input: I,
  output: O,
): ProjectCall<I, O> => ({ scope: 'project', action, where, input, output });
