/** Takes the page away while a view over the whole window stands before it. */
import { useEffect } from 'react';

/** Milliseconds. The browser styles all of the page anew when it becomes inert: not before what the view shows is there. */
const inertAfter = 500;

let views = 0;

/** As long as the component is there, the page (React's root) is inert, soon after the view has taken the focus, which it keeps. */
export function usePageAway(): void {
  useEffect(() => {
    views += 1;
    const later = setTimeout(show, inertAfter);
    return () => {
      clearTimeout(later);
      views -= 1;
      show();
    };
  }, []);
}

function show(): void {
  document.getElementById('root')?.toggleAttribute('inert', views > 0);
}
