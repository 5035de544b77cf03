/** The keys of the editor, as people know them from Word. One table for the handler and for the help. Pure. */
import type { TextKey } from '../../../shared/i18n/catalogue.ts';

export const actions = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'subscript',
  'superscript',
  'clear',
  'link',
  'undo',
  'redo',
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'quote',
  'bullet',
  'number',
  'callout',
  'image',
  'rule',
  'pagebreak',
  'contentsHeadings',
  'contentsTables',
  'contentsFigures',
  'note',
  'ref',
  'citation',
  'follow',
  'table',
  'indent',
  'outdent',
  'moveUp',
  'moveDown',
  'pastePlain',
  'switchMode',
  'nextSuggestion',
  'previousSuggestion',
  'showSuggestion',
  'acceptSuggestion',
  'rejectSuggestion',
  'spelling',
  'comment',
  'nextComment',
  'previousComment',
  'whoWrote',
  'toolbar',
  'help',
] as const;
export type EditorAction = (typeof actions)[number];

/** A key press as the browser tells it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Shortcut {
  readonly action: EditorAction;
  /** Compared with `key` without regard to case, or with `code` where a layout changes the character. */
  readonly key?: string;
  readonly code?: string;
  /** Ctrl, on a Mac ⌘. */
  readonly mod?: boolean;
  readonly alt?: boolean;
  /** Left out: either way, since the layout decides whether the character needs it. */
  readonly shift?: boolean;
  /** On a Mac Option with a digit writes a character. */
  readonly notOnMac?: boolean;
  /** How the help shows it; left out for second ways. */
  readonly shown?: readonly string[];
}

const digit = (level: 1 | 2 | 3 | 4): readonly Shortcut[] => [
  {
    action: `heading${level}`,
    code: `Digit${level}`,
    mod: true,
    alt: true,
    shift: false,
    shown: ['mod', 'alt', String(level)],
  },
  { action: `heading${level}`, code: `Digit${level}`, alt: true, shift: false, notOnMac: true },
];

