/** Reads the folders of cities: a `city.json`, perhaps a logo, perhaps files of fonts. An office may edit them, so nothing is believed. */
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readCityTemplate } from '../../shared/council/city-template.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { cleanName } from '../export/clean-text.ts';
import type { CityFolder } from '../export/council/city-folder.ts';

/** Bytes; how many. */
const [MOST_JSON, MOST_LOGO, MOST_FONT, MOST_FONTS, MOST_CITIES] = [1_000_000, 4_000_000, 16_000_000, 16, 500];
/** A folder's name: it can lead nowhere else. */
const NAME = /^[a-z0-9][a-z0-9_-]{0,59}$/;
const FONT = /^[\w .-]{1,100}\.(ttf|otf)$/i;

/** Names of the folders in order, at most 500; none where the folder isn't there. */
export async function cityNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.flatMap((entry) => (entry.isDirectory() && NAME.test(entry.name) ? [entry.name] : []));
  return names.sort().slice(0, MOST_CITIES);
}

/** Rejects with `templateBroken` (`name`, and `why` in English) where something is missing, too large or not of its form. */
export async function readCity(folder: string, name: string): Promise<CityFolder> {
  const broken = (why: string): Failure => new Failure('templateBroken', { name: name.slice(0, 60), why });
  if (!NAME.test(name)) throw broken('no name of a folder');
  const own = path.join(folder, name);
  const read = async (file: string, most: number): Promise<Uint8Array> => {
    const bytes = await bounded(path.join(own, file), most).catch(() => null);
    if (bytes === null) throw broken(`${file}: missing, no file of its own, or larger than ${most} bytes`);
    return bytes;
  };
  const found = readCityTemplate(jsonOf(await read('city.json', MOST_JSON)));
  if (!found.ok) throw broken(found.why);
  const { template } = found;
  const { logo } = template.letterhead;
  const fonts = await readdir(path.join(own, 'fonts')).catch(() => []);
  const files = fonts.filter((file) => FONT.test(file)).sort();
  if (files.length > MOST_FONTS) throw broken(`fonts: more than ${MOST_FONTS}`);
  return {
    template,
    logo: logo === undefined ? null : await read(logo.file, MOST_LOGO),
    fonts: await Promise.all(files.map((file) => read(path.join('fonts', file), MOST_FONT))),
  };
}

/** How a city calls itself in its `city.json`, whatever else is wrong with that; the folder's name where it doesn't. */
export async function cityTitle(folder: string, name: string): Promise<string> {
  const bytes = NAME.test(name)
    ? await bounded(path.join(folder, name, 'city.json'), MOST_JSON).catch(() => null)
    : null;
  const json = bytes === null ? undefined : jsonOf(bytes);
  const title: unknown = typeof json === 'object' && json !== null && 'name' in json ? json.name : '';
  return (typeof title === 'string' ? cleanName(title, 300, '') : '') || name;
}

/** Undefined, which is no template, for what is no JSON. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Null for what is larger, or no file: a link could lead out of the folder, a pipe would never end. */
async function bounded(file: string, most: number): Promise<Uint8Array | null> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size, isFile } = await handle.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }));
    if (!isFile || size > most) return null;
    const bytes = new Uint8Array(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
