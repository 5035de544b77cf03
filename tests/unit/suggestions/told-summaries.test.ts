import { expect, it } from 'vitest';
import { summariesFor } from '../../../electron/services/told-summaries.ts';
import type { Role } from '../../../shared/domain/people.ts';
import type { ChapterSummary } from '../../../shared/rpc/schemas.ts';

const summary: ChapterSummary = {
  id: '11111111-1111-4111-8111-111111111111',
  title: 'Ziele',
  stage: 'writing',
  words: 1,
  blocks: 1,
  suggestions: 3,
  proposals: 2,
  changedAt: null,
};
const told = (role: Role): readonly number[] =>
  summariesFor({ id: 'p', name: 'P', roles: [role], active: true }, [summary]).flatMap(({ suggestions, proposals }) => [
    suggestions,
    proposals,
  ]);

it('SX24 how many suggestions are open is told to all who read the text they stand in, how many people propose only to those who read comments', () => {
  expect(told({ role: 'office' })).toEqual([3, 2]);
  expect(told({ role: 'steering', bench: 'society', chair: false })).toEqual([3, 2]);
  expect(told({ role: 'reader' })).toEqual([3, 0]);
  expect(summariesFor(null, [summary])[0]?.proposals).toBe(0);
});
