/** Letters that are typed after the key that calls for a field, before that field has the focus: they belong into it. */

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

/** A field that is called for. */
export interface AwaitedField {
  /** Whether it is still to come. */
  readonly awaited: () => boolean;
  /** What was typed into it so far. */
  readonly text: () => string;
  readonly write: (text: string) => void;
  /** It didn't come in time, or another place was pressed. */
  readonly gaveUp?: () => void;
}

let stop: (() => void) | null = null;

/** Takes what is typed for a field as long as it is awaited. */
export function holdTyping({ awaited, text, write, gaveUp }: AwaitedField): void {
  stop?.();
  const onKey = (event: KeyboardEvent): void => {
    if (!awaited()) return end();
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    const altGraph = event.getModifierState('AltGraph');
    const next = afterKey(text(), { key, ctrlKey, altKey, metaKey, isComposing, altGraph });
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    write(next);
  };
  const giveUp = (): void => {
    const late = awaited();
    end();
    if (late) gaveUp?.();
  };
  const timer = setTimeout(giveUp, patience);
  const end = (): void => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointerdown', giveUp, true);
    stop = null;
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('pointerdown', giveUp, true);
  stop = giveUp;
}
