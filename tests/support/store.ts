/** What the tests of the store share: temporary folders, Yjs updates with recognisable text, entries of the record. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { canonicalEntry, firstPrevious, type RecordBody, type RecordEntry } from '../../shared/domain/record.ts';

export const project = '0b6c1d5e-8f6a-4a53-9d0e-5f3a2b1c4d7e';
export const chapter = `${project}/chapter/5d2f3c1b-7a6e-4b9d-8c0f-1e2d3c4b5a69`;
export const outline = `${project}/outline`;
export const person = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
export const otherPerson = '3f333df6-90a4-4fda-8dd3-9485d27cee36';

/** Runs `use` with a folder of its own (umlauts and a space in its name) that is removed afterwards. */
export async function inFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'Bücher & Pläne '));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A person's typing as Yjs updates, each adding one text; `client` is the Yjs client id. */
export function typist(client: number): { readonly doc: Y.Doc; type: (text: string) => Uint8Array } {
  const doc = new Y.Doc();
  doc.clientID = client;
  return {
    doc,
    type: (text) => {
      let update = new Uint8Array();
      const take = (bytes: Uint8Array): void => {
        update = bytes.slice();
      };
      doc.on('update', take);
      doc.getText('text').insert(doc.getText('text').length, text);
      doc.off('update', take);
      return update;
    },
  };
}

/** The text that these updates make. */
export function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('text').toJSON();
}

/** An entry that continues the chain; the store does not check signatures. */
export function entryAfter(last: RecordEntry | null, body: RecordBody): RecordEntry {
  const entry = {
    n: (last?.n ?? 0) + 1,
    at: '2026-11-23T08:00:00.000Z',
    by: person,
    body,
    previous: last?.hash ?? firstPrevious,
  };
  return { ...entry, hash: createHash('sha256').update(canonicalEntry(entry)).digest('hex'), signature: 'c2ln' };
}
