/**
 * The record's room carries the ledger to everybody who may read it. It is derived: the home host fills it from its
 * ledger, other hosts check what arrives in it and take it over. Nobody writes in it over a connection.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { versionLevels, type RecordEntry } from '../../shared/domain/record.ts';
import { contentHash as hex } from '../../shared/document/version-content.ts';
import { body as bodySchema, group, id, label, role, time } from '../../shared/rpc/schemas.ts';
import { versionNote } from '../../shared/rpc/version-schemas.ts';
import type { Ledger } from './ledger.ts';

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));

const recordBody = v.variant('kind', [
  v.strictObject({ kind: v.literal('project'), id, publicKey: text(200) }),
  v.strictObject({ kind: v.literal('title'), title: label, owner: text(200), sample: v.boolean() }),
  v.strictObject({ kind: v.literal('group'), ...group.entries }),
  v.strictObject({ kind: v.literal('body'), ...bodySchema.entries }),
  v.strictObject({ kind: v.literal('roles'), person: id, roles: v.array(role) }),
  v.strictObject({ kind: v.literal('withdrawn'), person: id }),
  v.strictObject({ kind: v.literal('nameErased'), person: id }),
  v.strictObject({
    kind: v.literal('version'),
    id,
    level: v.picklist(versionLevels),
    name: label,
    note: versionNote,
    content: hex,
  }),
  v.strictObject({ kind: v.literal('chapterLock'), chapter: id, content: v.nullable(hex) }),
]);

const recordEntry = v.strictObject({
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: time,
  by: text(64),
  body: recordBody,
  previous: hex,
  hash: hex,
  signature: text(200),
});

const entriesOf = (doc: Y.Doc): Y.Array<string> => doc.getArray<string>('entries');
const namesOf = (doc: Y.Doc): Y.Map<string> => doc.getMap<string>('names');

/** Brings the room up to the ledger (home host). Call inside a transaction of the host. */
export function publishRecord(doc: Y.Doc, ledger: Ledger): void {
  fillRecordRoom(doc, ledger.all, ledger.names);
}

/** Brings the room up to these entries and names. */
export function fillRecordRoom(doc: Y.Doc, all: readonly RecordEntry[], known: ReadonlyMap<string, string>): void {
  const entries = entriesOf(doc);
  const missing = all.slice(entries.length).map((entry) => JSON.stringify(entry));
  if (missing.length > 0) entries.push(missing);
  const names = namesOf(doc);
  for (const [person, name] of known) if (names.get(person) !== name) names.set(person, name);
  for (const person of [...names.keys()]) if (!known.has(person)) names.delete(person);
}

/** Takes over what arrived in the room (other hosts); false when it doesn't verify and nothing was taken. */
export async function adoptRecord(doc: Y.Doc, ledger: Ledger, trustedKey: string): Promise<boolean> {
  const entries: RecordEntry[] = [];
  for (const json of entriesOf(doc).toArray()) {
    const entry = v.safeParse(recordEntry, parse(json));
    if (!entry.success) return false;
    entries.push(entry.output);
  }
  if (!(await ledger.adopt(entries, trustedKey))) return false;
  const names = namesOf(doc);
  for (const [person, name] of names.entries()) {
    if (ledger.erased.has(person)) continue;
    if (typeof name === 'string' && name.length <= 200 && ledger.names.get(person) !== name)
      await ledger.setName(person, name);
  }
  for (const person of ledger.names.keys()) if (!names.has(person)) await ledger.setName(person, null);
  return true;
}

function parse(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : null;
  } catch {
    return null;
  }
}
