import type { Locator, Page } from '@playwright/test';
import { chapterText, drag, expect, goToChapter, highlighted, newParagraph, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Angaben' });
const thread = (page: Page, words: string): Locator => panel(page).getByRole('article').filter({ hasText: words });

test.describe('comments', () => {
  test('CO12 a comment by keyboard reaches the other group, which replies, mentions and is mentioned, live and marked as unread', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 1 (Stadtgesellschaft)', 'Soziales');
    await goToChapter(other, 7);
    await panel(other)
      .getByRole('tab', { name: /Kommentare/ })
      .click();

    const text = await goToChapter(page, 7);
    await newParagraph(text);
    await page.keyboard.type('unabhängig von ihrer Herkunft');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+Alt+m');
    const field = panel(page).getByRole('textbox', { name: 'Ihr Kommentar' });
    await expect(field).toBeFocused();
    await page.keyboard.type('Hier fehlt das Alter, @mitglied 1');
    await expect(panel(page).getByRole('option').first()).toContainText('Mitglied 1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(thread(page, 'Hier fehlt das Alter, @Mitglied 1')).toBeFocused();
    await expect.poll(() => highlighted(page)).toEqual(['unabhängig von ihrer Herkunft']);
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();

    // The other person, who may not write in this chapter, sees it at once, and that it is new.
    const there = thread(other, 'Hier fehlt das Alter');
    await expect(there).toContainText('„unabhängig von ihrer Herkunft“');
    await expect(there.getByRole('img', { name: 'ungelesen' })).toBeVisible();
    await expect(other.getByRole('tab', { name: /Kommentare 1.*ungelesen/ })).toBeVisible();
    await there.getByRole('button', { name: /Stelle im Text zeigen/ }).click();
    await expect(there.getByRole('img', { name: 'ungelesen' })).toHaveCount(0);
    await there.getByRole('button', { name: 'Antworten' }).click();
    await other.keyboard.type('Wird ergänzt.\nDanke!');
    await there.getByRole('button', { name: 'Antworten' }).click();
    await expect(there.getByRole('listitem')).toHaveCount(1);
    await expectAccessible(other);

    const here = thread(page, 'Hier fehlt das Alter');
    await expect(here).toContainText('Wird ergänzt.');
    await here.getByRole('button', { name: 'Erledigt' }).click();
    await expect(thread(page, 'Hier fehlt')).toHaveCount(0);
    await expect.poll(() => highlighted(page)).toEqual([]);
    await panel(page).getByRole('button', { name: /Stand/ }).click();
    await page.getByRole('option', { name: 'erledigte' }).click();
    await thread(page, 'Hier fehlt').getByRole('button', { name: 'Wieder öffnen' }).click();
    await expect(thread(other, 'Hier fehlt')).toBeVisible();
  });

  test('CO13 who may not write in a chapter comments on it by mouse and keyboard; lost words leave the quote', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 2 (Verwaltung)', 'Soziales');
    const text = await goToChapter(page, 7);
    await newParagraph(text);
    await page.keyboard.type('Verlässliche Angebote im Stadtteil brauchen Räume.');
    await panel(page)
      .getByRole('tab', { name: /Kommentare/ })
      .click();

    const foreign = await goToChapter(other, 7);
    await expect(foreign).toHaveAttribute('aria-readonly', 'true');
    await expect(foreign).toContainText('brauchen Räume.');
    await drag(other, foreign, 'Verlässliche Angebote');
    await other.getByRole('button', { name: 'Kommentieren', exact: true }).last().click();
    await other.keyboard.type('Welche genau?');
    await panel(other).getByRole('button', { name: 'Kommentieren', exact: true }).click();
    await expect.poll(() => highlighted(other)).toEqual(['Verlässliche Angebote']);
    await expect(thread(page, 'Welche genau?')).toContainText('„Verlässliche Angebote“');

    // By keyboard alone: from the selected words on, word by word.
    await foreign.focus();
    await other.keyboard.press('ArrowRight');
    await other.keyboard.press('Shift+ArrowRight');
    await other.keyboard.press('Control+Alt+m');
    await other.keyboard.type('Auch hier.');
    await other.keyboard.press('Control+Enter');
    await expect(thread(other, 'Auch hier.')).toBeFocused();

    // A click on the words opens the thread, the keys lead from one to the next.
    await page.keyboard.press('Escape');
    await drag(page, text, 'Verlässliche Angebote');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Alt+m');
    await expect(thread(page, 'Welche genau?')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Alt+PageDown');
    await expect(panel(page).locator('article[data-active]')).toContainText('Auch hier.');

    // Assigned to somebody, found by the filter.
    await thread(page, 'Welche genau?')
      .getByRole('button', { name: /Befehle für den Kommentar/ })
      .click();
    await page.getByRole('menuitem', { name: 'Zuweisen' }).click();
    await thread(page, 'Welche genau?')
      .getByRole('button', { name: /Zuständig/ })
      .click();
    await page.getByRole('option', { name: 'Mitglied 2 (Verwaltung)' }).click();
    await expect(thread(page, 'Welche genau?')).toContainText('Zuständig: Mitglied 2 (Verwaltung)');
    await panel(other).getByRole('button', { name: 'Filtern' }).click();
    await panel(other).getByRole('button', { name: /Nur/ }).click();
    await other.getByRole('option', { name: 'mir zugewiesen' }).click();
    await expect(panel(other).getByRole('article')).toHaveCount(1);
    await expectAccessible(page);

    await drag(page, text, 'Verlässliche Angebote');
    await page.keyboard.press('Delete');
    await expect(panel(page).getByRole('heading', { name: 'Ohne Stelle im Text' })).toBeVisible();
    await expect(thread(page, 'Welche genau?')).toContainText('„Verlässliche Angebote“');
    await expect(thread(page, 'Welche genau?')).toContainText('Die Stelle steht nicht mehr im Text.');
    await page.keyboard.press('Control+z');
    await expect(panel(page).getByRole('heading', { name: 'Ohne Stelle im Text' })).toHaveCount(0);
    await expect(chapterText(page, 7)).toContainText('Verlässliche Angebote im');
  });
});
