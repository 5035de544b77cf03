/**
 * The root of React in a page. React listens there to every event of the page, twice. What is typed into a text it would hear
 * before the text's own editor does, which costs that editor its observer's work with each letter: the browser calls
 * observers as soon as the first listener has returned. And with every move of a caret it would compare selections, for `onSelect`,
 * which it learns from keys and the mouse as well.
 */
import { createRoot, type Root } from 'react-dom/client';

/** Events of typing; no component listens for them on their way down (`onInputCapture` and the like). */
const typed: ReadonlySet<string> = new Set(['keypress', 'textInput', 'input']);

/**
 * `createRoot` of React, without its listeners for what is typed on the way down (on the way up all are there) and for
 * selections.
 */
export function createPageRoot(container: HTMLElement): Root {
  const giveBack = [
    withoutListeners(container, (type, captures) => captures && typed.has(type)),
    withoutListeners(container.ownerDocument, (type) => type === 'selectionchange'),
  ];
  try {
    return createRoot(container);
  } finally {
    for (const give of giveBack) give();
  }
}

/** Until the returned function is called nobody is added to `target` who listens for what `unwanted` names. */
function withoutListeners(target: Node, unwanted: (type: string, captures: boolean) => boolean): () => void {
  const add = target.addEventListener.bind(target);
  target.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void => {
    if (!unwanted(type, options === true)) add(type, listener, options);
  };
  return () => Reflect.deleteProperty(target, 'addEventListener');
}
