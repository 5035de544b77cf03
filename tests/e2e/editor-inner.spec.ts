import type { Page } from '@playwright/test';
import { expect, test, textOf, blocksOf } from './editor-preview.ts';

const note = (page: Page, person = 0) => page.locator(`[data-pane="${person}"] .inner-text`);
const textIs = (page: Page, text: string) =>
  expect.poll(() => page.evaluate(() => window.preview.text(1, 'note:n1'))).toBe(text);
const isEditor = (page: Page) =>
  note(page).evaluate((element) => '__lexicalEditor' in element && element.__lexicalEditor !== null);

test('IN1 a text within a chapter is drawn, follows the others, and is an editor while one writes in it', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, people: 2, all: true });
  await page.evaluate(() => [window.preview.mountNote(0, 1, 'note:n1'), window.preview.mountNote(1, 1, 'note:n1')]);
  await page.evaluate(() => window.preview.typeIn(1, 'note:n1', 0, 'Erstens zweitens'));
  await expect(note(page)).toHaveText('Erstens zweitens');
  expect(await isEditor(page)).toBe(false);

  // A click puts the caret where one clicked.
  const at = await note(page).evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    if (text === null) throw new Error('no text');
    const range = document.createRange();
    range.setStart(text, 7);
    const box = range.getClientRects()[0];
    return { x: box?.left ?? 0, y: (box?.top ?? 0) + 6 };
  });
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => isEditor(page)).toBe(true);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.keyboard.type(',');
  await textIs(page, 'Erstens, zweitens');
  await expect(note(page, 1)).toHaveText('Erstens, zweitens');
  await note(page, 1).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(page.locator('[data-pane="1"] .remote-caret')).toBeVisible();

  // The toolbar works on it, and only what may stand there can be inserted.
  await page.keyboard.press('Control+a');
  await page.locator('[data-pane="0"]').getByRole('button', { name: 'Fett' }).click();
  await expect(note(page, 1).locator('strong')).toHaveText('Erstens, zweitens');
  await page.locator('[data-pane="0"]').getByRole('button', { name: 'Einfügen' }).click();
  await expect(page.getByRole('menuitem', { name: 'Seitenumbruch' })).toContainText('nicht in einer Fußnote');
  await page.keyboard.press('Escape');

  // Back to a drawing as soon as one writes elsewhere; the chapter itself was never touched.
  const before = (await blocksOf(page))[0]?.text ?? '';
  await textOf(page).locator('.block').first().click();
  await expect.poll(() => isEditor(page)).toBe(false);
  await expect(note(page).locator('strong')).toHaveText('Erstens, zweitens');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('X');
  await expect.poll(async () => (await blocksOf(page))[0]?.text).toBe(`X${before}`);
});

test('IN2 all texts of a chapter have one history, and a step back leads to where it changed something', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await page.evaluate(() => window.preview.mountNote(0, 1, 'note:n1'));
  await textOf(page).click();
  await page.keyboard.type('Kapitel');
  await note(page).click();
  await page.keyboard.type('Fußnote');
  await textIs(page, 'Fußnote');
  await textOf(page).locator('.block').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect.poll(async () => (await blocksOf(page))[0]?.text).toBe('Kapitel!');

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await blocksOf(page))[0]?.text).toBe('Kapitel');
  await page.keyboard.press('Control+z');
  await textIs(page, '');
  await expect(note(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await blocksOf(page))[0]?.text ?? '').toBe('');
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await textIs(page, 'Fußnote');
  await expect(note(page)).toBeFocused();
});

test('IN3 while one suggests, what is written in a text within the chapter is a suggestion too', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await page.evaluate(() => {
    window.preview.mountNote(0, 1, 'note:n1');
    window.preview.typeIn(1, 'note:n1', 0, 'alt');
    window.preview.models[0]?.all[0]?.binding.suggestAs('anna');
  });
  await note(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('neu');
  await textOf(page).click();
  await expect(note(page).getByRole('deletion')).toHaveText('alt');
  await expect(note(page).getByRole('insertion')).toHaveText('neu');
});
