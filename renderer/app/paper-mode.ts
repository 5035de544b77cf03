/** Remembers for each project and person whether they write, suggest or read. */
import { PaperModel } from '../editor/paper-model.ts';
import { useView } from './view-state.ts';

const keyOf = (project: string, person: string): string => `${project}/${person}`;

/** A paper in the mode that this person left it in. */
export function paperInMode(project: string, person: string): PaperModel {
  const paper = new PaperModel(person);
  paper.modes.set(useView.getState().modes[keyOf(project, person)] ?? 'write');
  return paper;
}

/** Keeps the mode from now on; returns how to stop. */
export function keepMode({ modes }: PaperModel, project: string, person: string): () => void {
  return modes.subscribe(() =>
    useView.setState((state) => ({ modes: { ...state.modes, [keyOf(project, person)]: modes.get() } })),
  );
}
