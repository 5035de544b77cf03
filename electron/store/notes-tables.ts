/** The project's id and key, free key-value notes of the host, and kept drafts. */
import type { Draft } from '../../shared/rpc/schemas.ts';
import { HashedTable, text } from './hashed-table.ts';
import type { ProjectKey } from './project-store.ts';
import { Damage, type Connection } from './sqlite.ts';

export class NotesTables {
  private readonly projectTable;
  private readonly keyTable;
  private readonly metaTable;
  private readonly draftTable;

  constructor(private readonly db: Connection) {
    this.projectTable = new HashedTable(db, 'project', ['id']);
    this.keyTable = new HashedTable(db, 'project_key', ['public_key', 'private_key']);
    this.metaTable = new HashedTable(db, 'meta', ['key', 'value']);
    this.draftTable = new HashedTable(db, 'drafts', ['id', 'room', 'reason', 'text', 'at']);
  }

  /** Throws Damage unless there is exactly one. */
  project(): string {
    const [row, ...more] = this.projectTable.all();
    if (row === undefined || more.length > 0) throw new Damage('the id of the project is missing');
    return text(row[0]);
  }

  setProject(id: string): void {
    this.projectTable.add(id);
  }

  key(): ProjectKey | null {
    const [row] = this.keyTable.all();
    return row === undefined ? null : { publicKey: text(row[0]), privateKey: text(row[1]) };
  }

  setKey(key: ProjectKey): void {
    this.db
      .transaction(() => {
        for (const [publicKey] of [...this.keyTable.all()]) this.keyTable.delete(text(publicKey));
        this.keyTable.add(key.publicKey, key.privateKey);
      })
      .immediate();
  }

  meta(key: string): string | null {
    const row = this.metaTable.get(key);
    return row === null ? null : text(row[1]);
  }

  setMeta(key: string, value: string | null): void {
    if (value === null) this.metaTable.delete(key);
    else this.metaTable.put(key, value);
  }

  drafts(): Draft[] {
    return [...this.draftTable.all()]
      .map((row) => ({
        id: text(row[0]),
        room: text(row[1]),
        reason: text(row[2]),
        text: text(row[3]),
        at: text(row[4]),
      }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  addDraft(draft: Draft): void {
    this.draftTable.add(draft.id, draft.room, draft.reason, draft.text, draft.at);
  }

  deleteDraft(id: string): void {
    this.draftTable.delete(id);
  }
}
