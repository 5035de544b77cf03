/** What axe finds wrong with a page: WCAG 2.2 A and AA, and the best practices that it knows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type * as Axe from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Checked {
  /** Selectors of the parts to look at; the whole page without. */
  readonly within?: readonly string[];
  /** Rules that are left out. */
  readonly without?: readonly string[];
}

/**
 * One line for each rule that is broken, with the elements that break it. Only violations come back from the page, and axe is
 * put into it once: what `@axe-core/playwright` does beside (a second page, all that passed) takes twice as long as the check.
 */
export async function violationsIn(page: Page, { within, without = [] }: Checked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${source};0`);
  const context = within === undefined ? null : { include: within.map((selector) => [selector]) };
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  return page.evaluate(
    async ([context, rules]) => {
      const { axe } = globalThis as unknown as { readonly axe: typeof Axe };
      const { violations } = await axe.run(context ?? document, { resultTypes: ['violations'], rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    [context, rules] as const,
  );
}

/** No violations, once nothing is fading any more. */
export async function expectAccessible(page: Page, checked: Checked = {}): Promise<void> {
  // A colour half-way between two has the contrast of neither; a change of theme begins a frame after one asked for it, and in a busy
  // window what is drawn when one fading ends (a tab that is chosen meanwhile) begins the next.
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const fading = (): Animation[] =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.allSettled(fading().map(({ finished }) => finished));
      await frame();
      await frame();
    } while (fading().length > 0);
  });
  expect(await violationsIn(page, checked)).toEqual([]);
}
