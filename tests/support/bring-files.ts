/** Pastes or drops files in a page as a person does: real events with real files. */
import type { Locator, Page } from '@playwright/test';

export interface BroughtFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** `data` are further types beside the files; `at` is the block where they are dropped, without it they are pasted. */
export async function bring(
  page: Page,
  files: readonly BroughtFile[],
  data: Readonly<Record<string, string>> = {},
  at?: Locator,
): Promise<void> {
  const box = (await at?.boundingBox()) ?? null;
  await page.evaluate(
    ({ given, texts, place }) => {
      const transfer = new DataTransfer();
      for (const [type, value] of Object.entries(texts)) transfer.setData(type, value);
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      const options = { bubbles: true, cancelable: true };
      if (place === null)
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, ...options }));
      else
        document
          .elementFromPoint(place.x, place.y)
          ?.dispatchEvent(
            new DragEvent('drop', { dataTransfer: transfer, clientX: place.x, clientY: place.y, ...options }),
          );
    },
    {
      given: files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
      texts: data,
      place: box === null ? null : { x: box.x + box.width - 4, y: box.y + box.height / 2 },
    },
  );
}
