/** The fields of the sheet on the page that comments can be on, as they say themselves (`data-commented-field`). */
import { fieldName, type FieldAnchor } from '../../../shared/domain/comment-entries.ts';

/** Brings a field into view; `focus` also puts the focus into what can be written or pressed in it. */
export function showField(anchor: FieldAnchor, focus: boolean): void {
  const element = document.querySelector<HTMLElement>(`[data-commented-field="${CSS.escape(fieldName(anchor))}"]`);
  if (element === null) return;
  element.scrollIntoView({ block: 'nearest' });
  if (focus) element.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}
