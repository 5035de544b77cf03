/** Asks for files with pictures and puts them where the caret is. */
import { imageTypes } from '../../../shared/images/image-header.ts';
import type { EditorSession } from '../editor-session.ts';

export function pickPictures(session: EditorSession): void {
  // Taken now: in the dialog of the system the caret may get lost.
  const at = session.binding.selection();
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = imageTypes.join(',');
  input.addEventListener('change', () => {
    session.images.insert([...(input.files ?? [])], at).catch((error: unknown) => reportError(error));
  });
  input.addEventListener('cancel', () => session.focus());
  input.click();
}
