/** A click on a link sets the caret; with Ctrl (⌘), or where one may only read, it opens the system browser. */
import type { LexicalEditor } from 'lexical';
import { mayOpen } from './clipboard/safe-link.ts';

/** Opens an https address outside of the app; everything else is ignored. */
export function openLink(address: string): void {
  if (mayOpen(address)) window.open(address, '_blank', 'noopener,noreferrer');
}

export function registerLinkClicks(editor: LexicalEditor): () => void {
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    // The right button has its menu.
    if (link === null || event.button === 2 || event.defaultPrevented) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.button === 1 || !editor.isEditable())
      openLink(link.getAttribute('href') ?? '');
  };
  return editor.registerRootListener((root, previous) => {
    for (const type of ['click', 'auxclick'] as const) {
      previous?.removeEventListener(type, onClick);
      root?.addEventListener(type, onClick);
    }
  });
}
