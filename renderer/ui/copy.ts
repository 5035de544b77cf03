import type { Translate } from '../../shared/i18n/catalogue.ts';
import { notify } from './announcer.tsx';

/** Copies a text and says so. Where the clipboard is closed to pages (plain http), selects it in a field and copies from there. */
export function copyText(text: string, t: Translate): void {
  const done = (copied: boolean): void =>
    notify({ text: t(copied ? 'common.copied' : 'common.copyFailed'), tone: copied ? 'good' : 'bad' });
  // Missing outside secure contexts, whatever the type says.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return done(copyBySelection(text));
  clipboard.writeText(text).then(
    () => done(true),
    () => done(copyBySelection(text)),
  );
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'visually-hidden';
  field.value = text;
  (before?.closest('[role=dialog], [role=alertdialog]') ?? document.body).append(field);
  field.select();
  // The only way to copy on a page served by plain http, as in a meeting room.
  const copied = (document as { execCommand?: (command: string) => boolean }).execCommand?.('copy') ?? false;
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
