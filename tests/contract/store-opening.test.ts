import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, openProject } from '../../electron/store/open-store.ts';
import { failureOf, inBothWays } from '../support/store-ways.ts';
import { chapter, inFolder, person, project, typist } from '../support/store.ts';

inBothWays(({ create, open, options }) => {
  test('ST14 what is no project, is missing or is there already is refused by name, and left as it was', () =>
    inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name);
      mkdirSync(at('Ordner'));
      writeFileSync(at('Text.ratschrift'), 'Das ist kein Projekt.');
      writeFileSync(at('Leer.ratschrift'), '');
      expect(await failureOf(openProject(at('fehlt.ratschrift'), options()))).toMatchObject({ code: 'noFile' });
      expect(await failureOf(openProject(at('Ordner'), options()))).toMatchObject({ code: 'notAProject' });
      expect(await failureOf(openProject(at('Text.ratschrift'), options()))).toMatchObject({ code: 'notAProject' });
      expect(await failureOf(openProject(at('Leer.ratschrift'), options()))).toMatchObject({ code: 'notAProject' });
      expect(await failureOf(createProject(at('Text.ratschrift'), { project, ...options() }))).toMatchObject({
        code: 'fileExists',
      });
      expect(await failureOf(createProject(at('kein/Ordner/x.ratschrift'), { project, ...options() }))).toMatchObject({
        code: 'noFolder',
      });
      expect(existsSync(at('fehlt.ratschrift'))).toBe(false);
    }));

  test('ST15 a file that is open is refused to a second instance, and free after the first', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      expect(await failureOf(open(folder))).toMatchObject({ code: 'fileInUse' });
      await store.append({ room: chapter, actor: person, bytes: typist(1).type('geht noch'), leases: [] });
      await store.close();
      await (await open(folder)).close();
    }));

  test('ST16 after closing, calls are refused instead of hanging', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const last = store.append({ room: chapter, actor: person, bytes: typist(1).type('letztes'), leases: [] });
      await store.close();
      expect(await last).toBe(1);
      await store.close();
      await expect(
        store.append({ room: chapter, actor: person, bytes: typist(2).type('zu spät'), leases: [] }),
      ).rejects.toThrow();
      await expect(store.loadRoom(chapter)).rejects.toThrow();
    }));
});
