import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../electron/build.mjs';
import { SpellingService } from '../../electron/spelling/spelling-service.ts';
import { calls } from '../../shared/rpc/contract.ts';
import * as v from 'valibot';

let service: SpellingService;
const logged: string[] = [];
const begin = (within?: number): SpellingService =>
  new SpellingService({
    worker: path.join(root, 'dist', 'spelling-worker.cjs'),
    dictionaries: path.join(root, 'dist', 'dictionaries'),
    log: (message) => logged.push(message),
    ...(within === undefined ? {} : { within }),
  });
beforeEach(() => {
  service = begin();
});
afterEach(() => service.close());

describe('spelling in the host', () => {
  it('SP11 answers from a thread of its own, in bounded portions', async () => {
    const words = ['Maßnahme', 'Integrazion', 'Lenkungsgruppe'];
    expect(await service.check('de', words)).toEqual({ unknown: ['Integrazion'], done: 3 });
    expect(await service.suggest('de', 'Integrazion')).toContain('Integration');
    expect(await service.check('en', ['colour', 'citty'])).toEqual({ unknown: ['citty'], done: 2 });
    const hostile = Array.from({ length: 500 }, (_, index) => `Haus${index.toString(36)}`.padEnd(80, 'hausbaumstadt'));
    const began = performance.now();
    const { done } = await service.check('de', hostile);
    expect(done).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('SP12 refuses what is too much, and a thread that hangs is ended and begun anew', async () => {
    const many = Array.from({ length: 60 }, (_, index) => service.check('de', [`Wort${index}`]).catch(String));
    const answers = await Promise.all(many);
    expect(answers.filter((answer) => typeof answer === 'string' && answer.includes('busy')).length).toBe(20);
    await service.close();
    service = begin(1);
    await expect(service.check('de', ['Haus'])).rejects.toThrow('busy');
    expect(logged.join()).toContain('too long');
    await service.close();
    service = begin();
    expect((await service.check('de', ['Haus'])).unknown).toEqual([]);
  });

  it('SP13 takes only words, few and short, in languages that it knows', () => {
    const check = calls['spelling.check'].input;
    const ok = (words: unknown, language: unknown = 'de'): boolean => v.safeParse(check, { words, language }).success;
    expect(ok(['Haus', 'Bürger*innen', "geht's"])).toBe(true);
    for (const words of [
      ['zwei Wörter'],
      [''],
      ['x'.repeat(81)],
      ['a\nb'],
      ['a\u0000'],
      [7],
      Array(501).fill('a'),
      'Haus',
    ])
      expect(ok(words), JSON.stringify(words).slice(0, 40)).toBe(false);
    expect(ok(['Haus'], 'xx')).toBe(false);
    expect(ok(['Haus'], '../../etc/passwd')).toBe(false);
  });
});
