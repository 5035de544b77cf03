/** Which workspace of a project is shown. */
import { expect, it } from 'vitest';
import { wantedHere, workspaceFrom, workspaceShows } from '../../../renderer/app/workspace.ts';

it('UI14 a workspace is kept with its measure or council paper; what is none, and a paper off the list, is the draft; the export begins with what is shown', () => {
  expect(workspaceFrom(undefined)).toEqual({ at: 'draft' });
  expect(workspaceFrom('measures')).toEqual({ at: 'measures', measure: null });
  expect(workspaceFrom('measures/m1', 'p', ['p'])).toEqual({ at: 'measures', measure: 'm1' });
  expect(workspaceFrom('draft', 'p', ['o', 'p'])).toEqual({ at: 'paper', paper: 'p' });
  expect(workspaceFrom('draft', 'p', ['o'])).toEqual({ at: 'draft' });
  for (const strange of ['measures/a/b', 'steering', '/', '']) expect(workspaceFrom(strange)).toEqual({ at: 'draft' });
  expect(wantedHere({ at: 'draft' })).toEqual({ what: 'paper' });
  expect(wantedHere({ at: 'paper', paper: 'p' })).toEqual({ what: 'council-paper', paper: 'p' });
  expect(wantedHere({ at: 'measures', measure: 'm' })).toEqual({ what: 'measures' });
  expect(Object.keys(workspaceShows)).toEqual(['draft', 'paper', 'measures']);
});
