import { describe, expect, it } from 'vitest';
import { afterKey, type PressedKey } from '../../../renderer/ui/typed-ahead.ts';

const plain: PressedKey = {
  ...{ key: '', ctrlKey: false, altKey: false, metaKey: false, isComposing: false, altGraph: false },
};
const typed = (text: string, change: Partial<PressedKey>): string | null => afterKey(text, { ...plain, ...change });

describe('what is typed before the field for a comment or a footnote is there', () => {
  it('MC73 letters, signs of the third level, Enter and Backspace write; commands, dead keys and compositions do not', () => {
    expect(typed('Wa', { key: 's' })).toBe('Was');
    expect(typed('Was', { key: ' ' })).toBe('Was ');
    expect(typed('an ', { key: '@', ctrlKey: true, altKey: true, altGraph: true })).toBe('an @');
    expect(typed('a', { key: '😀' })).toBe('a😀');
    expect(typed('Was', { key: 'Enter' })).toBe('Was\n');
    expect(typed('a😀', { key: 'Backspace' })).toBe('a');
    expect(typed('', { key: 'Backspace' })).toBe('');
    for (const key of ['Dead', 'Process', 'Shift', 'Escape', 'Tab', 'ArrowLeft', 'F5'])
      expect(typed('a', { key })).toBeNull();
    expect(typed('a', { key: 'z', ctrlKey: true })).toBeNull();
    expect(typed('a', { key: 'm', ctrlKey: true, altKey: true })).toBeNull();
    expect(typed('a', { key: 'Enter', ctrlKey: true })).toBeNull();
    expect(typed('a', { key: 'v', metaKey: true })).toBeNull();
    expect(typed('a', { key: 'か', isComposing: true })).toBeNull();
  });
});
