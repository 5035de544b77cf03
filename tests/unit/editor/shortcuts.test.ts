import { describe, expect, test } from 'vitest';
import { actionOf, shortcuts, type KeyPress } from '../../../renderer/editor/shortcuts/shortcuts.ts';

const press = (key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});
const ctrl = { ctrlKey: true };

describe('shortcuts', () => {
  test('ED4 German and American keyboards reach the same actions', () => {
    expect(actionOf(press('/', 'Digit7', { ...ctrl, shiftKey: true }), false, false)).toBe('number');
    expect(actionOf(press('&', 'Digit7', { ...ctrl, shiftKey: true }), false, false)).toBe('number');
    expect(actionOf(press('/', 'Slash', ctrl), false, false)).toBe('help');
    expect(actionOf(press('#', 'Backslash', ctrl), false, false)).toBe('subscript');
    expect(actionOf(press('=', 'Equal', ctrl), false, false)).toBe('subscript');
    expect(actionOf(press('+', 'Equal', { ...ctrl, shiftKey: true }), false, false)).toBe('superscript');
    expect(actionOf(press('*', 'BracketRight', { ...ctrl, shiftKey: true }), false, false)).toBe('superscript');
  });

  test('ED4 zooming, AltGr characters and keys of the system stay what they are', () => {
    expect(actionOf(press('+', 'BracketRight', ctrl), false, false)).toBeNull();
    expect(actionOf(press('+', 'NumpadAdd', { ...ctrl, shiftKey: true }), false, false)).toBeNull();
    expect(actionOf(press('²', 'Digit2', { ...ctrl, altKey: true }), false, true)).toBeNull();
    expect(actionOf(press('F', 'KeyF', { ...ctrl, shiftKey: true }), false, false)).toBeNull();
    expect(actionOf(press('“', 'Digit2', { altKey: true }), true, false)).toBeNull();
  });

  test('ED4 on a Mac the command key takes the place of Ctrl', () => {
    expect(actionOf(press('b', 'KeyB', { metaKey: true }), true, false)).toBe('bold');
    expect(actionOf(press('b', 'KeyB', ctrl), true, false)).toBeNull();
    expect(actionOf(press('¡', 'Digit1', { metaKey: true, altKey: true }), true, false)).toBe('heading1');
  });

  test('ED4 no two shortcuts claim one key press', () => {
    const claims = shortcuts.map(({ key, code, mod, alt, shift }) =>
      JSON.stringify([key, code, mod ?? false, alt ?? false, shift ?? null]),
    );
    expect(new Set(claims).size).toBe(claims.length);
  });
});
