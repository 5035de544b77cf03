import type { CDPSession, Locator, Page } from '@playwright/test';
import { blocksOf, caretAt, expect, paste, test, textOf } from './editor-preview.ts';
import { work } from './work-mode.ts';

/** The chapter as it was before anything was suggested, and as it would be with all of it. */
async function both(page: Page): Promise<{ readonly before: string; readonly after: string }> {
  const blocks = await blocksOf(page);
  let [before, after] = ['', ''];
  for (const block of blocks) {
    for (const run of block.runs as (string | [string, Record<string, unknown>])[]) {
      const [words, attributes] = typeof run === 'string' ? [run, {}] : run;
      const keys = Object.keys(attributes);
      if (!keys.some((key) => key.startsWith('ins:'))) before += words;
      if (!keys.some((key) => key.startsWith('del:'))) after += words;
    }
  }
  return { before, after };
}

async function begin(page: Page): Promise<{ readonly text: Locator; readonly original: string }> {
  await work(page, 'Vorschlagen');
  return { text: textOf(page), original: (await both(page)).before };
}

/** A word composed as an input method does it. */
async function compose(cdp: CDPSession, steps: readonly string[]): Promise<void> {
  for (const text of steps)
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await cdp.send('Input.insertText', { text: steps[steps.length - 1] ?? '' });
}

/** Replaces selected characters as the browser's spellcheck does. */
async function correct(text: Locator, wrong: string, right: string): Promise<void> {
  await text.evaluate(
    (root, [from, to]) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(from) ?? -1;
        if (at < 0) continue;
        const range = new StaticRange({
          startContainer: node,
          startOffset: at,
          endContainer: node,
          endOffset: at + from.length,
        });
        const data = new DataTransfer();
        data.setData('text/plain', to);
        const init = {
          inputType: 'insertReplacementText',
          dataTransfer: data,
          targetRanges: [range],
          bubbles: true,
          cancelable: true,
        };
        root.dispatchEvent(new InputEvent('beforeinput', init));
        return;
      }
    },
    [wrong, right] as const,
  );
}

test('SG11 composing, correcting, pasting and cutting in suggestion mode are suggestions, and the text itself stays', async ({
  page,
  open,
}) => {
  await open({ chapters: 1 });
  const { text, original } = await begin(page);
  const cdp = await page.context().newCDPSession(page);
  await caretAt(text, 0, 7);
  await compose(cdp, ['ü', 'üb', 'über']);
  await expect.poll(() => both(page)).toMatchObject({ before: original });
  await expect(text.getByRole('insertion').first()).toHaveText('über');
  // Composing within what is struck and beside it leaves no doubled words.
  await page.keyboard.press('Delete');
  await compose(cdp, ['é']);
  expect((await both(page)).before).toBe(original);

  await correct(text, 'Hannover', 'Hanover');
  await expect.poll(async () => (await both(page)).after).toContain('Landeshauptstadt Hanover');
  expect((await both(page)).before).toBe(original);

  await caretAt(text, 3, 0);
  await paste(page, { 'text/html': '<p>Erster <b>fetter</b></p><p>Zweiter</p>' });
  await expect.poll(async () => (await both(page)).after).toContain('Erster fetter');
  expect((await both(page)).before).toBe(original);

  await caretAt(text, 10, 0);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+x');
  await expect(text.getByRole('deletion').last()).toBeVisible();
  expect((await both(page)).before).toBe(original);
  await page.keyboard.press('Control+z');
  expect((await both(page)).before).toBe(original);
});

test('SG12 Enter, Backspace, Delete, words, formats, kinds, indents and moves in suggestion mode are suggestions that undo takes back', async ({
  page,
  open,
}) => {
  await open({ chapters: 1 });
  const { text, original } = await begin(page);
  const blank = JSON.stringify(await blocksOf(page));
  const keep = async (): Promise<void> => expect((await both(page)).before).toBe(original);
  await caretAt(text, 1, 4);
  await page.keyboard.press('Enter');
  await expect(text.locator('[data-signed=ins]')).toHaveAttribute('data-sign', 'neuer Absatz');
  await keep();
  await page.keyboard.press('Control+z');
  await caretAt(text, 1, 0);
  await page.keyboard.press('Backspace');
  await expect(text.locator('[data-signed=del]')).toHaveAttribute('data-sign', /verbunden/);
  await keep();
  await page.keyboard.press('Control+z');
  await expect(text.locator('[data-sign]')).toHaveCount(0);
  await caretAt(text, 1, 0);
  await page.keyboard.press('Control+Delete');
  await page.keyboard.press('Delete');
  await expect(text.getByRole('deletion').first()).toBeVisible();
  await keep();
  await caretAt(text, 3, 0);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+b');
  await expect(text.locator('[data-suggested~=fmt]').first()).toBeVisible();
  await page.keyboard.press('Control+Alt+2');
  await expect(text.locator('[data-signed=kind]')).toHaveAttribute('data-sign', 'wird: Überschrift 2');
  await keep();
  await caretAt(text, 5, 2);
  await page.keyboard.press('Tab');
  await expect(text.locator('[data-sign*="Einzug"]')).toHaveCount(1);
  await caretAt(text, 15, 2);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(text.locator('[data-signed=del]')).toHaveAttribute('data-sign', 'Absatz entfällt');
  await keep();
  for (let step = 0; step < 12; step++) await page.keyboard.press('Control+z');
  await expect.poll(async () => JSON.stringify(await blocksOf(page))).toBe(blank);
});

test('SG15 a title can’t be suggested: whoever types there is told so, and it stays', async ({ page, open }) => {
  await open({ chapters: 1, people: 1 });
  const title = page.locator('[data-pane="0"]').getByRole('textbox', { name: /^Titel von Kapitel 1/ });
  const before = await title.inputValue();
  const told = page.getByText(/^Ein Titel lässt sich nicht vorschlagen\./).first();
  await begin(page);
  await title.click();
  await page.keyboard.type('N');
  await expect(told).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+x');
  await expect(title).toHaveValue(before);
  expect((await both(page)).before).toBe((await both(page)).after);
  // Whoever writes changes it.
  await page.getByRole('button', { name: 'Arbeitsweise' }).click();
  await page.getByRole('option', { name: 'Schreiben' }).click();
  await title.click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(title).toHaveValue(`${before}!`);
});
