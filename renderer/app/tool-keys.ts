/** Keys that work wherever one is in an open project: find, replace, go to, read. One table for the handler and the help. */
import { useEffect } from 'react';
import { askToFind, setTools, useTools } from './tools-state.ts';

interface ToolKey {
  readonly name: string;
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  readonly run: () => void;
}

const keys: readonly ToolKey[] = [
  { name: 'find', key: 'f', mod: true, run: () => askToFind(useTools.getState().find ?? 'find') },
  { name: 'replace', key: 'h', mod: true, run: () => askToFind('replace') },
  { name: 'search', key: 'f', mod: true, shift: true, run: () => setTools({ dialog: 'search' }) },
  { name: 'goTo', key: 'g', mod: true, run: () => setTools({ dialog: 'goTo' }) },
  { name: 'print', key: 'p', mod: true, run: () => setTools({ dialog: 'print' }) },
  { name: 'travel', key: 'F2', run: () => setTools({ dialog: 'travel' }) },
  { name: 'versions', key: 'F4', run: () => setTools({ dialog: 'versions' }) },
  { name: 'read', key: 'F8', run: () => setTools({ reading: 'read' }) },
  // While the panel is open it goes on by itself.
  { name: 'next', key: 'F3', run: () => (useTools.getState().find === null ? askToFind('find') : undefined) },
];

const isMac = navigator.platform.startsWith('Mac');

/** Opens a tool by the name that the window's menu gives it; nothing while a dialog is open, or for other commands. */
export function openTool(command: string): void {
  const run = keys.find(({ name }) => name === command)?.run;
  if (run !== undefined && !isDialogOpen()) run();
}

const isDialogOpen = (): boolean => document.querySelector('[role=dialog], [role=alertdialog]') !== null;

/** Serves the keys while a project is open; a dialog over the page keeps its own. */
export function useToolKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      const wanted = keys.find(
        ({ key, mod: needs = false, shift = false }) =>
          key.toLowerCase() === event.key.toLowerCase() && needs === mod && (!needs || shift === event.shiftKey),
      );
      if (wanted === undefined) return;
      event.preventDefault();
      if (!isDialogOpen()) wanted.run();
      else if (wanted.name === 'print' && useTools.getState().dialog === 'print') window.print();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
