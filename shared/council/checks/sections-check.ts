/** What every paper must have: subject, date, sign-off, and the mandatory sections of its kind. */
import type { ChapterContent } from '../../document/nested.ts';
import { parseDay } from '../iso-day.ts';
import { fieldPlace, found, orPassed, type Checked, type Finding } from './finding.ts';

const fields = { subject: 'paperCheck.noSubject', unit: 'paperCheck.noUnit', place: 'paperCheck.noPlace' } as const;

export function checkSections({ paper, sections }: Checked): readonly Finding[] {
  const findings: Finding[] = [];
  for (const field of ['subject', 'unit', 'place'] as const)
    if (paper[field].trim() === '')
      findings.push(found('sections', 'error', fields[field], { place: fieldPlace(field) }));
  const day = parseDay(paper.date);
  if (!day.ok || day.day !== paper.date)
    findings.push(found('sections', 'error', 'paperCheck.noDate', { place: fieldPlace('date') }));
  for (const { id, heading, content, mandatory } of sections)
    // The cost table always prints something: its tables, or that there are no effects.
    if (mandatory && content === 'text' && isEmpty(paper.texts.get(id)))
      findings.push(
        found('sections', 'error', 'paperCheck.sectionEmpty', {
          values: { section: heading },
          place: { in: 'section', section: id, nested: null, block: null, from: 0, to: 0 },
        }),
      );
  return orPassed('sections', findings);
}

const isEmpty = (content: ChapterContent | undefined): boolean =>
  content === undefined ||
  content.blocks.every(({ text, kind }) => text.trim() === '' && kind !== 'table' && kind !== 'image');
