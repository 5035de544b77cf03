import type { Page } from '@playwright/test';
import { caretAt, expect, lines, paste, selected, test, textOf } from './editor-preview.ts';

const embeds = (page: Page, kind: string, chapter = 1): Promise<(string | null)[]> =>
  textOf(page, chapter)
    .locator(`.embed[data-embed="${kind}"]`)
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-label')));
const headings = (page: Page): Promise<string[]> =>
  textOf(page)
    .locator('[role="heading"]')
    .evaluateAll((all) => all.map((each) => `${each.getAttribute('data-number') ?? ''} ${each.textContent}`));

test('RF5 a cross-reference is found by its words, leads there, and follows when numbers change', async ({
  page,
  open,
}) => {
  await open({ chapters: 2, me: 3 });
  const text = textOf(page);
  await expect.poll(() => headings(page)).toEqual(['1.1 Mehrsprachigkeit', '1.1.1 Eltern und Lots*innen']);
  await caretAt(text, 15, 3);
  await page.keyboard.press('Control+Alt+r');
  await page.getByRole('searchbox').fill('Lots eltern');
  await expect(page.getByRole('option').first()).toContainText('Abschnitt 1.1.1');
  await page.keyboard.press('Enter');
  await expect.poll(() => embeds(page, 'ref')).toEqual(['Abschnitt 1.1.1']);

  await caretAt(text, 0, 0);
  await page.keyboard.type('Neu');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Alt+1');
  await expect.poll(() => embeds(page, 'ref')).toEqual(['Abschnitt 1.2.1']);
  await page.keyboard.press('Control+Alt+0');
  await expect.poll(() => embeds(page, 'ref')).toEqual(['Abschnitt 1.1.1']);

  await text.locator('.embed').click();
  await expect
    .poll(() => page.evaluate(() => window.getSelection()?.anchorNode?.parentElement?.closest('.block')?.textContent))
    .toContain('Eltern und Lots*innen');
  // The target goes: that is said plainly.
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect.poll(() => embeds(page, 'ref')).toEqual(['(Ziel fehlt)']);
  await expect(text.locator('.embed')).toHaveAttribute('data-missing', '');
});

test('RF6 a footnote is written at the end of the chapter, hides with its mark, and one gets there and back', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const notes = page.getByRole('region', { name: 'Fußnoten' });
  await text.click();
  await page.keyboard.type('Erster Satz.');
  await page.keyboard.press('Control+Alt+f');
  await expect(notes.getByRole('textbox', { name: 'Text von Fußnote 1' })).toBeFocused();
  await page.keyboard.type('Quelle: Rat');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.type(' Zweiter.');
  await expect.poll(() => lines(page)).toEqual(['Erster Satz. Zweiter.']);
  await expect.poll(() => embeds(page, 'note')).toEqual(['1']);

  // One before it takes its number.
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+Alt+f');
  await expect(notes.getByRole('textbox', { name: 'Text von Fußnote 1' })).toBeFocused();
  await page.keyboard.type('Davor');
  await expect.poll(() => embeds(page, 'note')).toEqual(['1', '2']);
  await expect(notes.locator('[data-note]')).toHaveText(['Davor', 'Quelle: Rat']);

  await text.locator('.embed').nth(1).click();
  await expect(notes.getByRole('textbox', { name: 'Text von Fußnote 2' })).toBeFocused();
  await notes.getByRole('button', { name: 'Zurück zum Text, Fußnote 1' }).click();
  await expect(text).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(notes.locator('[data-note]')).toHaveText(['Quelle: Rat']);
  await page.keyboard.press('Control+z');
  await expect(notes.locator('[data-note]')).toHaveText(['Davor', 'Quelle: Rat']);
});

test('RF7 a council paper is cited with its form checked, and offered where one types it', async ({ page, open }) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  await text.click();
  await page.keyboard.type('Siehe ');
  await page.keyboard.press('Control+Alt+d');
  const field = page.getByRole('textbox', { name: 'Nummer der Drucksache' });
  await field.fill('2136/18');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Diese Nummer hat keine der vereinbarten Formen')).toBeVisible();
  await field.fill('Drs. 2136/2018');
  await page.keyboard.press('Enter');
  await expect.poll(() => embeds(page, 'paper')).toEqual(['2136/2018']);
  await expect(text).toBeFocused();

  await page.keyboard.type(' und Drs. H-0375-2019.');
  await page.getByRole('button', { name: 'Zitieren' }).click();
  await expect.poll(() => embeds(page, 'paper')).toEqual(['2136/2018', 'H-0375-2019']);
  await expect(text.locator('.embed').nth(1)).toHaveAccessibleName('Drucksache H-0375-2019');
  await text.press('Control+z');
  await expect.poll(async () => (await lines(page))[0]?.replace('\u00a0', ' ')).toBe('Siehe  und Drs. H-0375-2019.');
});

test('NU12 paragraph numbers that are set down stay, and a paragraph that comes between has a letter', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  await text.click();
  await page.keyboard.type('Eins');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Zwei');
  const number = (at: number): Promise<string> =>
    text
      .locator('.block')
      .nth(at)
      .evaluate((block) => getComputedStyle(block, '::before').content);
  await expect.poll(() => number(1)).toContain('counter(paragraph)');
  await page.evaluate(() => window.preview.freeze(1));
  await expect.poll(() => number(1)).toBe('"1/2"');
  await text.locator('.block').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Dazwischen');
  await expect.poll(() => number(1)).toBe('"1/1a"');
  await expect.poll(() => number(2)).toBe('"1/2"');
});

