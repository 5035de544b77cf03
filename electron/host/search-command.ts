/** `ratschrift search FILE WORDS [--json]`: places that were found, a line each, or all about them as JSON. */
import path from 'node:path';
import { isAboutMeasure, searchKinds } from '../../shared/domain/search/entries.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';
import { searchFile, type FoundPlace } from '../services/search/search-file.ts';
import { readOptions, Refusal } from './cli-words.ts';

/** Resolves with the exit code: 0 where something was found, 1 where nothing was. */
export async function searchCommand(args: string[], t: Translate): Promise<number> {
  const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
  const [file, ...words] = positionals;
  if (file === undefined || words.length === 0) throw new Refusal('search.cliOptions');
  const found = await searchFile(path.resolve(file), words.join(' '));
  const lines = values['json'] === true ? [JSON.stringify(found)] : found.hits.map((hit) => lineOf(hit, t));
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  const count = searchKinds.reduce((sum, kind) => sum + found.counts[kind], 0);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(count === 0 ? t('search.none') : t('search.count', { count }));
  if (count > found.hits.length) say(t('search.cliMore', { count: found.hits.length }));
  if (found.unread > 0) say(t('search.unread', { count: found.unread }));
  return count === 0 ? 1 : 0;
}

function lineOf({ kind, form, as, chapter, number, pieces, person, at, versions }: FoundPlace, t: Translate): string {
  const where = [
    t(`search.one_${kind}`),
    kind === 'measure' || kind === 'council' || isAboutMeasure({ form }) ? as : '',
    chapter === null ? '' : `${chapter.number} ${chapter.title}`,
    number ?? '',
    person?.name ?? '',
    kind === 'version' ? (versions[0]?.name ?? '') : '',
    at?.slice(0, 10) ?? '',
  ].filter((part) => part !== '');
  return `${where.join(' · ')}\n  ${pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')}`;
}
