/** The folders of cities: what the shipped ones hold, and what a broken one says. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { CityFolders } from '../../../electron/services/council/city-folders.ts';
import { cityNames, readCity } from '../../../electron/services/templates.ts';
import { fill, readCityTemplate } from '../../../shared/council/city-template.ts';
import { sayReferred } from '../../../shared/council/references.ts';
import { routingLine } from '../../../shared/council/routing.ts';
import { realRouting } from '../../support/council/routing.ts';

const shipped = path.join(root, 'resources', 'templates');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-cities-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A city of its own with another `city.json`. */
function city(name: string, json: string): string {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, 'city.json'), json);
  return name;
}
const hannover = (): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(shipped, 'hannover', 'city.json'), 'utf8')) as Record<string, unknown>;

test('CP39 each shipped city is read whole; the real routing follows from the template alone', async () => {
  const names = await cityNames(shipped);
  expect(names).toEqual(['hannover', 'musterhausen']);
  for (const name of names) expect((await readCity(shipped, name)).template.kinds.length).toBeGreaterThan(1);
  // Text blocks are for sections that there are.
  for (const name of names) {
    const { kinds, blocks } = (await readCity(shipped, name)).template;
    const sections = new Set(kinds.flatMap((kind) => kind.sections.map(({ id }) => id)));
    expect(blocks.length, name).toBeGreaterThan(2);
    for (const { section } of blocks) expect(section === undefined || sections.has(section), section).toBe(true);
  }
  const { template } = await readCity(shipped, 'hannover');
  for (const { committee, role } of realRouting) {
    const own = template.committees.find(({ name }) => name === committee.name);
    expect(own, committee.name).toMatchObject({ gender: committee.gender, plenary: committee.plenary });
    expect(routingLine({ id: 'x', committee: own ?? committee, role }, template.routing)).toMatchObject({ ok: true });
  }
  expect(fill('{a} {b} {toString}', { a: '$1{b}' })).toBe('$1{b} {b} {toString}');
  expect((await readCity(shipped, 'musterhausen')).logo?.length).toBeGreaterThan(100);
  expect(await cityNames(path.join(folder, 'nowhere'))).toEqual([]);
});

test('CP40 a broken template names its folder and what is wrong: no JSON, wrong or strange values, a missing logo, ways out', async () => {
  const whole = hannover();
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['no-json', '{', /city\.json/],
    ['list', '[]', /^name: /],
    ['nothing', '{}', /name/],
    ['kinds', JSON.stringify({ ...whole, kinds: [] }), /^kinds: /],
    ['twice', JSON.stringify({ ...whole, kinds: [1, 2].map(() => (whole['kinds'] as unknown[])[0]) }), /same id/],
    ['extra', JSON.stringify({ ...whole, extra: 1 }), /extra/],
    ['form', JSON.stringify({ ...whole, numbers: ['(a+)+$'] }), /numbers\.0: no form/],
    [
      'gender',
      JSON.stringify({ ...whole, committees: [{ id: 'a', name: 'A', gender: 'x' }] }),
      /committees\.0\.gender/,
    ],
    [
      'reference',
      JSON.stringify({ ...whole, references: { ...(whole['references'] as object), inAnnex: 'der Anlage {annex}' } }),
      /references\.inAnnex: \{target\} is missing/,
    ],
    ['colour', JSON.stringify({ ...whole, look: { ...(whole['look'] as object), accent: 'red' } }), /look\.accent/],
    [
      'logo',
      JSON.stringify({
        ...whole,
        letterhead: { above: '', name: 'A', logo: { file: 'logo.svg', alt: 'A', width: 30 } },
      }),
      /logo\.svg: missing/,
    ],
    [
      'path',
      JSON.stringify({
        ...whole,
        letterhead: { above: '', name: 'A', logo: { file: '../../x.svg', alt: 'A', width: 30 } },
      }),
      /letterhead\.logo\.file/,
    ],
  ];
  for (const [name, json, why] of wrong)
    await expect(readCity(folder, city(name, json)), name).rejects.toMatchObject({
      code: 'templateBroken',
      details: { name, why: expect.stringMatching(why) as string },
    });
  for (const name of ['..', 'a/b', '', 'gone', 'a\\b', 'A'.repeat(10_000)])
    await expect(readCity(folder, name), name).rejects.toMatchObject({ code: 'templateBroken' });
  // A link, and a file that is too large, are none.
  cpSync(path.join(shipped, 'hannover'), path.join(folder, 'link'), { recursive: true });
  mkdirSync(path.join(folder, 'link', 'fonts'));
  symlinkSync('/etc/hostname', path.join(folder, 'link', 'fonts', 'a.ttf'));
  await expect(readCity(folder, 'link')).rejects.toMatchObject({ code: 'templateBroken' });
  const large = city('large', '{}');
  copyFileSync(path.join(shipped, 'hannover', 'city.json'), path.join(folder, large, 'city.json'));
  truncateSync(path.join(folder, large, 'city.json'), 2_000_000);
  await expect(readCity(folder, large)).rejects.toMatchObject({ code: 'templateBroken' });
  for (const json of [null, undefined, 5, 'x', [], { name: {} }]) expect(readCityTemplate(json).ok).toBe(false);
});

test('CP161 a folder that an older version made has no words for references and is read all the same; they are called as in the paper', async () => {
  const { references, ...older } = hannover();
  expect(references).toBeDefined();
  const { template } = await readCity(folder, city('older', JSON.stringify(older)));
  expect(template.references).toBeUndefined();
  const target = { chapter: 'c', block: 'b', number: '3.2', depth: 1, text: 'Kosten' };
  const said = (
    kind: 'heading' | 'table',
    where: { in: 'annex'; annex: number } | { in: 'paper' },
    headingNumbers = true,
  ) => sayReferred(template.references, { ...where, target: { ...target, kind }, headingNumbers });
  expect(said('heading', { in: 'annex', annex: 2 })).toBe('Abschnitt 3.2 (Anlage 2)');
  expect(said('table', { in: 'paper' })).toBe('Tabelle 3.2');
  expect(said('heading', { in: 'annex', annex: 1 }, false)).toBe('Abschnitt „Kosten“ (Anlage 1)');
  expect(sayReferred(template.references, { in: 'nowhere' })).toBe('(Ziel fehlt)');
});

test('CP135 cities are listed by what they call themselves, the office’s own first; a broken one by its folder', async () => {
  const own = mkdtempSync(path.join(folder, 'own-'));
  const add = (name: string, json: string): void => {
    mkdirSync(path.join(own, name));
    writeFileSync(path.join(own, name, 'city.json'), json);
  };
  add('hannover', JSON.stringify({ ...hannover(), name: 'Unser\u0000 Hannover\n' }));
  add('kaputt', '{');
  add('namenlos', JSON.stringify({ name: 7 }));
  add('unfertig', JSON.stringify({ name: 'Halbe Stadt' }));
  mkdirSync(path.join(own, 'leer'));
  const { template } = await readCity(shipped, 'musterhausen');
  expect(await new CityFolders(own, shipped).list()).toEqual([
    { folder: 'hannover', name: 'Unser Hannover' },
    ...['kaputt', 'leer', 'namenlos'].map((each) => ({ folder: each, name: each })),
    { folder: 'unfertig', name: 'Halbe Stadt' },
    { folder: 'musterhausen', name: template.name },
  ]);
});
