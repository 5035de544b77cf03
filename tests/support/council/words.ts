/** Words of a city's template as tests use them: those of the city of Hannover. */
import type { RoutingWords } from '../../../shared/council/routing.ts';

const into = { m: 'In den', f: 'In die', n: 'In das', p: 'In die' };
export const routingWords: RoutingWords = {
  decides: { before: into, behind: '' },
  advises: { before: into, behind: '' },
  informed: { before: { m: 'An den', f: 'An die', n: 'An das', p: 'An die' }, behind: '(zur Kenntnis)' },
};
