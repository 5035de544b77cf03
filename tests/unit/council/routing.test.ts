import { describe, expect, test } from 'vitest';
import { routingLine } from '../../../shared/council/routing.ts';
import { committee, realRouting, stop } from '../../support/council/routing.ts';
import { routingWords } from '../../support/council/words.ts';

const line = (of: Parameters<typeof routingLine>[0]): string => {
  const read = routingLine(of, routingWords);
  return read.ok ? read.line : read.reason;
};

describe('the routing', () => {
  test('CP7 the eleven lines of the real paper come out exactly', () => {
    expect(realRouting.map(line)).toEqual([
      'In den Ausschuss für Integration, Europa und Internationale Kooperation (Internationaler Ausschuss)',
      'In den Verwaltungsausschuss',
      'In die Ratsversammlung',
      'An den Gleichstellungsausschuss (zur Kenntnis)',
      'An den Jugendhilfeausschuss (zur Kenntnis)',
      'An den Organisations- und Personalausschuss (zur Kenntnis)',
      'An den Schul- und Bildungsausschuss (zur Kenntnis)',
      'An den Sozialausschuss (zur Kenntnis)',
      'An den Ausschuss für Arbeitsmarkt-, Wirtschafts- und Liegenschaftsangelegenheiten (zur Kenntnis)',
      'An den Sportausschuss (zur Kenntnis)',
      'An die Stadtbezirksräte 01 - 13 (zur Kenntnis)',
    ]);
  });

  test('CP8 every gender has its article, and a committee without gender or name has a named failure', () => {
    expect(line(stop(committee('Gremium', 'n'), 'advises'))).toBe('In das Gremium');
    expect(line(stop(committee('Gremium', 'n'), 'informed'))).toBe('An das Gremium (zur Kenntnis)');
    expect(line(stop(committee('Kommission', 'f'), 'informed'))).toBe('An die Kommission (zur Kenntnis)');
    expect(line(stop(committee('Stadtbezirksräte', 'p'), 'decides'))).toBe('In die Stadtbezirksräte');
    expect(line(stop(committee('Gremium', null), 'decides'))).toBe('noGender');
    expect(line(stop(committee(' ', 'm'), 'decides'))).toBe('noName');
  });
});
