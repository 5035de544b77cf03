/** Takes the page away while a view over the whole window stands before it. */
import { useLayoutEffect, useState } from 'react';
import { afterPaint, notAfterPaint } from './after-paint.ts';

let views = 0;

/**
 * As long as the component is there, the page (React's root) is inert. Only behind the frame that shows the view, and not before it is
 * `ready` for the first time: the browser styles all of the page anew for it. The view has taken the focus by then, and keeps it.
 */
export function usePageAway(ready: boolean): void {
  const [was, setWas] = useState(ready);
  if (ready && !was) setWas(true);
  useLayoutEffect(() => {
    if (!was) return undefined;
    views += 1;
    afterPaint(show);
    return () => {
      views -= 1;
      if (views > 0) return;
      notAfterPaint(show);
      show();
    };
  }, [was]);
}

function show(): void {
  document.getElementById('root')?.toggleAttribute('inert', views > 0);
}
