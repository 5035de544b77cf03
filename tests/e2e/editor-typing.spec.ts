import { blocksOf, caretAt, expect, lines, selected, test, textOf } from './editor-preview.ts';

test.describe('typing', () => {
  test('ED1 what a person types, with umlauts and by composition, is in the shared text once', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.type('Für alle Einwohner*innen: Bücher, Straßen & Ämter.');
    const client = await page.context().newCDPSession(page);
    for (const text of ['´', 'é'])
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await client.send('Input.insertText', { text: 'é' });
    await page.keyboard.type('tudes');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Zweiter Absatz');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('neue Zeile');
    await expect
      .poll(() => lines(page))
      .toEqual(['Für alle Einwohner*innen: Bücher, Straßen & Ämter.études', 'Zweiter Absatz\nneue Zeile']);
  });

  test('ED30 by key to the very end and start of a long text', async ({ page, open }) => {
    await open({ chapters: 1, size: 30_000 });
    await textOf(page).locator('.block').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Schlusswort.');
    await expect.poll(async () => (await lines(page)).at(-1)).toMatch(/. Schlusswort\.$/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Vorwort. ');
    await expect.poll(async () => (await lines(page))[0]).toMatch(/^Vorwort\. ./);
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
    await expect.poll(() => lines(page)).toEqual(['Vorwort. ']);
  });

  test('ED33 letters go to their text’s editor alone and first, keys that are commands to the page as well', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['keydown', 'keypress', 'input'])
        document.body.addEventListener(type, (event) =>
          heard.push(event instanceof KeyboardEvent ? `${type} ${event.key}` : type),
        );
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await textOf(page).click();
    await page.keyboard.type('Ämter?');
    await page.keyboard.press('Control+b');
    await expect.poll(() => lines(page)).toEqual(['Ämter?']);
    expect((await heard()).filter((name) => name !== 'keydown Control' && name !== 'keydown Shift')).toEqual([
      'keydown b',
    ]);
    const client = await page.context().newCDPSession(page);
    const { result } = await client.send('Runtime.evaluate', { expression: 'document.getElementById("root")' });
    const { listeners } = await client.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
    const onTheWayDown = (type: string) => listeners.some((one) => one.type === type && one.useCapture);
    expect(['keydown', 'input', 'keypress', 'textInput'].map(onTheWayDown)).toEqual([true, false, false, false]);
    expect(listeners.some(({ type, useCapture }) => type === 'input' && !useCapture)).toBe(true);
  });

  test('ED32 a long text is there before its last page, grows to its end by itself, and is whole for who touches it', async ({
    page,
    open,
  }) => {
    const longest = { chapters: 1, size: 120_000 };
    // How many blocks each frame showed.
    await page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(window, { seen });
      const look = (): void => {
        const count = document.querySelectorAll('.chapter-text > .block').length;
        if (count > 0 && seen.at(-1) !== count) seen.push(count);
        requestAnimationFrame(look);
      };
      look();
    });
    await open(longest);
    const all = (await blocksOf(page)).length;
    const blocks = textOf(page).locator('> .block');
    await expect.poll(() => blocks.count()).toBe(all);
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    expect(seen.length).toBeGreaterThan(4);
    expect(seen[0]).toBeLessThan(all / 4);

    // Touched at once: no frame is drawn between the text and the key.
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        const text = document.querySelector<HTMLElement>('.chapter-text[contenteditable="true"]');
        const count = text?.querySelectorAll(':scope > .block').length ?? 0;
        if (text === null || count === 0) return;
        observer.disconnect();
        text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }));
        Object.assign(window, { touched: [count, text.querySelectorAll(':scope > .block').length] });
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await open(longest);
    const [before, after] = await page.evaluate(() => (window as unknown as { touched: [number, number] }).touched);
    expect(before).toBeLessThan(all / 4);
    expect(after).toBe(all);
  });

  test('ED2 the gender star never becomes italics, a marked word does', async ({ page, open }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    const star = 'Einwohner*innen und Bürger*innen, Expert*innen (Nutzer*in) *innen, 3 * 4 * 5. ';
    await page.keyboard.type(star);
    await expect.poll(() => blocksOf(page)).toMatchObject([{ runs: [star] }]);
    await page.keyboard.type('Das ist *wichtig* und **sehr wichtig** hier.');
    await expect
      .poll(() => blocksOf(page))
      .toMatchObject([
        { runs: [`${star}Das ist `, ['wichtig', { i: true }], ' und ', ['sehr wichtig', { b: true }], ' hier.'] },
      ]);
  });

  test('ED3 typed markup makes kinds, and Backspace or Ctrl+Z right after brings back what was typed', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    for (const [typed, kind] of [
      ['# ', 'heading1'],
      ['#### ', 'heading4'],
      ['- ', 'bullet'],
      ['* ', 'bullet'],
      ['1. ', 'number'],
      ['> ', 'quote'],
    ] as const) {
      for (const back of ['Backspace', 'Control+z']) {
        await page.keyboard.type(typed);
        await expect.poll(() => lines(page)).toEqual([`${kind}: `]);
        await page.keyboard.press(back);
        await expect.poll(() => lines(page)).toEqual([typed]);
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Delete');
      }
    }
    await page.keyboard.type('**fett**');
    await expect.poll(() => blocksOf(page)).toMatchObject([{ runs: [['fett', { b: true }]] }]);
    await page.keyboard.press('Backspace');
    await expect.poll(() => blocksOf(page)).toMatchObject([{ runs: ['**fett**'] }]);
  });

  test('ED4 the keys of Word change kinds, formats, lists and order', async ({ page, open }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.type('Eins');
    const kinds = [
      ['Control+Alt+1', 'heading1: '],
      ['Alt+3', 'heading3: '],
      ['Control+Alt+0', ''],
      ['Control+Shift+l', 'bullet: '],
      ['Control+Shift+n', ''],
      ['Control+Shift+7', 'number: '],
      ['Control+Shift+8', 'bullet: '],
    ] as const;
    for (const [keys, kind] of kinds) {
      await page.keyboard.press(keys);
      await expect.poll(() => lines(page), keys).toEqual([`${kind}Eins`]);
    }
    await page.keyboard.press('Tab');
    await expect.poll(() => lines(page)).toEqual(['bullet+1: Eins']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+Shift+n');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Zwei');
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect.poll(() => lines(page)).toEqual(['Zwei', 'Eins']);
    await page.keyboard.type('!');
    await expect.poll(() => lines(page)).toEqual(['Zwei!', 'Eins']);
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(() => lines(page)).toEqual(['Eins', 'Zwei!']);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await selected(page, 'Zwei!');
    const formats = [
      ['Control+b', 'b'],
      ['Control+i', 'i'],
      ['Control+u', 'u'],
      ['Control+=', 'sub'],
    ] as const;
    for (const [keys, format] of formats) {
      await page.keyboard.press(keys);
      await expect.poll(() => blocksOf(page), keys).toMatchObject([{}, { runs: [['Zwei!', { [format]: true }]] }]);
      await page.keyboard.press('Control+Space');
      await expect.poll(() => blocksOf(page), `${keys} cleared`).toMatchObject([{}, { runs: ['Zwei!'] }]);
    }
    await page.keyboard.press('Control+z');
    await expect.poll(() => blocksOf(page)).toMatchObject([{}, { runs: [['Zwei!', { sub: true }]] }]);
    await page.keyboard.press('Control+y');
    await expect.poll(() => blocksOf(page)).toMatchObject([{}, { runs: ['Zwei!'] }]);
  });

  test('ED5 Tab leaves a paragraph at once and a list after Escape; Alt+F10 and Escape lead to the toolbar and back', async ({
    page,
    open,
  }) => {
    await open({ chapters: 2, all: true });
    const text = textOf(page);
    await caretAt(text, 0, 5);
    await page.keyboard.press('Tab');
    await expect(text).not.toBeFocused();
    await caretAt(text, 4, 5);
    await page.keyboard.press('Tab');
    await expect(text).toBeFocused();
    await expect.poll(() => lines(page)).toContain('number+1: Sprachförderung in allen Kitas');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(text).not.toBeFocused();
    await caretAt(text, 0, 5);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Alt+F10');
    await expect(page.getByRole('button', { name: 'Rückgängig' })).toBeFocused();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    const bold = page.getByRole('button', { name: 'Fett' });
    await expect(bold).toBeFocused();
    await expect(bold).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('Enter');
    await expect(bold).toHaveAttribute('aria-pressed', 'true');
    await expect(bold).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();
  });

  test('ED6 lists are numbered per run and level and begin anew behind other blocks', async ({ page, open }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.type('1. eins');
    await page.keyboard.press('Enter');
    await page.keyboard.type('zwei');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('zwei a');
    await page.keyboard.press('Enter');
    await page.keyboard.type('zwei b');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('drei');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Absatz');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1. neu');
    await expect
      .poll(() => lines(page))
      .toEqual([
        'number: eins',
        'number: zwei',
        'number+1: zwei a',
        'number+1: zwei b',
        'number: drei',
        'Absatz',
        'number: neu',
      ]);
    // Chromium gives generated numbers to assistive technology: what is drawn is what is read.
    const client = await page.context().newCDPSession(page);
    await client.send('Accessibility.enable');
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const spoken = (id: string): string => {
      const node = byId.get(id);
      if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '');
      return (node?.childIds ?? []).map(spoken).join('');
    };
    const box = nodes.find(
      (node) => node.role?.value === 'textbox' && String(node.name?.value).startsWith('Text von Kapitel'),
    );
    expect(spoken(box?.nodeId ?? '').replace(/\s+/g, '')).toBe('1.eins2.zweia)zweiab)zweib3.drei1/1Absatz1.neu');
  });
});
