/** What a key does in the spreadsheet (ARIA's grid pattern, and what people know from theirs). Pure. */

export interface At {
  readonly row: number;
  readonly column: number;
}
export interface Size {
  readonly rows: number;
  readonly columns: number;
}
export interface Key {
  readonly key: string;
  /** Control, or Command on a Mac. */
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt?: boolean;
}

export type GridAction =
  /** `extends`: the selection goes along from where it began. */
  | { readonly do: 'move'; readonly to: At; readonly extends: boolean }
  /** `text`: what is typed instead of what is there; null keeps it. */
  | { readonly do: 'edit'; readonly text: string | null }
  /** Takes what is being typed, and moves. */
  | { readonly do: 'take'; readonly to: At }
  | { readonly do: 'cancel' }
  | { readonly do: 'clear' }
  | { readonly do: 'all' };

/** Null: the key is none of the grid's and does what it does elsewhere, as Tab in the last cell, which leaves the grid. */
export function gridAction(key: Key, at: At, size: Size, editing: boolean): GridAction | null {
  return editing ? whileEditing(key, at, size) : whileMoving(key, at, size);
}

function whileEditing({ key, shift, mod }: Key, at: At, size: Size): GridAction | null {
  if (key === 'Escape') return { do: 'cancel' };
  if (key === 'Enter') return { do: 'take', to: inside({ ...at, row: at.row + (shift ? -1 : 1) }, size) };
  if (key === 'Tab' && !mod) return { do: 'take', to: neighbour(at, size, shift) ?? at };
  return null;
}

function whileMoving(pressed: Key, at: At, size: Size): GridAction | null {
  const { key, mod, shift, alt = false } = pressed;
  const arrow = arrows[key];
  if (arrow !== undefined && !alt) {
    const far = mod ? Math.max(size.rows, size.columns) : 1;
    const to = { row: at.row + arrow.row * far, column: at.column + arrow.column * far };
    return { do: 'move', to: inside(to, size), extends: shift };
  }
  switch (key) {
    case 'Home':
      return { do: 'move', to: { row: mod ? 0 : at.row, column: 0 }, extends: shift };
    case 'End':
      return { do: 'move', to: { row: mod ? size.rows - 1 : at.row, column: size.columns - 1 }, extends: shift };
    case 'Tab': {
      const to = mod || alt ? null : neighbour(at, size, shift);
      return to === null ? null : { do: 'move', to, extends: false };
    }
    case 'Enter':
    case 'F2':
      return mod || alt ? null : { do: 'edit', text: null };
    case 'Delete':
    case 'Backspace':
      return mod || alt ? null : { do: 'clear' };
  }
  // Steps back and forth are the whole form's.
  if (mod && !alt) return key.toLowerCase() === 'a' && !shift ? { do: 'all' } : null;
  // A typed character begins anew; AltGr writes characters too, and tells itself as Control and Alt.
  if (isCharacter(key) && (!mod || alt)) return { do: 'edit', text: key };
  return null;
}

const arrows: Readonly<Record<string, At>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Names of keys have several letters; a character may have two units. */
const isCharacter = (key: string): boolean => /^.$/u.test(key);

const inside = ({ row, column }: At, { rows, columns }: Size): At => ({
  row: Math.min(Math.max(row, 0), rows - 1),
  column: Math.min(Math.max(column, 0), columns - 1),
});

/** The next cell as one reads, or the one before; null at the end. */
function neighbour({ row, column }: At, { rows, columns }: Size, back: boolean): At | null {
  const index = row * columns + column + (back ? -1 : 1);
  if (index < 0 || index >= rows * columns) return null;
  return { row: Math.floor(index / columns), column: index % columns };
}

export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The cells between two, both included. */
export const blockBetween = (a: At, b: At): Block => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

export const isIn = ({ row, column }: At, { top, bottom, left, right }: Block): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;
