/** The context menu of a misspelt word, by mouse and by the menu key. Elsewhere the browser's own menu comes. */
import type { Misspelling, Misspellings } from './misspellings.ts';

export function askSpelling(
  root: HTMLElement,
  misspellings: Misspellings,
  onAsk: (misspelling: Misspelling) => void,
): () => void {
  const listen = (event: MouseEvent): void => {
    const byMouse = event.button === 2;
    const found = misspellings.at(byMouse ? { x: event.clientX, y: event.clientY } : null);
    if (found === null) return;
    event.preventDefault();
    onAsk(found);
  };
  root.addEventListener('contextmenu', listen);
  return () => root.removeEventListener('contextmenu', listen);
}
