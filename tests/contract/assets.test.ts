import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, jpeg, png, pngHeader } from '../support/pictures.ts';
import { plugInto } from '../support/plug.ts';
import { serveHost, serveSample, type RunningHost, type temporaryFolder } from '../support/host-process.ts';
import { until } from '../support/until.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: RunningHost;
const more: RunningHost[] = [];
const picture = png(40, 30);
const hash = hashOf(picture);

beforeEach(async () => {
  ({ folder, host } = await serveSample());
});
afterEach(async () => {
  for (const other of more.splice(0)) await other.stop();
  await host.stop();
  folder.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
  /** The code of a refusal. */
  readonly code: string | undefined;
}

interface Asked {
  readonly from?: RunningHost;
  readonly method?: string;
  readonly path?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

function ask({ from = host, method = 'GET', path, token, headers = {}, body }: Asked): Promise<Answer> {
  const authorization = `Bearer ${token ?? from.access.token}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      `${from.access.http}${path ?? `/asset/${from.access.project}/${hash}`}`,
      { method, headers: { authorization, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('end', () => {
          const whole = Buffer.concat(parts);
          const refusal = String(answer.headers['content-type']).includes('json') ? whole.toString() : '{}';
          const { error } = JSON.parse(refusal) as { error?: { code: string } };
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole, code: error?.code });
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

const put = (body: Buffer, asked: Asked = {}): Promise<Answer> => {
  const { access } = asked.from ?? host;
  return ask({ method: 'PUT', path: `/asset/${access.project}/${hashOf(body)}`, body, ...asked });
};

async function follower(url: string, name = 'Kopie.ratschrift'): Promise<RunningHost> {
  const started = await serveHost(folder.path, folder.file(name), ['--upstream', url], {
    RATSCHRIFT_UPSTREAM_TOKEN: host.access.token,
  });
  more.push(started);
  return started;
}

describe('pictures through the doors of the host', () => {
  it('AS5 a picture comes back as it was brought, with its type, never to be sniffed nor asked for again', async () => {
    expect(await ask({})).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
    expect((await put(picture)).status).toBe(204);
    expect((await put(picture)).status).toBe(204);
    const { status, headers, body } = await ask({});
    expect(status).toBe(200);
    expect(body.equals(picture)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    // The type that a sender claims counts for nothing.
    const photo = jpeg(30, 20);
    expect((await put(photo, { headers: { 'content-type': 'text/html' } })).status).toBe(204);
    const path = `/asset/${host.access.project}/${hashOf(photo)}`;
    expect((await ask({ path })).headers['content-type']).toBe('image/jpeg');
  });

  it('AS6 nothing without the token in the header, from another origin, for another project', async () => {
    const { project, token, http } = host.access;
    await put(picture);
    for (const wrong of ['', 'x', `${token}x`]) {
      expect((await ask({ token: wrong })).status, wrong).toBe(401);
      expect((await put(picture, { token: wrong })).status, wrong).toBe(401);
    }
    const inAddress = { authorization: '' };
    expect(
      (await ask({ path: `/asset/${project}/${hash}?t=${token}&token=${token}`, headers: inAddress })).status,
    ).toBe(401);
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      for (const method of ['GET', 'PUT', 'OPTIONS'])
        expect((await ask({ method, headers: { origin } })).status, `${method} ${origin}`).toBe(403);
    }
    expect((await ask({ headers: { host: 'evil.example' } })).status).toBe(421);
    for (const origin of [http, 'app://ratschrift']) {
      const { status, headers } = await ask({ headers: { origin } });
      expect([status, headers['access-control-allow-origin']]).toEqual([200, origin]);
    }
    const preflight = await ask({ method: 'OPTIONS', token: '', headers: { origin: 'app://ratschrift' } });
    expect(preflight).toMatchObject({ status: 204, headers: { 'access-control-allow-methods': 'GET, PUT' } });
    const other = project.replace(/^./, project.startsWith('0') ? '1' : '0');
    expect((await ask({ path: `/asset/${other}/${hash}` })).status).toBe(403);
    for (const path of [
      `/asset/${project}/x`,
      `/asset/${project}/${hash}/x`,
      `/asset/${project}/../${hash}`,
      '/asset/',
    ])
      expect((await ask({ path })).status, path).toBe(404);
    expect((await ask({ method: 'DELETE' })).status).toBe(405);
  });

  it('AS7 what is no picture, another one than said, too large, or has too many pixels is refused by name', async () => {
    const answers: [string, Buffer, Asked, number, string][] = [
      ['a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), {}, 415, 'imageNone'],
      ['nothing', Buffer.of(), {}, 415, 'imageNone'],
      ['another one', png(2, 2), { path: `/asset/${host.access.project}/${hash}` }, 400, 'imageHash'],
      ['60 megapixels', pngHeader(10_000, 6_000), {}, 422, 'imageTooManyPixels'],
    ];
    for (const [what, body, asked, status, code] of answers)
      expect(await put(body, asked), what).toMatchObject({ status, code });
    expect((await ask({})).status).toBe(404);
    const large = Buffer.concat([picture, Buffer.alloc(21 * 1024 * 1024)]);
    // The door may be shut while the sender is still talking: then it never reads why.
    const answer = await put(large).catch((error: unknown) => String(error));
    if (typeof answer === 'string') expect(answer).toMatch(/EPIPE|ECONNRESET/);
    else expect(answer).toMatchObject({ status: 413, code: 'imageTooLarge' });
    const chunked = await put(large, { headers: { 'transfer-encoding': 'chunked' } }).catch(() => null);
    expect(chunked?.status ?? 413).toBe(413);
    expect((await put(picture)).status).toBe(204);
  });

  it('AS8 what a following host does not have it fetches from its upstream host, keeps, and has offline', async () => {
    const port = Number(new URL(host.access.http).port);
    const plug = await plugInto(port);
    const copy = await follower(`http://127.0.0.1:${plug.port}`);
    expect((await ask({ from: copy })).status).toBe(404);
    await put(picture);
    await until('fetched', async () => (await ask({ from: copy })).status === 200);
    plug.pull();
    expect((await ask({ from: copy })).body.equals(picture)).toBe(true);
    const later = png(8, 8);
    await put(later);
    expect((await ask({ from: copy, path: `/asset/${host.access.project}/${hashOf(later)}` })).status).toBe(404);
    await plug.close();
  });

  it('AS9 what is added on a following host while it is offline is handed up later, also after a restart', async () => {
    const plug = await plugInto(Number(new URL(host.access.http).port));
    const url = `http://127.0.0.1:${plug.port}`;
    const copy = await follower(url);
    plug.pull();
    expect((await put(picture, { from: copy })).status).toBe(204);
    expect((await ask({})).status).toBe(404);
    await copy.kill();
    more.splice(0);
    const again = await follower(url);
    const second = png(9, 9);
    expect((await put(second, { from: again })).status).toBe(204);
    plug.putBack();
    const there = async (body: Buffer): Promise<boolean> =>
      (await ask({ path: `/asset/${host.access.project}/${hashOf(body)}` })).body.equals(body);
    await until('handed up', async () => (await there(picture)) && (await there(second)));
    await plug.close();
  });
});
