/** Where the parts and fields of the form stand on the page, and how to get there. */
import type { Place } from '../../../shared/council/checks/finding.ts';
import { fieldId, partId } from '../../app/council-places.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { sectionText } from '../../../shared/document/council/paper-room.ts';

export { fieldId, partId };
export const rowId = (row: string): string => `council-row-${row}`;

export function goToPart(part: string): void {
  const element = document.getElementById(partId(part));
  element?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

/** Leads into a field, or to characters of a text. False where the place isn't there (any more). */
export function goToPlace(place: Place, model: PaperModel): boolean {
  if (place.in === 'section') return goToSection(place, model);
  const { field, item, from, to } = place;
  const element =
    (item === null ? null : document.getElementById(rowId(item))) ??
    document.getElementById(fieldId(field)) ??
    document.getElementById(partId(field));
  if (element === null) return false;
  const target = isField(element) ? element : (element.querySelector<HTMLElement>(focusable) ?? element);
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
  if (isField(target) && to > from) target.setSelectionRange(from, to);
  return true;
}

const focusable = '[aria-invalid=true], input, textarea, [role=gridcell], button';
const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

function goToSection(place: Extract<Place, { in: 'section' }>, model: PaperModel): boolean {
  const { section, nested, block, from, to } = place;
  const session = model.session(section);
  if (session === null) {
    goToPart(section);
    return document.getElementById(partId(section)) !== null;
  }
  if (block === null) {
    document.getElementById(partId(section))?.scrollIntoView({ block: 'start' });
    session.focusStart();
    model.setFocused(session);
    return true;
  }
  const part = nested === null || nested === sectionText(section) ? {} : { part: nested };
  model.reveal({ chapter: section, block, from, to, ...part });
  return true;
}
