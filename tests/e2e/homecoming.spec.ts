import type { Page } from '@playwright/test';
import { expect, goToChapter, invite, openSample, status, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test('CH7 two laptops write in one paragraph while apart: the one that comes home sees both versions, takes one, and is done', async ({
  page,
  laptop,
  anotherLaptop,
  anotherPage,
  plug,
}) => {
  test.setTimeout(120_000);
  const office = await laptop.start();
  await openSample(page, office.link);
  const link = await invite(page, 'Anna Arndt', 'Soziales');
  const cable = await plug(office.port);
  const second = await anotherLaptop.start();
  const away = await anotherPage();
  await away.goto(second.link);
  await away.getByRole('button', { name: /Treffen beitreten/ }).click();
  await away.getByRole('textbox', { name: 'Einladungslink' }).fill(link.replace(`:${office.port}/`, `:${cable.port}/`));
  await away.getByRole('button', { name: 'Beitreten', exact: true }).click();
  const mine = await goToChapter(away, 8);
  await expect(status(away)).toContainText('Gesichert und geteilt');
  cable.pull();
  await mine.focus();
  await mine.press('Control+End');
  await mine.pressSequentially(' Unterwegs ergänzt.');
  const theirs = await goToChapter(page, 8);
  await theirs.focus();
  await theirs.press('Control+End');
  await theirs.pressSequentially(' Im Rathaus ergänzt.');
  // Both find a better title, too.
  const titleOf = (side: Page) => side.getByRole('textbox', { name: 'Titel von Kapitel 8' });
  const renamed = async (side: Page, words: string): Promise<string> => {
    await titleOf(side).focus();
    await side.keyboard.press('End');
    await side.keyboard.type(words);
    return titleOf(side).inputValue();
  };
  const myTitle = await renamed(away, ' unterwegs');
  const theirTitle = await renamed(page, ' im Rathaus');
  await expect(status(away)).toContainText('Offline seit');
  cable.putBack();

  const notice = away.getByRole('button', { name: /Während Sie weg waren: 1 Kapitel geändert, an 2 Stellen/ });
  await notice.click({ timeout: 60_000 });
  const view = away.getByRole('dialog', { name: 'Während Sie weg waren' });
  const titles = view.getByRole('region', { name: 'Titel des Kapitels' });
  await expect(titles.getByRole('button')).toHaveText([myTitle, theirTitle]);
  await titles.getByRole('button', { name: theirTitle }).click();
  await expect(away.getByText('Das Kapitel heißt jetzt so.')).toBeVisible();
  for (const side of [away, page]) await expect(titleOf(side)).toHaveValue(theirTitle);
  const both = view.getByRole('region', { name: 'Absatz 1 von 1 in diesem Kapitel' });
  await expect(both.getByRole('group', { name: 'Ihre Fassung' }).locator('ins')).toContainText('Unterwegs ergänzt.');
  await expect(both.getByRole('group', { name: 'Fassung der anderen' }).locator('ins')).toContainText('Im Rathaus');
  const now = both.getByRole('group', { name: 'Jetzt im Text' });
  await expect(now).toContainText('Unterwegs ergänzt.');
  await expect(now).toContainText('Im Rathaus ergänzt.');
  await expectAccessible(away);
  await both.getByRole('button', { name: 'Fassung der anderen übernehmen' }).press('Enter');
  await expect(now).not.toContainText('Unterwegs');
  await expect(theirs).not.toContainText('Unterwegs');
  await expect(both).toContainText('Angesehen');
  await away.keyboard.press('Escape');
  // It is there until one is done with it, and what was taken is one step of one's own.
  await expect(mine).not.toContainText('Unterwegs');
  await mine.press('Control+z');
  await expect(mine).toContainText('Unterwegs ergänzt.');

  // Whoever may not write there any more proposes the version that they choose.
  const lock = async (): Promise<void> => {
    await page.getByRole('tab', { name: 'Kapitel' }).click();
    await page.getByRole('button', { name: 'Kapitel sperren: freigegeben' }).click();
    await page.getByRole('button', { name: 'Freigeben und sperren' }).click();
    await expect(page.getByText(/Freigegeben am .*Prüfsumme/)).toBeVisible();
  };
  await lock();
  await expect(mine).toHaveAttribute('aria-readonly', 'true');
  await notice.click();
  await both.getByRole('button', { name: 'Fassung der anderen übernehmen' }).press('Enter');
  await expect(away.getByText('Ihr Wunsch ist als Vorschlag eingereicht')).toBeVisible();
  await away.keyboard.press('Escape');
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  const proposal = page.getByRole('article', { name: /Anna Arndt schlägt vor/ });
  await expect(proposal.locator('del')).toContainText('Unterwegs ergänzt.');
  await expect(theirs).toContainText('Unterwegs ergänzt.');
  await page.getByRole('tab', { name: 'Kapitel' }).click();
  await page.getByRole('button', { name: 'Sperre aufheben' }).click();
  await expect(mine).toHaveAttribute('aria-readonly', 'false');
  await notice.click();
  await view.getByRole('button', { name: 'Fertig' }).click();
  await expect(notice).toBeHidden();

  // Signed off meanwhile: what was written on the way is a draft, and is handed in as suggestions.
  cable.pull();
  await mine.press('Control+End');
  await mine.pressSequentially(' Zu spät.');
  await lock();
  cable.putBack();
  const drafts = away.getByRole('tab', { name: /Entwürfe/ });
  await drafts.click({ timeout: 60_000 });
  await expect(away.getByText('Das Kapitel wurde inzwischen freigegeben. Ihr Text ist hier aufbewahrt.')).toBeVisible();
  await away.getByRole('button', { name: 'Als Vorschläge einreichen' }).click();
  await expect(drafts).toBeHidden();
  await expect(theirs).not.toContainText('Zu spät.');
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  await expect(page.getByText('Zu spät.').first()).toBeVisible();
});
