import { expect, goToChapter, test } from './app.ts';

test('SG10 who may not write in a chapter proposes, also over a reload; the group takes it over as suggestions of theirs or declines with a reason', async ({
  page,
  withMember,
}) => {
  const other = await withMember('Mitglied 3', 'Soziales');
  const foreign = await goToChapter(other, 7);
  await expect(foreign).toHaveAttribute('aria-readonly', 'true');
  const chapter = other.locator('section', { has: foreign });
  await chapter.getByRole('button', { name: 'Vorschläge machen' }).click();
  await expect(foreign).toHaveAttribute('aria-readonly', 'false');
  await foreign.locator('.block').first().click();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('Neu');
  await expect(foreign.getByRole('insertion')).toHaveText('Neu');
  await other.getByRole('tab', { name: /Vorschläge/ }).click();
  await expect(other.getByRole('region', { name: 'Ihre Vorschläge' })).toContainText('1 Änderung');
  // What is typed in the very moment before the page goes is sent with it.
  await foreign.locator('.block').first().click();
  await other.keyboard.press('Control+Home');
  for (let letter = 0; letter < 3; letter += 1) await other.keyboard.press('ArrowRight');
  await other.keyboard.type('es ');
  await other.reload();
  const again = await goToChapter(other, 7);
  await expect(again.getByRole('insertion')).toHaveText('Neues ');

  await other.getByRole('tab', { name: /Vorschläge/ }).click();
  await again.locator('.block').first().click();
  await other.keyboard.press('Control+End');

  const text = await goToChapter(page, 7);
  await expect(text).not.toContainText('Neues ');
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  const card = page.getByRole('article', { name: /Mitglied 3 schlägt vor/ });
  await expect(card.locator('ins')).toHaveText('Neues ');
  await card.getByRole('button', { name: 'Als Vorschläge in den Text' }).click();
  await expect(text.getByRole('insertion')).toHaveText('Neues ');
  await expect(page.getByRole('list', { name: 'Vorschläge' }).getByRole('listitem')).toContainText('Mitglied 3');
  await expect(other.getByRole('region', { name: 'Ihre Vorschläge' })).toContainText(/hat Ihre Vorschläge übernommen/);
  // The author now sees their suggestion in the chapter itself, once.
  await expect(again.getByRole('insertion')).toHaveText('Neues ');

  // They go on where they were, although their text was built anew, and this time it is declined.
  await other.keyboard.type(' Noch mehr.');
  await expect(again.locator('.block').last()).toHaveText(/ Noch mehr\.$/);
  await expect(card).toContainText('Noch mehr.');
  await card.getByRole('button', { name: 'Mehr' }).click();
  await page.getByRole('menuitem', { name: /Ablehnen/ }).click();
  await card.getByRole('textbox').fill('Steht schon in Kapitel 8.');
  await card.getByRole('button', { name: 'Ablehnen' }).click();
  await expect(card).toHaveCount(0);
  await expect(other.getByRole('region', { name: 'Ihre Vorschläge' })).toContainText('Steht schon in Kapitel 8.');
  await expect(again).not.toContainText('Noch mehr.');
});