test('NU13 lines are numbered for a meeting, every fifth, and go on after a change', async ({ page, open }) => {
  await open({ chapters: 1, lines: true });
  const numbers = page.locator('.line-numbers > span');
  await expect(numbers.first()).toHaveText('5');
  const before = await numbers.allTextContents();
  expect(before.slice(0, 2)).toEqual(['5', '10']);
  const middle = await numbers.first().evaluate((mark) => mark.getBoundingClientRect().top);
  await textOf(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Eine Zeile mehr.');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => numbers.first().evaluate((mark) => Math.round(mark.getBoundingClientRect().top)))
    .not.toBe(Math.round(middle));
});

test('NU14 a list of contents follows the paper, and its entries lead to their places', async ({ page, open }) => {
  await open({ chapters: 1, me: 3 });
  const text = textOf(page);
  await caretAt(text, 0, 0);
  await page.getByRole('button', { name: 'Einfügen' }).click();
  await page.getByRole('menuitem', { name: 'Inhaltsverzeichnis' }).click();
  const list = text.getByRole('navigation', { name: 'Inhaltsverzeichnis' });
  await expect(list.getByRole('listitem')).toHaveText([/^1/, '1.1Mehrsprachigkeit', '1.1.1Eltern und Lots*innen']);
  await list.getByRole('button', { name: /Eltern und Lots/ }).click();
  await expect
    .poll(() => page.evaluate(() => window.getSelection()?.anchorNode?.parentElement?.closest('.block')?.textContent))
    .toContain('Eltern und Lots*innen');
  await page.keyboard.press('Control+Alt+0');
  await expect(list.getByRole('listitem')).toHaveText([/^1/, '1.1Mehrsprachigkeit']);
});

test('RF11 a footnote that is copied is a new one with the same words, and other programs get what a reference shows', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const notes = page.getByRole('region', { name: 'Fußnoten' }).locator('[data-note]');
  await text.click();
  await page.keyboard.type('Satz');
  await page.keyboard.press('Control+Alt+f');
  await expect(notes).toBeFocused();
  await page.keyboard.type('Quelle');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+a');
  await selected(page, 'Satz\uFFFC');
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(data.types.map((type) => [type, data.getData(type)]));
  });
  expect(copied['text/plain']).toBe('Satz1');
  await page.keyboard.press('ArrowRight');
  await paste(page, copied);
  await expect(notes).toHaveText(['Quelle', 'Quelle']);
  await expect.poll(() => embeds(page, 'note')).toEqual(['1', '2']);
  await notes.nth(1).click();
  await page.keyboard.type('Andere ');
  await expect(notes).toHaveText(['Quelle', /Andere/]);
  await expect.poll(() => lines(page)).toEqual(['SatzSatz']);
});

test('NU17 what is only suggested is „neu“ and counted by nothing behind it, until it is accepted', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, me: 3 });
  const text = textOf(page);
  await expect.poll(() => headings(page)).toEqual(['1.1 Mehrsprachigkeit', '1.1.1 Eltern und Lots*innen']);
  const margin = (): Promise<string[]> =>
    text
      .locator('.block:not([role=heading], [data-frame], [data-kind=bullet], [data-kind=number])')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each, '::before').content));
  const before = await margin();
  await caretAt(text, 0, 0);
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Vorgeschlagen');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ein Absatz dazu.');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Alt+1');
  const standing = ['1.1 Mehrsprachigkeit', '1.1.1 Eltern und Lots*innen'];
  await expect.poll(() => headings(page)).toEqual(['neu Vorgeschlagen', ...standing]);
  expect((await margin()).filter((content) => content !== 'none')).toEqual(before);
  await page.keyboard.press('Alt+Shift+a');
  await expect.poll(() => headings(page)).toContain('1.1 Vorgeschlagen');
  await expect.poll(() => headings(page)).toContain('1.2 Mehrsprachigkeit');
});

test('NU20 a suggested item is „neu“ in text and cell and counted by nothing behind it, as a suggested footnote in a cell, until they are accepted', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  /** What is drawn as it is read out, generated numbers with it. */
  const spoken = async (): Promise<string> => {
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const words = (id: string): string => {
      const node = byId.get(id);
      if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '');
      return (node?.childIds ?? []).map(words).join('');
    };
    const box = nodes.find(
      (node) => node.role?.value === 'textbox' && String(node.name?.value).startsWith('Text von Kapitel'),
    );
    return words(box?.nodeId ?? '').replace(/\s+/g, '');
  };
  const list = async (): Promise<void> => {
    await page.keyboard.type('1. eins');
    await page.keyboard.press('Enter');
    await page.keyboard.type('zwei');
  };
  const cell = page.getByRole('textbox', { name: 'Zeile 1, Spalte 1', exact: true });
  await text.click();
  await list();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(cell).toBeFocused();
  await list();
  await expect.poll(spoken).toMatch(/1\.eins2\.zwei.*1\.eins2\.zwei/);
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('dazu');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Quelle');
  await page.keyboard.press('Escape');
  await caretAt(text, 0, 4);
  await page.keyboard.press('Enter');
  await page.keyboard.type('dazu');
  await expect.poll(spoken).toMatch(/1\.einsneudazu[^.]*2\.zwei.*1\.einsneudazu[^.]*2\.zwei/);
  await expect.poll(() => embeds(page, 'note')).toEqual(['neu']);
  await page.screenshot({ path: 'test-results/suggested-list.png' });
  await page.keyboard.press('Alt+Shift+a');
  await expect.poll(spoken).toMatch(/1\.eins2\.dazu3\.zwei.*1\.einsneudazu/);
});
