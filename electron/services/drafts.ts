/** Kept drafts: text that its room could not accept any more, so that nothing typed is ever lost silently. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../shared/rpc/contract.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import { parseRoom } from '../../shared/sync/rooms.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Characters of one draft; below what the contract lets through. */
const draftLength = 1_000_000;

export class Drafts {
  constructor(private readonly store: ProjectStore) {}

  async keep(room: string, reason: string, text: string): Promise<Draft> {
    const parsed = parseRoom(room);
    if (parsed?.project !== this.store.project) throw new Failure('badInput');
    const draft = { id: randomUUID(), room, reason, text, at: new Date().toISOString() };
    await this.store.addDraft(draft);
    return draft;
  }

  /** Keeps a text of any length: as several drafts where one would be too long to be read again. */
  async keepLong(room: string, reason: string, text: string): Promise<void> {
    for (let from = 0; from < text.length; from += draftLength) {
      await this.keep(room, reason, text.slice(from, from + draftLength));
    }
  }

  list(): Promise<Draft[]> {
    return this.store.drafts();
  }

  delete(id: string): Promise<void> {
    return this.store.deleteDraft(id);
  }
}
