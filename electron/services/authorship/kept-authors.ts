/** What the host that is followed said of who wrote a chapter, as it is kept in the file for when that host is out of reach. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import { Authors } from '../../../shared/document/blame/author-table.ts';
import { authorTable, type AuthorTable } from '../../../shared/rpc/author-schemas.ts';
import type { ProjectStore } from '../../store/project-store.ts';

/** The longest kept answer that is unpacked, bytes. */
const longestKept = 32 * 1024 * 1024;
const keyOf = (chapter: string): string => `authors:${chapter}`;

export async function keepAuthors(
  store: Pick<ProjectStore, 'setMeta'>,
  chapter: string,
  table: AuthorTable,
): Promise<void> {
  await store.setMeta(keyOf(chapter), deflateRawSync(Buffer.from(JSON.stringify(table))).toString('base64'));
}

/** Null for none, and for what can't be read: it is asked for again. */
export async function keptAuthors(store: Pick<ProjectStore, 'meta'>, chapter: string): Promise<Authors | null> {
  const packed = await store.meta(keyOf(chapter));
  if (packed === null) return null;
  try {
    const json = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: longestKept }).toString('utf8');
    const table = v.safeParse(authorTable, JSON.parse(json));
    return table.success ? new Authors(table.output) : null;
  } catch {
    return null;
  }
}
