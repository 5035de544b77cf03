import type { Page } from '@playwright/test';
import type { LexicalEditor, RangeSelection } from 'lexical';
import { blocksOf, expect, test, textOf } from './editor-preview.ts';

const kinds = async (page: Page): Promise<string[]> =>
  (await blocksOf(page)).map(({ kind, text }) => `${kind}:${text}`);

interface EditorRoot extends Element {
  readonly __lexicalEditor?: LexicalEditor;
}

/** Waits until the editor knows that the caret moved. */
const caretAt = async (page: Page, offset: number): Promise<void> => {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const root: EditorRoot | null = document.activeElement;
        const selection = root?.__lexicalEditor?.getEditorState()._selection ?? null;
        return selection !== null && 'anchor' in selection ? (selection as RangeSelection).anchor.offset : -1;
      }),
    )
    .toBe(offset);
};

test('ED28 a line, a page break and a callout come from the menu or the keyboard and go by Backspace and undo', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  await text.click();
  await page.keyboard.type('Vor der Linie');
  await page.getByRole('button', { name: 'Einfügen' }).click();
  await page.getByRole('menuitem', { name: 'Trennlinie' }).click();
  await expect(text.locator('[data-kind="rule"] hr')).toBeVisible();
  await page.keyboard.type('Nach der Linie');
  await expect.poll(() => kinds(page)).toEqual(['paragraph:Vor der Linie', 'rule:', 'paragraph:Nach der Linie']);

  await page.keyboard.press('Home');
  await caretAt(page, 0);
  await page.keyboard.press('Backspace');
  await expect.poll(() => kinds(page)).toEqual(['paragraph:Vor der Linie', 'paragraph:Nach der Linie']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => kinds(page)).toEqual(['paragraph:Vor der Linie', 'rule:', 'paragraph:Nach der Linie']);

  await page.keyboard.press('Control+End');
  await caretAt(page, 'Nach der Linie'.length);
  await page.keyboard.press('Control+Enter');
  await expect(text.getByText('Seitenumbruch')).toBeVisible();
  await page.keyboard.type('Neue Seite');
  await expect.poll(async () => (await kinds(page)).slice(-2)).toEqual(['pagebreak:', 'paragraph:Neue Seite']);

  await page.getByRole('button', { name: 'Einfügen' }).click();
  await page.getByRole('menuitem', { name: 'Hinweiskasten' }).click();
  await expect.poll(async () => (await kinds(page)).at(-1)).toBe('callout:Neue Seite');
});

test('ED29 what is typed in a line without a caption stands behind it, and nothing is lost', async ({ page, open }) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  await text.click();
  await page.keyboard.type('oben');
  await page.getByRole('button', { name: 'Einfügen' }).click();
  await page.getByRole('menuitem', { name: 'Trennlinie' }).click();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('unterwegs');
  await expect.poll(async () => (await kinds(page)).join('|')).toContain('unterwegs');
  await expect.poll(async () => (await kinds(page)).filter((each) => each.startsWith('rule'))).toEqual(['rule:']);
});
