/** Shows in the form where a step was taken back or done again: brings it into view, marks it for a moment, and leads the focus there. */
import type { EditorSession } from '../../editor/editor-session.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { fieldId, partId, rowId } from './places.ts';
import type { StepPlace } from './step-place.ts';

/** Milliseconds. */
const markedFor = 1_600;

/** `focus`: as for steps by key. Gives back what the part is called that it is in; null where it isn't on the page. */
export function showStep(place: StepPlace, form: HTMLElement, model: PaperModel, focus: boolean): string | null {
  if (place.in === 'text' || place.in === 'block') return showText(place, model, focus);
  const element = place.in === 'fact' ? factElement(place.fact) : rowElement(place, form);
  if (element === null) return null;
  const target = element.matches(focusable) ? element : (element.querySelector<HTMLElement>(focusable) ?? element);
  if (!element.contains(document.activeElement) && focus) target.focus({ preventScroll: true });
  bring(element);
  return partOf(element);
}

/** Kinds of rows and the part that they are in. */
const parts: Readonly<Record<string, string>> = { stop: 'routing', annex: 'annexes' };
const focusable = 'input:not([type=hidden]), textarea, [role=gridcell], select, button';

function factElement(fact: string): HTMLElement | null {
  if (fact === 'effects' || fact === 'years') return document.getElementById(fieldId('costs'));
  return document.getElementById(`council-field-${fact}`) ?? document.getElementById(partId('head'));
}

function rowElement(place: Extract<StepPlace, { in: 'row' }>, form: HTMLElement): HTMLElement | null {
  const { list, row, field, isGone } = place;
  const part = parts[list];
  const whole = part === undefined ? document.getElementById(fieldId('costs')) : document.getElementById(partId(part));
  if (isGone && list !== 'amount') return whole;
  if (part !== undefined) return document.getElementById(rowId(row)) ?? whole;
  const cell = (line: string, column: number): HTMLElement | null =>
    form.querySelector<HTMLElement>(`[data-place="${CSS.escape(`${line}/${column}`)}"]`);
  if (list !== 'amount') return cell(row, field === 'kind' || field === 'name' ? 1 : 0) ?? whole;
  const at = row.lastIndexOf('.');
  const [line, year] = [row.slice(0, at), row.slice(at + 1)];
  const grid = document.getElementById(rowId(line))?.closest('[role=grid]');
  const heads = [...(grid?.querySelectorAll('[role=columnheader]') ?? [])].map(({ textContent }) => textContent);
  return cell(line, heads.indexOf(year)) ?? document.getElementById(rowId(line)) ?? whole;
}

function showText(
  place: Extract<StepPlace, { in: 'text' | 'block' }>,
  model: PaperModel,
  focus: boolean,
): string | null {
  const session = model.all.find((each) => holds(each, place));
  if (session === undefined) return null;
  const { root, part, inner, chapterId } = session;
  // Who is in it is led by the text itself.
  if (root.contains(document.activeElement) || inner?.focused === true) return partOf(root);
  const changed = place.in === 'block' ? { block: place.marker, offset: 0 } : caretOf(session);
  if (place.in === 'text' && place.name !== part.name) {
    if (focus) inner?.enterUndone(place.name);
    else inner?.reach(place.name)?.element.scrollIntoView({ block: 'center' });
  } else if (changed !== null) {
    const { block, offset: at } = changed;
    model.reveal({ chapter: chapterId, block, from: at, to: at, quietly: !focus });
  } else if (focus) session.focusEnd();
  mark(root);
  return partOf(root);
}

function holds({ part, inner, binding }: EditorSession, place: Extract<StepPlace, { in: 'text' | 'block' }>): boolean {
  if (place.in === 'block') return binding.blocks.some(({ markerId }) => markerId === place.marker);
  return place.name === part.name || (inner?.reach(place.name) ?? null) !== null;
}

/** The binding has put it where the step changed something. */
function caretOf({ binding }: EditorSession): { readonly block: string; readonly offset: number } | null {
  const selection = binding.selection();
  return selection === null ? null : binding.resolve(selection.focus);
}

/** Into view, unless it is, and marked. */
function bring(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 120 || bottom > window.innerHeight - 40) element.scrollIntoView({ block: 'center' });
  mark(element);
}

function mark(element: HTMLElement): void {
  const colour = getComputedStyle(element).getPropertyValue('--accent');
  const frames = [{ boxShadow: `0 0 0 3px ${colour}` }, { boxShadow: '0 0 0 3px transparent' }];
  element.animate(frames, { duration: markedFor, easing: 'ease-in' });
}

function partOf(element: HTMLElement): string | null {
  const heading = element.closest('section[id^=council-part-]')?.getAttribute('aria-labelledby') ?? null;
  return heading === null ? null : (document.getElementById(heading)?.textContent ?? null);
}
