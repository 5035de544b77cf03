/**
 * The root of React in a page. React listens there to every event of the page, twice. What is typed into a text it would hear
 * before the text's own editor does, which costs that editor its observer's work with each letter: the browser calls
 * observers as soon as the first listener has returned.
 */
import { createRoot, type Root } from 'react-dom/client';

/** Events of typing; no component listens for them on their way down (`onInputCapture` and the like). */
const typed: ReadonlySet<string> = new Set(['keypress', 'textInput', 'input']);

/** `createRoot` of React, without its listeners for what is typed on the way down; on the way up all are there. */
export function createPageRoot(container: HTMLElement): Root {
  const add = container.addEventListener.bind(container);
  const listen: typeof add = (type: string, listener: EventListenerOrEventListenerObject, options?: unknown): void => {
    if (options !== true || !typed.has(type)) add(type, listener, options as AddEventListenerOptions);
  };
  container.addEventListener = listen;
  try {
    return createRoot(container);
  } finally {
    Reflect.deleteProperty(container, 'addEventListener');
  }
}
