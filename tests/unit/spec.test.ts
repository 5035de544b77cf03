import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../electron/build.mjs';

const number = /['"`]([A-Z]{2}\d+)[ ,]/g;

describe('tests/SPEC.md', () => {
  it('SA19 names every promise that a test holds, with its file, and none that no test holds', () => {
    const spec = readFileSync(path.join(root, 'tests', 'SPEC.md'), 'utf8');
    const promised = [...spec.matchAll(/^\| ([A-Z]{2}\d+)\s+\|/gm)].map((match) => match[1]);
    const files = globSync('tests/**/*.{test,spec}.ts', { cwd: root });
    const held = new Set(
      files.flatMap((file) =>
        [...readFileSync(path.join(root, file), 'utf8').matchAll(number)].map((match) => match[1]),
      ),
    );
    expect(promised.filter((one) => !held.has(one))).toEqual([]);
    expect([...held].filter((one) => !promised.includes(one))).toEqual([]);
    expect(new Set(promised).size).toBe(promised.length);
    // Each stands in the files that its row names.
    const misnamed = [...spec.matchAll(/^\| ([A-Z]{2}\d+)\s+\|.*\|([^|]*)\|$/gm)].flatMap(
      ([, promise = '', named = '']) =>
        [...named.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => {
          const file = files.find((each) => each.replace(/\.(test|spec)\.ts$/, '') === path.join('tests', name));
          const numbers = file === undefined ? [] : [...readFileSync(path.join(root, file), 'utf8').matchAll(number)];
          return numbers.some((match) => match[1] === promise) ? [] : [`${promise} ${name}`];
        }),
    );
    expect(misnamed).toEqual([]);
  });
});
