import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrate.ts';
import { openProjectFile } from '../../electron/store/open-project-file.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { pathOf, join, newFile, path, run, serve } = hostScene();

describe('the host on the command line', () => {
  it('HO6 check says that a good file is good, and refuses a file that is no project, unharmed', async () => {
    const file = await newFile();
    const good = await run(['check', file]);
    expect(good.code).toBe(0);
    expect((JSON.parse(good.stdout) as { ok: boolean }).ok).toBe(true);
    const other = pathOf('notes.ratschrift');
    writeFileSync(other, 'Dies ist kein Vorhaben.');
    const bad = await run(['serve', other]);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('kein Vorhaben');
    expect(bad.stderr).toContain('notes.ratschrift');
    expect(readFileSync(other, 'utf8')).toBe('Dies ist kein Vorhaben.');
  });

  it('HO7 a file that is in use is refused by name, and the one who has it goes on', async () => {
    const file = await newFile();
    const host = await serve(file);
    const second = await run(['serve', file]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('Plan.ratschrift');
    const { provider } = join(host, host.access.rooms[0]?.room ?? '');
    await until('still served', () => provider.synced);
  });

  it('HO8 new never overwrites', async () => {
    const file = await newFile();
    const before = readFileSync(file);
    const again = await run(['new', file]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('Plan.ratschrift');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('HO9 a network address without a certificate needs --insecure and says what that means', async () => {
    const file = await newFile();
    const refused = await run(['serve', file, '--listen', '0.0.0.0:0']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('unverschlüsselt');
    const host = await serve(file, ['--listen', '0.0.0.0:0', '--insecure']);
    expect(host.stderr()).toContain('unverschlüsselt');
    // The link names an address that one can go to.
    expect(new URL(host.access.http).hostname).not.toBe('0.0.0.0');
    expect((await fetch(`${host.access.http}/identity`)).status).toBe(401);
  });

  it('HO10 wrong words on the command line are named and answered with the usage, not with a stack', async () => {
    for (const [args, german, english] of [
      [[], /^ratschrift new/, /^ratschrift new/],
      [['dance'], /Befehl „dance“ gibt es nicht/, /no command “dance”/],
      [['serve'], /genau einer Datei/, /exactly one file/],
      [['new', 'a', 'b'], /genau einer Datei/, /exactly one file/],
      [['check', 'a', '--fast'], /gibt es hier nicht.*--fast/, /does not exist here.*--fast/],
      [['export', 'x', '--format', 'wrong'], /--format pdf, docx, .* gebraucht/, /--format pdf, docx, .* needed/],
      [['serve', 'x', '--listen', 'here'], /„here“ ist keine Adresse/, /“here” is no address/],
      [['serve', 'x', '--tls-cert', 'c'], /gehören zusammen/, /belong together/],
      [['serve', 'x', '--upstream', 'up'], /„up“ ist keine Adresse/, /“up” is no address/],
      [['serve', 'x', '--upstream', 'http://127.0.0.1:1'], /Zugangsschlüssel/, /access key/],
    ] as const) {
      for (const [language, told] of [
        ['de', german],
        ['en', english],
      ] as const) {
        const { code, stderr } = await run(args, { RATSCHRIFT_LANGUAGE: language });
        expect(code, stderr).toBe(2);
        expect(stderr).toMatch(told);
        expect(stderr).toContain('ratschrift serve FILE');
        expect(stderr).not.toMatch(/\n\s+at /);
      }
    }
  });

  it('HO19 bad files, folders, certificates and addresses: what it is and the way out in both languages, nothing harmed', async () => {
    const project = await newFile();
    const intact = readFileSync(project);
    const other = pathOf('notes.ratschrift');
    writeFileSync(other, 'Dies ist kein Vorhaben.');
    const newer = pathOf('newer.ratschrift');
    writeFileSync(newer, intact);
    openProjectFile(newer, [...migrations, { n: migrations.length + 1, name: 'future', up: () => undefined }]).close();
    const damaged = pathOf('damaged.ratschrift');
    writeFileSync(damaged, intact.subarray(0, 20_000));
    const used = pathOf('used.ratschrift');
    writeFileSync(used, intact);
    const host = await serve(used);
    const { port } = new URL(host.access.http);
    const html = (out: string): string[] => ['export', project, '--format', 'html', '--out', out];
    for (const [args, about, german, english] of [
      [['check', pathOf('gone.ratschrift')], 'gone.ratschrift', /gibt es diese Datei nicht/, /no such file/],
      [['check', other], 'notes.ratschrift', /kein Vorhaben.*Wählen Sie/, /no Ratschrift project.*Choose/],
      [['serve', damaged], 'damaged.ratschrift', /beschädigt.*Sicherungen/, /damaged.*backups/],
      [['serve', used], 'used.ratschrift', /schon in einem anderen Fenster.*schließen/, /already open.*close/],
      [['new', project], 'Plan.ratschrift', /nicht überschrieben.*anderen Namen/, /not overwritten.*another name/],
      [['new', pathOf('no/where/x.ratschrift')], 'no/where', /Diesen Ordner gibt es nicht/, /no such folder/],
      [html(pathOf('no/where/x.html')), 'no/where', /Diesen Ordner gibt es nicht/, /no such folder/],
      [html(project), 'Plan.ratschrift', /nicht überschrieben/, /not overwritten/],
      [html(path()), path(), /nicht überschrieben/, /not overwritten/],
      [['serve', project, '--listen', `127.0.0.1:${port}`], `127.0.0.1:${port}`, /EADDRINUSE.*--listen/, /--listen/],
      [['serve', project, '--tls-cert', other, '--tls-key', other], 'PEM', /Prüfen Sie/, /Check that/],
      [['serve', pathOf('k'), '--upstream', 'http://127.0.0.1:1'], '127.0.0.1:1', /antwortet nicht/, /not answer/],
    ] as const) {
      for (const [language, told] of [
        ['de', german],
        ['en', english],
      ] as const) {
        const env = { RATSCHRIFT_LANGUAGE: language, RATSCHRIFT_UPSTREAM_TOKEN: 'x'.repeat(43) };
        const { code, stderr } = await run(args, env);
        expect(code, stderr).toBe(1);
        expect(stderr).toMatch(told);
        expect(stderr).toContain(about);
        expect(stderr).not.toMatch(/\n\s+at /);
      }
    }
    expect((await run(['check', project])).code).toBe(0);
    expect(readFileSync(other, 'utf8')).toBe('Dies ist kein Vorhaben.');
    expect(readFileSync(damaged).equals(intact.subarray(0, 20_000))).toBe(true);
    expect(existsSync(pathOf('k'))).toBe(false);
    // A newer file is served to be read, and it is said why it can't be written.
    expect((await run(['check', newer])).stderr).toMatch(/neueren Fassung.*aktualisieren/);
    const reading = await serve(newer, [], { RATSCHRIFT_LANGUAGE: 'en' });
    expect(reading.stderr()).toMatch(/newer version.*update/);
    const { provider } = join(host, host.access.rooms[0]?.room ?? '');
    await until('the one who has the file goes on', () => provider.synced);
  });

  it('HO6 check says in words what is wrong and where', async () => {
    const file = await newFile();
    const bytes = readFileSync(file);
    const at = bytes.lastIndexOf('Mitglied 1 (');
    expect(at).toBeGreaterThan(0);
    bytes.write('Mitglied 9', at);
    writeFileSync(file, bytes);
    const { code, stderr } = await run(['check', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Ein Eintrag ist nicht mehr so, wie er geschrieben wurde\. \(names /);
  });

  it('HO10 a title that nobody could read later is refused', async () => {
    const { code, stderr } = await run(['new', pathOf('x.ratschrift'), '--title', 'x'.repeat(201)]);
    expect(code).toBe(2);
    expect(stderr).toContain('200 Zeichen');
  });
});
