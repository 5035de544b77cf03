/** The deciding committees end with the plenary, and every committee has the gender that its article needs. */
import { fieldPlace, found, orPassed, type Checked, type Finding } from './finding.ts';

export function checkRouting({ paper: { routing }, decided }: Checked): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { id, committee } of routing) {
    const details = { values: { committee: committee.name }, place: fieldPlace('routing', id) };
    if (committee.name.trim() === '') findings.push(found('routing', 'error', 'paperCheck.noCommittee', details));
    else if (committee.gender === null) findings.push(found('routing', 'error', 'paperCheck.noGender', details));
  }
  const last = routing.filter(({ role }) => role === 'decides').at(-1);
  if (routing.length === 0)
    findings.push(found('routing', 'error', 'paperCheck.noStop', { place: fieldPlace('routing') }));
  else if (decided && last === undefined)
    findings.push(found('routing', 'error', 'paperCheck.nobodyDecides', { place: fieldPlace('routing') }));
  else if (decided && last !== undefined && !last.committee.plenary)
    findings.push(
      found('routing', 'error', 'paperCheck.plenaryLast', {
        values: { committee: last.committee.name },
        place: fieldPlace('routing', last.id),
      }),
    );
  return orPassed('routing', findings);
}
