/** Asks the host of the app's window for its open project as PDF, by the door for exported files. */
import type { Page } from '@playwright/test';

/** Begun before a project is opened: its rooms say which one it is. Each call resolves with how the file begins. */
export function askedPdf(page: Page): () => Promise<string> {
  let project = '';
  page.on('websocket', (socket) => {
    project = /\/([\da-f-]{36})\/\w+/.exec(new URL(socket.url()).pathname)?.[1] ?? project;
  });
  return async () => {
    while (project === '') await page.waitForEvent('websocket');
    return page.evaluate(async (id) => {
      const { ws = '', token = '' } = (await window.ratschrift?.connection()) ?? {};
      const address = new URL(`/export/${id}/paper.pdf`, ws.replace(/^ws/, 'http'));
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      return (await answer.text()).slice(0, 200);
    }, project);
  };
}
