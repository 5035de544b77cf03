/** Keys that work wherever one is in an open project: find, replace, go to, read. One table for the handler and the help. */
import { useEffect } from 'react';
import { askToFind, setTools, useTools } from './tools-state.ts';

interface ToolKey {
  readonly key: string;
  readonly mod?: boolean;
  readonly run: () => void;
}

const keys: readonly ToolKey[] = [
  { key: 'f', mod: true, run: () => askToFind(useTools.getState().find ?? 'find') },
  { key: 'h', mod: true, run: () => askToFind('replace') },
  { key: 'g', mod: true, run: () => setTools({ dialog: 'goTo' }) },
  // While the panel is open it goes on by itself.
  { key: 'F3', run: () => (useTools.getState().find === null ? askToFind('find') : undefined) },
];

const isMac = navigator.platform.startsWith('Mac');

/** Serves the keys while a project is open; a dialog over the page keeps its own. */
export function useToolKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      const wanted = keys.find(
        ({ key, mod: needs = false }) => key.toLowerCase() === event.key.toLowerCase() && needs === mod,
      );
      if (wanted === undefined || (event.shiftKey && wanted.mod === true)) return;
      event.preventDefault();
      if (document.querySelector('[role=dialog], [role=alertdialog]') === null) wanted.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
