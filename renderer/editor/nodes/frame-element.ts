/** The element that a frame is drawn in (`frames/`): nothing in it belongs to the editor around it, and no key or click does. */
import { setDOMUnmanaged, stopLexicalPropagation } from 'lexical';

/** What Lexical listens to at the root of an editor. */
const heard = [
  'keydown',
  'pointerdown',
  'compositionstart',
  'compositionend',
  'beforeinput',
  'input',
  'click',
  'cut',
  'copy',
  'paste',
  'dragstart',
  'dragover',
  'dragend',
  'drop',
] as const;

export function frameElement(): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.contentEditable = 'false';
  setDOMUnmanaged(frame);
  // Editors within the frame have handled what is theirs before it comes here.
  for (const name of heard) frame.addEventListener(name, stopLexicalPropagation);
  // What is selected in a frame is copied as it stands, and nothing dropped on one makes the window leave the paper.
  frame.addEventListener('copy', (event) => event.stopPropagation());
  for (const name of ['dragover', 'drop'] as const)
    frame.addEventListener(name, (event) => {
      if (event.target instanceof HTMLElement && !event.target.isContentEditable) event.preventDefault();
    });
  return frame;
}
