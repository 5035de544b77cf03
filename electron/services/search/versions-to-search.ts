/** The versions in a project's record and file, as search reads them. Never asks another host: a search doesn't wait for that. */
import { readVersion } from '../../../shared/document/version-content.ts';
import { versionsOf, type RecordEntry } from '../../../shared/domain/record.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { SearchSource, SourceVersion } from './search-source.ts';

/** The record grows only, so that its length says whether it is the same. */
export function versionsToSearch(
  store: Pick<ProjectStore, 'content'>,
  ledger: { readonly all: readonly RecordEntry[] },
): SearchSource {
  let known: { readonly entries: number; readonly versions: readonly SourceVersion[] } | null = null;
  return {
    versions() {
      const { all } = ledger;
      if (known?.entries !== all.length) {
        const versions = versionsOf(all).map(({ at, ...version }) => ({ ...version, at: Date.parse(at) }));
        known = { entries: all.length, versions };
      }
      return known.versions;
    },
    async chapters(content) {
      const json = await store.content(content);
      return json === null ? null : (readVersion(json)?.chapters ?? null);
    },
    text: (hash) => store.content(hash),
  };
}
