/** The routing of the real paper 0108/2021. */
import type { Committee, Gender, RoutingRole, RoutingStop } from '../../../shared/council/council-paper.ts';

export const committee = (name: string, gender: Gender | null, plenary = false): Committee => ({
  id: name,
  name,
  gender,
  plenary,
});
export const stop = (of: Committee, role: RoutingRole): RoutingStop => ({ id: of.id, committee: of, role });

export const realRouting: readonly RoutingStop[] = [
  stop(
    committee('Ausschuss für Integration, Europa und Internationale Kooperation (Internationaler Ausschuss)', 'm'),
    'decides',
  ),
  stop(committee('Verwaltungsausschuss', 'm'), 'decides'),
  stop(committee('Ratsversammlung', 'f', true), 'decides'),
  stop(committee('Gleichstellungsausschuss', 'm'), 'informed'),
  stop(committee('Jugendhilfeausschuss', 'm'), 'informed'),
  stop(committee('Organisations- und Personalausschuss', 'm'), 'informed'),
  stop(committee('Schul- und Bildungsausschuss', 'm'), 'informed'),
  stop(committee('Sozialausschuss', 'm'), 'informed'),
  stop(committee('Ausschuss für Arbeitsmarkt-, Wirtschafts- und Liegenschaftsangelegenheiten', 'm'), 'informed'),
  stop(committee('Sportausschuss', 'm'), 'informed'),
  stop(committee('Stadtbezirksräte 01 - 13', 'p'), 'informed'),
];
