/** What the outline room says of the paper. */
import type * as Y from 'yjs';
import { readFrozen } from '../../../shared/document/frozen-numbers.ts';
import { readOutline } from '../../../shared/document/outline.ts';
import { readSettings } from '../../../shared/document/paper-settings.ts';
import type { VersionContent, VersionEntry } from '../../../shared/document/version-content.ts';

export interface Outline {
  readonly settings: VersionContent['settings'];
  /** In order, deleted ones left out. */
  readonly chapters: readonly {
    readonly id: string;
    readonly group: string | null;
    readonly numbers: VersionEntry['numbers'];
  }[];
}

export function outlineOf(doc: Y.Doc): Outline {
  const frozen = readFrozen(doc);
  return {
    settings: readSettings(doc),
    chapters: readOutline(doc)
      .filter(({ deleted }) => !deleted)
      .map(({ id, group }) => ({
        id,
        group,
        numbers: [...(frozen.get(id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
      })),
  };
}
