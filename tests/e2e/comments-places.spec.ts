import type { Locator, Page } from '@playwright/test';
import { chapterText, drag, expect, goToChapter, highlighted, newParagraph, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Angaben' });
const thread = (page: Page, words: string): Locator => panel(page).getByRole('article').filter({ hasText: words });
const field = (page: Page): Locator => panel(page).getByRole('textbox', { name: 'Ihr Kommentar' });

async function command(page: Page, card: Locator, name: string): Promise<void> {
  await card
    .getByRole('button', { name: /^Befehle für den Kommentar/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name }).click();
}

test('CO21 a link to a comment leads there from an address and from the field to go to, in the right chapter, with the thread open, and its reply marked where it is to one', async ({
  page,
  laptop,
  letIn,
}) => {
  const host = await laptop.start();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page, host.link);
  const other = await letIn(page, 'Mitglied 5 (Stadtgesellschaft)', 'Bildung');
  const text = await goToChapter(page, 11);
  await newParagraph(text);
  await page.keyboard.type('Betriebe finden Beratung.');
  await drag(page, text, 'finden Beratung');
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type('Bei wem?');
  await page.keyboard.press('Control+Enter');
  await command(page, thread(page, 'Bei wem?'), 'Link kopieren');
  await expect(page.getByText('Kopiert')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`${host.http}/#p=`);

  // By the address, as from a mail, in the browser of somebody else.
  await expect(chapterText(other, 1)).toBeVisible();
  await other.goto('about:blank');
  await other.goto(link);
  await expect(thread(other, 'Bei wem?')).toBeFocused();
  await expect(thread(other, 'Bei wem?')).toHaveAttribute('data-active', 'true');
  await expect(chapterText(other, 11)).toContainText('Betriebe finden Beratung.');
  await expect(chapterText(other, 11).getByText('Betriebe finden Beratung.')).toBeInViewport();
  expect(new URL(other.url()).hash).not.toContain('c=');

  // To a reply: the thread opens, and the reply has the focus and is marked.
  await thread(other, 'Bei wem?').getByRole('button', { name: 'Antworten' }).click();
  await other.keyboard.type('Bei der Kammer.');
  await other.keyboard.press('Control+Enter');
  const reply = thread(page, 'Bei wem?').getByRole('listitem').filter({ hasText: 'Bei der Kammer.' });
  await command(page, reply, 'Link kopieren');
  const toReply = await page.evaluate(() => navigator.clipboard.readText());
  await other.goto('about:blank');
  await other.goto(toReply);
  const meant = thread(other, 'Bei wem?').getByRole('listitem').filter({ hasText: 'Bei der Kammer.' });
  await expect(meant).toBeFocused();
  await expect(meant).toHaveAttribute('data-marked', '');

  // By the field, from elsewhere in the paper; also once it is resolved. What is not there is told.
  await thread(page, 'Bei wem?').getByRole('button', { name: 'Erledigt' }).click();
  await goToChapter(page, 2);
  const goTo = async (wish: string): Promise<void> => {
    await page.keyboard.press('Control+g');
    await page.getByRole('dialog').getByRole('textbox').fill(wish);
    await page.keyboard.press('Enter');
  };
  await goTo(link);
  await expect(thread(page, 'Bei wem?')).toBeFocused();
  await expect(text.getByText('Betriebe finden Beratung.')).toBeInViewport();
  await goTo(`${toReply}x`);
  await expect(page.getByText(/^Diese Antwort gibt es nicht mehr/).first()).toBeVisible();
  await goTo(`${link}x`);
  await expect(page.getByText('Diesen Kommentar gibt es nicht mehr.').first()).toBeVisible();
  await goTo(link.replace(/p=[0-9a-f]{8}/, 'p=00000000'));
  await expect(page.getByRole('dialog').getByText(/in einem anderen Vorhaben/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('CO22 a block is commented by the pointer and carries its comments; text and list lead to each other; one’s own is changed and deleted, another’s hidden', async ({
  page,
  withMember,
}) => {
  const other = await withMember('Mitglied 6 (Verwaltung)', 'Soziales');
  const text = await goToChapter(page, 7);
  await newParagraph(text);
  await page.keyboard.type('Räume im Stadtteil sind knapp.');
  const foreign = await goToChapter(other, 7);
  const block = foreign.locator('.block', { hasText: 'Räume im Stadtteil' });
  await block.scrollIntoViewIfNeeded();
  const button = other.getByRole('button', { name: 'Absatz kommentieren' });
  // Chapters that still arrive may move the block away from under the pointer.
  await expect(async () => {
    await block.hover();
    await expect(button).toBeVisible({ timeout: 1_000 });
    const [beside, line] = [await button.boundingBox(), await block.boundingBox()];
    expect(Math.abs((beside?.y ?? Infinity) - (line?.y ?? 0))).toBeLessThan(20);
  }).toPass({ timeout: 15_000 });
  await button.click();
  await expect(field(other)).toBeFocused();
  await other.keyboard.type('Wo genau?');
  await other.keyboard.press('Control+Enter');
  await expect(thread(other, 'Wo genau?')).toContainText('Zum Absatz: „Räume im Stadtteil sind knapp.“');
  await drag(other, foreign, 'sind knapp');
  await other.keyboard.press('Control+Alt+m');
  await other.keyboard.type('Seit wann?');
  await other.keyboard.press('Control+Enter');

  // The block leads those who hear the page to the words; the bar beside it is for those who see it.
  const here = text.locator('.block', { hasText: 'Räume im Stadtteil' });
  await expect(here).toHaveAttribute('data-commented', '');
  // Both comments come over the network, one after the other.
  const commentsOf = async (): Promise<string[]> => ((await here.getAttribute('aria-details')) ?? '').split(' ');
  await expect.poll(commentsOf).toHaveLength(2);
  const details = await commentsOf();
  const comment = page.locator('[role=comment]');
  await expect(comment.filter({ hasText: 'Kommentar von Mitglied 6 (Verwaltung): Wo genau?' })).toHaveCount(1);
  expect(details).toContain(await comment.first().getAttribute('id'));

  // From the words into the list, and from the list to the words.
  await panel(page)
    .getByRole('tab', { name: /Kommentare/ })
    .click();
  await expect.poll(() => highlighted(page)).toEqual(['sind knapp']);
  await here.scrollIntoViewIfNeeded();
  const spot = await here.evaluate((element) => {
    const range = document.createRange();
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const at = node?.textContent?.indexOf('knapp') ?? -1;
    if (node === null || at < 0) throw new Error('not there');
    range.setStart(node, at + 1);
    range.setEnd(node, at + 2);
    const { left, top, height } = range.getBoundingClientRect();
    return { x: left, y: top + height / 2 };
  });
  await page.mouse.click(spot.x, spot.y);
  await expect(thread(page, 'Seit wann?')).toHaveAttribute('data-active', 'true');
  await thread(page, 'Wo genau?').hover();
  const hovered = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('comment-hover') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
    );
  await expect.poll(hovered).toEqual(['Räume im Stadtteil sind knapp.']);
  await here.hover();
  await page.getByRole('button', { name: 'Kommentar zum Absatz zeigen' }).click();
  await expect(thread(page, 'Wo genau?')).toBeFocused();
  await expectAccessible(page);

  await command(other, thread(other, 'Seit wann?'), 'Bearbeiten');
  await other.getByRole('textbox', { name: 'Kommentar ändern' }).fill('Seit welchem Jahr?');
  await other.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(thread(page, 'Seit welchem Jahr?')).toContainText('bearbeitet');
  await command(page, thread(page, 'Wo genau?'), 'Ausblenden');
  await expect(thread(other, 'Die Geschäftsstelle hat diesen Kommentar ausgeblendet.')).toHaveCount(1);
  await expect(thread(other, 'Wo genau?')).toHaveCount(0);
  await expect(here).not.toHaveAttribute('data-commented');
  await command(other, thread(other, 'Seit welchem Jahr?'), 'Löschen');
  await other.getByRole('alertdialog').getByRole('button', { name: 'Löschen' }).click();
  await expect(thread(page, 'Seit welchem Jahr?')).toHaveCount(0);
  await expect.poll(() => highlighted(page)).not.toContain('sind knapp');
});

test('CO23 words in a cell and in a footnote are commented where they stand, for others too, and both ways lead there', async ({
  page,
  withMember,
}) => {
  const other = await withMember('Mitglied 8 (Verwaltung)', 'Soziales');
  const text = await goToChapter(page, 12);
  await newParagraph(text);
  await page.keyboard.type('Kosten');
  await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Fußnote' }).click();
  await page.keyboard.type('Stand der Haushaltsplanung');
  await page.keyboard.press('Escape');
  await newParagraph(text);
  await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(text.locator('table').getByRole('textbox', { name: 'Zeile 1, Spalte 1' })).toBeFocused();
  await page.keyboard.type('Personal und Sachmittel');

  const foreign = await goToChapter(other, 12);
  for (const [words, said] of [
    ['Sachmittel', 'Wie viel?'],
    ['Haushaltsplanung', 'Welches Jahr?'],
  ] as const) {
    const where = words === 'Sachmittel' ? foreign : other.locator('[data-chapter]', { has: foreign });
    await drag(other, where, words);
    await other.keyboard.press('Control+Alt+m');
    await other.keyboard.type(said);
    await other.keyboard.press('Control+Enter');
    await expect(thread(other, said)).toContainText(`„${words}“`);
  }
  await expect.poll(() => highlighted(page)).toEqual(expect.arrayContaining(['Sachmittel', 'Haushaltsplanung']));
  await panel(page)
    .getByRole('tab', { name: /Kommentare/ })
    .click();
  await expect(panel(page).getByRole('heading', { name: 'Ohne Stelle im Text' })).toHaveCount(0);

  // The words keep their comment while one writes before them; the list leads into the cell.
  await thread(page, 'Wie viel?').click();
  await page.keyboard.press('Escape');
  const selected = () => page.evaluate(() => String(document.getSelection()));
  await page.keyboard.press('Control+Alt+PageDown');
  await expect.poll(selected).toMatch(/Sachmittel|Haushaltsplanung/);
  await page.keyboard.press('Control+Alt+PageDown');
  await expect.poll(selected).toMatch(/Sachmittel|Haushaltsplanung/);
  const cell = text.locator('table').getByRole('textbox', { name: 'Zeile 1, Spalte 1' });
  await cell.click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Viele ');
  await expect.poll(() => highlighted(other)).toEqual(expect.arrayContaining(['Sachmittel', 'Haushaltsplanung']));
  await expect(foreign.locator('table')).toContainText('Viele Personal und Sachmittel');
});