export const shortcuts: readonly Shortcut[] = [
  { action: 'undo', key: 'z', mod: true, shift: false, shown: ['mod', 'Z'] },
  { action: 'redo', key: 'y', mod: true, shift: false, shown: ['mod', 'Y'] },
  { action: 'redo', key: 'z', mod: true, shift: true },
  { action: 'pagebreak', key: 'Enter', mod: true, shown: ['mod', 'enter'] },
  { action: 'bold', key: 'b', mod: true, shift: false, shown: ['mod', 'B'] },
  { action: 'italic', key: 'i', mod: true, shift: false, shown: ['mod', 'I'] },
  { action: 'underline', key: 'u', mod: true, shift: false, shown: ['mod', 'U'] },
  { action: 'strikethrough', key: 'x', mod: true, shift: true, shown: ['mod', 'shift', 'X'] },
  { action: 'number', code: 'Digit7', mod: true, shift: true, shown: ['mod', 'shift', '7'] },
  { action: 'bullet', code: 'Digit8', mod: true, shift: true, shown: ['mod', 'shift', '8'] },
  { action: 'bullet', key: 'l', mod: true, shift: true, shown: ['mod', 'shift', 'L'] },
  { action: 'subscript', key: '=', mod: true, shown: ['mod', '='] },
  { action: 'subscript', key: '#', mod: true, shown: ['mod', '#'] },
  // Ctrl and plus alone enlarges the page; with Shift a German keyboard says `*`, an American one `+`.
  { action: 'superscript', key: '+', mod: true, shift: true, shown: ['mod', 'shift', '+'] },
  { action: 'superscript', key: '*', mod: true, shift: true },
  { action: 'clear', key: ' ', mod: true, shift: false, shown: ['mod', 'space'] },
  { action: 'link', key: 'k', mod: true, shift: false, shown: ['mod', 'K'] },
  { action: 'paragraph', code: 'Digit0', mod: true, alt: true, shift: false, shown: ['mod', 'alt', '0'] },
  { action: 'paragraph', key: 'n', mod: true, shift: true },
  ...digit(1),
  ...digit(2),
  ...digit(3),
  ...digit(4),
  { action: 'moveUp', key: 'ArrowUp', alt: true, shift: true, shown: ['alt', 'shift', '↑'] },
  { action: 'moveDown', key: 'ArrowDown', alt: true, shift: true, shown: ['alt', 'shift', '↓'] },
  { action: 'pastePlain', key: 'v', mod: true, shift: true, shown: ['mod', 'shift', 'V'] },
  // As in Word, where it turns tracked changes on and off.
  { action: 'switchMode', key: 'e', mod: true, shift: true, shown: ['mod', 'shift', 'E'] },
  { action: 'nextSuggestion', key: 'F9', shift: false, shown: ['F9'] },
  { action: 'previousSuggestion', key: 'F9', shift: true, shown: ['shift', 'F9'] },
  { action: 'showSuggestion', key: 'F9', mod: true, shift: false, shown: ['mod', 'F9'] },
  { action: 'acceptSuggestion', code: 'KeyA', alt: true, shift: true, shown: ['alt', 'shift', 'A'] },
  { action: 'rejectSuggestion', code: 'KeyR', alt: true, shift: true, shown: ['alt', 'shift', 'R'] },
  { action: 'spelling', key: 'Enter', alt: true, shown: ['alt', 'enter'] },
  { action: 'note', code: 'KeyF', mod: true, alt: true, shift: false, shown: ['mod', 'alt', 'F'] },
  { action: 'ref', code: 'KeyR', mod: true, alt: true, shift: false, shown: ['mod', 'alt', 'R'] },
  { action: 'citation', code: 'KeyD', mod: true, alt: true, shift: false, shown: ['mod', 'alt', 'D'] },
  { action: 'follow', code: 'KeyG', mod: true, alt: true, shift: false, shown: ['mod', 'alt', 'G'] },
  { action: 'comment', code: 'KeyM', mod: true, alt: true, shift: false, shown: ['mod', 'alt', 'M'] },
  { action: 'nextComment', key: 'PageDown', mod: true, alt: true, shown: ['mod', 'alt', 'pageDown'] },
  { action: 'previousComment', key: 'PageUp', mod: true, alt: true, shown: ['mod', 'alt', 'pageUp'] },
  { action: 'whoWrote', code: 'KeyU', mod: true, alt: true, shift: false, shown: ['mod', 'alt', 'U'] },
  { action: 'toolbar', key: 'F10', alt: true, shown: ['alt', 'F10'] },
  { action: 'help', key: 'F1', shown: ['F1'] },
  { action: 'help', key: '/', mod: true, shown: ['mod', '/'] },
];

/** What a key press asks for; null when it is none of the editor's. AltGr writes characters and is never a shortcut. */
export function actionOf(press: KeyPress, mac: boolean, altGraph: boolean): EditorAction | null {
  if (altGraph) return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other) return null;
  for (const shortcut of shortcuts) {
    const sameKey =
      shortcut.code === undefined
        ? shortcut.key?.toLowerCase() === press.key.toLowerCase()
        : shortcut.code === press.code;
    if (!sameKey || press.code === 'NumpadAdd') continue;
    if ((shortcut.mod ?? false) !== mod || (shortcut.alt ?? false) !== press.altKey) continue;
    if (shortcut.shift !== undefined && shortcut.shift !== press.shiftKey) continue;
    if (mac && shortcut.notOnMac === true) continue;
    return shortcut.action;
  }
  return null;
}

/** The shortcut to name beside an action; null when it has none. */
export function shownKeys(action: EditorAction): readonly string[] | null {
  return shortcuts.find((shortcut) => shortcut.action === action && shortcut.shown !== undefined)?.shown ?? null;
}

const keyNames: Readonly<Record<string, TextKey>> = {
  mod: 'editor.keyCtrl',
  alt: 'editor.keyAlt',
  shift: 'editor.keyShift',
  space: 'editor.keySpace',
  enter: 'editor.keyEnter',
  pageDown: 'editor.keyPageDown',
  pageUp: 'editor.keyPageUp',
};
const macNames: Readonly<Record<string, string>> = { mod: '⌘', alt: '⌥', shift: '⇧' };

/** A key of `shown` as it stands on the keyboard. */
export function keyName(key: string, mac: boolean, t: (key: TextKey) => string): string {
  const onMac = mac ? macNames[key] : undefined;
  const word = keyNames[key];
  return onMac ?? (word === undefined ? key : t(word));
}
