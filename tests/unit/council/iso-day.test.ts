import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../shared/council/iso-day.ts';

const read = (text: string): string => {
  const day = parseDay(text);
  return day.ok ? day.day : day.reason;
};

describe('days', () => {
  test('CP5 days are read as people type them; those that the calendar does not have are refused, and the reason named', () => {
    for (const text of [
      '19.1.2021',
      '19.01.2021',
      ' 19. 1. 2021 ',
      '2021-01-19',
      '19. Januar 2021',
      '19.\u00a0Januar 2021',
    ])
      expect(read(text), text).toBe('2021-01-19');
    expect(['29.2.2020', '29.2.2000'].map(read)).toEqual(['2020-02-29', '2000-02-29']);
    for (const text of ['31.02.2021', '29.2.2021', '29.2.2100', '0.1.2021', '1.13.2021', '2021-04-31'])
      expect(read(text), text).toBe('noSuchDay');
    for (const text of ['morgen', '19.1.21', '19.1.', '1. Januarius 2021', '2021-1-1', '\ud800', '1'.repeat(1000)])
      expect(read(text), text).toBe('notADay');
    expect(read('1.1.1066')).toBe('outOfRange');
    expect(read('\u202f')).toBe('empty');
  });

  test('CP6 a day is printed as on the paper, and what is none prints nothing', () => {
    expect(formatDay('2021-01-19')).toBe('19.01.2021');
    expect(['', '2021-02-31', '19.1.2021', '\u0000'].map(formatDay)).toEqual(['', '', '', '']);
  });
});
