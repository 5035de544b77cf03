/** Commands from the window's menu. */
import { useEffect } from 'react';
import { shellBridge } from './shell-bridge.ts';
import { openTool } from './tool-keys.ts';
import { setView, stepZoom, useView } from './view-state.ts';

export function useCommands(onLeave: (() => void) | null): void {
  useEffect(
    () =>
      shellBridge()?.onCommand((command) => {
        if (command === 'start') onLeave?.();
        else if (command === 'zoomIn') stepZoom(1);
        else if (command === 'zoomOut') stepZoom(-1);
        else if (command === 'zoomReset') stepZoom(0);
        else if (command === 'theme') switchTheme();
        else if (command === 'help') askForHelp();
        else openTool(command);
      }),
    [onLeave],
  );
}

function switchTheme(): void {
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  if (useView.getState().theme !== (isDark ? 'light' : 'dark')) setView({ theme: isDark ? 'light' : 'dark' });
}

/** The menu takes F1 before the page sees it; the page's own list of shortcuts listens to that key. */
function askForHelp(): void {
  const page = document.querySelector('#text [role=region]');
  page?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', bubbles: true, cancelable: true }));
}
