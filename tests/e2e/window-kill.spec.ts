import type { Browser, Page } from '@playwright/test';
import { count, expect, goToChapter, newParagraph, openSample, status, test } from './app.ts';

const rounds = Number(process.env['ROUNDS'] ?? 2);

/** The process that draws the page; there is one such page. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  // The newest of them: Chromium keeps one in reserve, which it started before.
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return renderers.toSorted((a, b) => b.cpuTime - a.cpuTime)[0]?.id ?? 0;
}

test(`FA9 kill -9 of the window while typing loses nothing that was said to be saved, and doubles nothing (${rounds} rounds)`, async ({
  browser,
  context,
  page: first,
  laptop,
}) => {
  test.setTimeout(60_000 + rounds * 15_000);
  const host = await laptop.start();
  await openSample(first, host.link);
  await newParagraph(await goToChapter(first, 2));
  let page: Page = first;
  const saved: string[] = [];
  const typed: string[] = [];
  let lost = 0;
  let doubled = 0;
  for (let round = 0; round < rounds; round += 1) {
    const token = `Gesichert${round}.`;
    await page.keyboard.type(`${token} `);
    await expect(status(page)).toContainText('Gesichert');
    saved.push(token);
    const crashed = page.waitForEvent('crash');
    const last = `Zuletzt${round}.`;
    typed.push(last);
    for (const key of `${last} `) await page.keyboard.type(key);
    process.kill(await rendererOf(browser), 'SIGKILL');
    await crashed;
    await page.close();
    page = await context.newPage();
    await page.goto(host.link);
    await page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
    const text = await goToChapter(page, 2);
    for (const word of saved) lost += (await count(text, word)) === 0 ? 1 : 0;
    for (const word of [...saved, ...typed]) doubled += (await count(text, word)) > 1 ? 1 : 0;
    await newParagraph(text);
  }
  console.log(`FA9: ${rounds} kills, ${saved.length} words saved before, lost ${lost}, doubled ${doubled}`);
  expect(lost).toBe(0);
  expect(doubled).toBe(0);
});
