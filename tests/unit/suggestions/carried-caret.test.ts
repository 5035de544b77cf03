import { expect, it } from 'vitest';
import { offsetIn } from '../../../renderer/editor/chapter/carried-caret.ts';

it('SX26 whose text is built anew, since the group decided, goes on among the same words, whatever went or came before them', () => {
  const words = (text: string, now: string): string => {
    const [before = '', behind = ''] = text.split('|');
    const at = offsetIn({ text: before + behind, offset: before.length }, now);
    return `${now.slice(0, at)}|${now.slice(at)}`;
  };
  expect(words('Neues Der Rat| hilft.', 'Der Rat hilft.')).toBe('Der Rat| hilft.');
  expect(words('Der neue Rat|', 'Der Rat')).toBe('Der Rat|');
  expect(words('Der| neue Rat', 'Der Rat')).toBe('Der| Rat');
  expect(words('Der ne|ue Rat', 'Der Rat')).toBe('Der |Rat');
  expect(words('Der Rat|', 'Der alte Rat')).toBe('Der alte Rat|');
  expect(words('|', 'Ganz anders')).toBe('|Ganz anders');
  expect(words('weg|', '')).toBe('|');
});
