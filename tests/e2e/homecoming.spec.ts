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
  await expect(status(away)).toContainText('Offline seit');
  cable.putBack();

  const notice = away.getByRole('button', { name: /Während Sie weg waren: 1 Kapitel geändert, in 1 Absatz/ });
  await notice.click({ timeout: 60_000 });
  const view = away.getByRole('dialog', { name: 'Während Sie weg waren' });
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
  await notice.click();
  await view.getByRole('button', { name: 'Fertig' }).click();
  await expect(notice).toBeHidden();

  // Signed off meanwhile: what was written on the way is a draft, and is handed in as suggestions.
  cable.pull();
  await mine.press('Control+End');
  await mine.pressSequentially(' Zu spät.');
  await page.getByRole('tab', { name: 'Kapitel' }).click();
  await page.getByRole('button', { name: 'Kapitel sperren: freigegeben' }).click();
  await page.getByRole('button', { name: 'Freigeben und sperren' }).click();
  await expect(page.getByText(/Freigegeben am .*Prüfsumme/)).toBeVisible();
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
