/** Ctrl+Z and Ctrl+Y take back and do again what one did last in the catalogue: with cards, in fields, in descriptions. */
import { useEffect } from 'react';
import { openMeasures } from '../../app/workspace.ts';
import { announce } from '../../ui/announcer.tsx';
import { historyKey } from '../../ui/history-key.ts';
import { useText } from '../../ui/text.ts';
import { settleTyped } from '../../ui/typed-fields.ts';
import type { LiveCatalogue, MeasurePlace } from './catalogue-store.ts';
import { liveFieldMark } from './live-field.tsx';

/** `open`: the measure whose sheet is shown; where a step was in another one that sheet is opened. */
export function useHistoryKeys(project: string, catalogue: LiveCatalogue | null, open: string | null): void {
  const { t } = useText();
  const store = catalogue?.store ?? null;
  useEffect(
    () =>
      store?.onUndone((way, place) => {
        if (open !== null && place !== null && place.measure !== open) openMeasures(project, place.measure);
        // What came back has to be drawn first.
        if (place !== null && place.measure === open) requestAnimationFrame(() => show(place));
        announce(t(way === 'undo' ? 'measures.undone' : 'measures.redone'));
      }),
    [store, project, open, t],
  );
  const mayWrite = catalogue?.mayWrite === true;
  useEffect(() => {
    if (store === null || !mayWrite) return undefined;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const way = historyKey(event);
      const { target } = event;
      if (way === null || event.defaultPrevented || !(target instanceof Element)) return;
      if (target.closest('[role=dialog], [contenteditable=true]') !== null) return;
      if (target.closest('input, textarea') !== null && !target.hasAttribute(liveFieldMark)) return;
      event.preventDefault();
      if (settleTyped()) store.step(way);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, mayWrite]);
}

/** Brings what a step changed into view, with the focus in it. */
function show({ measure, field }: MeasurePlace): void {
  const [around, within] =
    field === 'description'
      ? [`[data-chapter="${CSS.escape(measure)}"]`, '[role=textbox]']
      : [`[data-commented-field="${CSS.escape(field)}"]`, 'input, textarea, select, button'];
  const element = document.querySelector<HTMLElement>(around);
  if (element === null || element.contains(document.activeElement)) return;
  element.scrollIntoView({ block: 'nearest' });
  element.querySelector<HTMLElement>(within)?.focus({ preventScroll: true });
}
