/** Rules of the interface's style sheets that cost every paragraph something, with every key. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('ED34 highlights are styled on the root, from which all inherit, and for no element of its own', () => {
  const rules = globSync('renderer/**/*.css').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/[^\s,{}]*::highlight\([\w-]+\)/g)].map(([rule]) => rule),
  );
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter((rule) => !rule.startsWith(':root::highlight('))).toEqual([]);
});
