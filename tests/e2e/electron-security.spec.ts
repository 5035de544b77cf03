import path from 'node:path';
import { root } from '../../electron/build.mjs';
import { expect, test } from './electron-app.ts';

test.describe('security of the window', () => {
  test('EL4 the page has no Node, and only the named functions of the bridge', async ({ start }) => {
    const { page } = await start();
    const found = await page.evaluate(() => ({
      require: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      bridge: Object.keys((globalThis as unknown as { ratschrift: object }).ratschrift).sort(),
      frozen: Object.isFrozen((globalThis as unknown as { ratschrift: object }).ratschrift),
    }));
    expect(found.require).toBe('undefined');
    expect(found.process).toBe('undefined');
    expect(found.frozen).toBe(true);
    expect(found.bridge).toEqual(
      [
        'connection',
        'onCommand',
        'onOpenFile',
        'openExternal',
        'paste',
        'pickFile',
        'pickNewFile',
        'platform',
        'setLanguage',
      ].sort(),
    );
  });

  test('EL5 web preferences: sandbox, context isolation, no webview', async ({ start }) => {
    const { app } = await start();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = (
        window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  });

  test('EL6 no eval, no inline script, no foreign script, no foreign connection', async ({ start }) => {
    const { app, page } = await start();
    const policy = await app.evaluate(async ({ session }) =>
      (await session.fromPartition('persist:ratschrift').fetch('app://ratschrift/index.html')).headers.get(
        'content-security-policy',
      ),
    );
    expect(policy).toContain("script-src 'self'");
    // Stars stand for ports of this machine alone.
    expect(policy?.replaceAll(/\b(ws|http):\/\/127\.0\.0\.1:\*/g, '')).not.toMatch(/unsafe|\*/);
    // Each attempt must be refused by the policy itself: an address where nobody listens would refuse as well.
    const refused = await page.evaluate(async () => {
      const blocked: string[] = [];
      (globalThis as { blocked?: string[] }).blocked = blocked;
      document.addEventListener('securitypolicyviolation', (event) =>
        blocked.push(`${event.effectiveDirective} ${event.blockedURI}`),
      );
      const ran: string[] = [];
      (globalThis as { ran?: string[] }).ran = ran;
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.ran.push("inline")';
      const foreign = document.createElement('script');
      foreign.src = 'https://foreign.example/script.js';
      document.head.append(inline, foreign);
      // Out of the debugger's hands, to which the policy does not apply.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve((0, eval)('1'));
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      );
      await fetch('https://foreign.example/').catch(() => undefined);
      return { ran, evaluated };
    });
    expect(refused.ran).toEqual([]);
    expect(refused.evaluated).toBe('EvalError');
    await expect
      .poll(() => page.evaluate(() => (globalThis as { blocked?: string[] }).blocked))
      .toEqual(
        expect.arrayContaining([
          'script-src-elem inline',
          'script-src-elem https://foreign.example/script.js',
          'script-src eval',
          'connect-src https://foreign.example/',
        ]),
      );
  });

  test('EL7 the app protocol serves nothing outside its folder', async ({ start }) => {
    const { app } = await start();
    const paths = [
      '/../host.cjs',
      '/%2e%2e/host.cjs',
      '/..%2fhost.cjs',
      '/assets/..%5c..%5chost.cjs',
      '/%00',
      '//etc/passwd',
      '/assets',
    ];
    const statuses = await app.evaluate(
      ({ session }, wanted) =>
        Promise.all(
          wanted.map(async (path) => {
            try {
              return (await session.fromPartition('persist:ratschrift').fetch(`app://ratschrift${path}`)).status;
            } catch {
              return 0;
            }
          }),
        ),
      ['/', ...paths],
    );
    expect(statuses[0], 'the page itself is served').toBe(200);
    expect(statuses.slice(1).filter((status) => status === 200)).toEqual([]);
  });

  test('EL8 navigation, new windows and permissions are denied', async ({ start }) => {
    const { app, page } = await start();
    // The system browser must not open in a test: what would be handed to it is noted instead.
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      (globalThis as { opened?: string[] }).opened = opened;
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    await page.evaluate(() => {
      window.open('https://www.hannover.de/');
      window.open('http://unsafe.example/');
      window.open('file:///etc/passwd');
      location.href = 'https://www.hannover.de/navigated';
    });
    await expect
      .poll(() => app.evaluate(() => (globalThis as { opened?: string[] }).opened))
      .toEqual(['https://www.hannover.de/', 'https://www.hannover.de/navigated']);
    expect(page.url()).toMatch(/^app:\/\/ratschrift\//);
    expect(app.windows()).toHaveLength(1);
    const denied = await page.evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve(0),
            (error) => resolve(error.code),
          ),
        ),
    );
    expect(denied, 'PERMISSION_DENIED').toBe(1);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  test('EL13 a page that is not ours gets nothing from the shell, even with the bridge in its hands', async ({
    start,
  }) => {
    const { app } = await start();
    const preload = path.join(root, 'dist', 'preload.cjs');
    const answers = await app.evaluate(async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await foreign.loadURL('data:text/html,<p>foreign</p>');
      const ask = (call: string): Promise<unknown> =>
        foreign.webContents.executeJavaScript(`ratschrift.${call}.then(() => 'given', (error) => String(error))`);
      const answered = [
        await ask('connection()'),
        await ask("openExternal('https://www.hannover.de/')"),
        await ask('pickFile()'),
        await ask('paste()'),
      ];
      foreign.destroy();
      return answered;
    }, preload);
    expect(answers).toHaveLength(4);
    for (const answer of answers) expect(answer).toMatch(/not allowed/);
  });
});
