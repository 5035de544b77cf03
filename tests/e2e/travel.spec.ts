import { chapterText, expect, goToChapter, newParagraph, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('time travel', () => {
  test('TT8 leads by keys to any moment of a chapter and marks what came and went; the text itself stays as it is', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const text = await goToChapter(page, 7);
    await newParagraph(text);
    await page.keyboard.type('Gerade geschrieben.');
    await expect(text).toContainText('Gerade geschrieben.');
    const written = await text.textContent();
    await page.keyboard.press('F2');
    const view = page.getByRole('dialog', { name: 'Zeitreise' });
    const then = view.getByRole('region', { name: 'Text zu diesem Zeitpunkt' });
    const slider = view.getByRole('slider', { name: 'Zeitpunkt' });
    await expect(then.getByRole('insertion')).toContainText('Gerade geschrieben.');
    await expect(slider).toHaveAttribute(
      'aria-valuetext',
      /\d{4}, \d\d:\d\d:\d\d Uhr\. .+ in 7 Bildung, .+Zeichen dazu/,
    );
    await expectAccessible(page);

    await slider.focus();
    await page.keyboard.press('Home');
    await expect(then).toContainText('7/1');
    await expect(then).not.toContainText('Gerade geschrieben.');
    await page.keyboard.press('ArrowRight');
    await expect(then).toContainText('Gerade geschrieben.');
    await view.getByRole('checkbox', { name: 'Änderungen zeigen' }).click({ force: true });
    await expect(then.getByRole('insertion')).toHaveCount(0);

    // What stood then, compared with now, or to be brought back; and back to the same moment.
    await slider.press('Home');
    await expect(then).not.toContainText('Gerade geschrieben.');
    const moment = await slider.getAttribute('aria-valuetext');
    await view.getByRole('button', { name: 'Mit jetzt vergleichen' }).click();
    const comparison = page.getByRole('region', { name: 'Vergleich' });
    await expect(comparison.locator('ins')).toHaveText('Gerade geschrieben.');
    await expect(page.getByRole('option', { name: /aus der Zeitreise/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(slider).toHaveAttribute('aria-valuetext', moment ?? '');
    await view.getByRole('button', { name: 'Von hier wiederherstellen …' }).click();
    await expect(page.getByRole('dialog', { name: 'Kapitel wiederherstellen' })).toContainText('Bildung');
    await page.keyboard.press('Escape');
    await expect(slider).toHaveAttribute('aria-valuetext', moment ?? '');

    // The whole paper, another period, somebody who wrote nothing here.
    await view.getByRole('option', { name: 'Ganzes Papier' }).click();
    await expect(then.getByRole('heading', { level: 3 }).first()).toBeVisible();
    await view.getByRole('button', { name: 'Tag', exact: true }).click();
    await view.getByRole('button', { name: 'Tag abspielen' }).click();
    await expect(view.getByRole('button', { name: 'Anhalten' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(view).toHaveCount(0);
    expect(await chapterText(page, 7).textContent()).toBe(written);
  });
});
