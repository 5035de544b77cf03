/** Letters that are typed after the comment key, before the field for the comment has the focus: they belong into it. */
import { emptyDraft, setDraft, useMemory } from './comment-memory.ts';

/** A field that isn't there after so long doesn't come, ms. */
const patience = 2_000;

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'> & {
  /** Whether the third level of the keyboard is pressed, by which Windows says Ctrl and Alt. */
  readonly altGraph: boolean;
};

/** What a text is after a key at its end; null for a key that writes nothing. */
export function afterKey(
  text: string,
  { key, ctrlKey, altKey, metaKey, isComposing, altGraph }: PressedKey,
): string | null {
  if (isComposing || metaKey || ((ctrlKey || altKey) && !altGraph)) return null;
  if (key === 'Enter') return `${text}\n`;
  if (key === 'Backspace') return Array.from(text).slice(0, -1).join('');
  return Array.from(key).length === 1 ? text + key : null;
}

let stop: (() => void) | null = null;

/** Takes what is typed into the draft of this slot as long as its field is `awaited`. */
export function holdTyping(slot: string, awaited: () => boolean): void {
  stop?.();
  const onKey = (event: KeyboardEvent): void => {
    if (!awaited()) return end();
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    const draft = useMemory.getState().drafts[slot] ?? emptyDraft;
    const altGraph = event.getModifierState('AltGraph');
    const text = afterKey(draft.text, { key, ctrlKey, altKey, metaKey, isComposing, altGraph });
    if (text === null) return;
    event.preventDefault();
    event.stopPropagation();
    setDraft(slot, { ...draft, text });
  };
  const timer = setTimeout(() => end(), patience);
  const end = (): void => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointerdown', end, true);
    stop = null;
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('pointerdown', end, true);
  stop = end;
}
