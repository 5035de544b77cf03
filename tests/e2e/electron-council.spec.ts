/** The council paper in the app's own window, whose browser may be Chromium 114. */
import { expect, hostPid, test, type ElectronApp } from './electron-app.ts';
import { askedPdf } from './asked-pdf.ts';

test('CP117 in the app’s window the real pages are drawn as well, with what was just typed, and no policy is broken', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const { page } = await start();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) faults.push(message.text());
  });
  await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  await page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  const first = page.getByRole('figure').first();
  await expect(first.locator('canvas')).toBeAttached({ timeout: 60_000 });
  await page.getByRole('textbox', { name: 'Betreff' }).fill('Aus dem Fenster');
  await expect(first).toContainText('Aus dem Fenster');
  const dark = await first.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 120) count += 1;
    return count;
  });
  expect(dark).toBeGreaterThan(500);
  expect(faults).toEqual([]);
});

/** Processes that make a PDF right now. */
const enginesOf = (app: ElectronApp['app']): Promise<number[]> =>
  app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ name }) => name === 'Ratschrift PDF')
      .map(({ pid }) => pid),
  );

test('PD10 the shell starts the process that makes a PDF; it is gone with the file, and with the host', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await start();
  const pdf = askedPdf(page);
  await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  expect(await pdf()).toMatch(/^%PDF-/);
  expect(await enginesOf(app)).toEqual([]);
  const never = pdf().catch(() => 'none');
  await expect.poll(() => enginesOf(app), { intervals: [20] }).toHaveLength(1);
  process.kill(await hostPid(app), 'SIGKILL');
  await expect.poll(() => enginesOf(app)).toEqual([]);
  expect(await never).toBe('none');
  // The next host makes one again.
  await expect.poll(() => pdf().catch(() => ''), { timeout: 30_000 }).toMatch(/^%PDF-/);
});
