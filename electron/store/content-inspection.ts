/** Says which texts of versions are missing or are not what their hashes say; changes nothing. */
import { readVersion } from '../../shared/document/version-content.ts';
import { versionsOf, type Version } from '../../shared/domain/record.ts';
import { blob, HashedTable, text } from './hashed-table.ts';
import type { Finding } from './inspect.ts';
import { attempt } from './log-tables.ts';
import { RecordTable } from './record-table.ts';
import type { Connection } from './sqlite.ts';
import { unpackedContent } from './version-tables.ts';

/**
 * Every text against its hash, then each version of the record with all of its chapters. A copy that follows another host may
 * lack texts that nobody has asked for yet; where the project's key is, all must be there.
 */
export function contentFindings(db: Connection): Finding[] {
  const state = new Map<string, 'good' | 'bad'>();
  const manifests = new Map<string, string>();
  const versions = versionsOf(new RecordTable(db).readable());
  const wanted = new Set(versions.map(({ content }) => content));
  for (const row of new HashedTable(db, 'contents', ['hash', 'packed']).eachReadable()) {
    const hash = text(row[0]);
    const json = attempt(() => unpackedContent(hash, blob(row[1])));
    state.set(hash, json === null ? 'bad' : 'good');
    if (json !== null && wanted.has(hash)) manifests.set(hash, json);
  }
  const isHome = db.prepare('SELECT 1 FROM project_key').get() !== undefined;
  return versions.flatMap((version) => {
    const problem = problemOf(version, manifests.get(version.content) ?? null, state, isHome);
    return problem === null
      ? []
      : [{ where: `version "${version.name}", record [${version.entry}]: ${problem}`, what: 'content' }];
  });
}

/** What is wrong with a version's texts, null when nothing is. */
function problemOf(
  { content }: Version,
  manifest: string | null,
  state: ReadonlyMap<string, 'good' | 'bad'>,
  isHome: boolean,
): string | null {
  const told = (hash: string, what: string): string | null => {
    if (state.get(hash) === 'bad') return `${what} ${hash} is another text`;
    return state.has(hash) || !isHome ? null : `${what} ${hash} is missing`;
  };
  const own = told(content, 'content');
  if (own !== null || manifest === null) return own;
  const read = readVersion(manifest);
  if (read === null) return `content ${content} can't be read`;
  const [first] = read.chapters.flatMap((chapter) => told(chapter.content, `chapter "${chapter.title}"`) ?? []);
  return first ?? null;
}
