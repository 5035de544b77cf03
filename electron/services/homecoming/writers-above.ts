/** Who wrote what came from the host that is followed, as that one tells it: this host's log knows only where it came from. */
import * as Y from 'yjs';
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import type { LoggedUpdate } from '../../store/project-store.ts';
import type { Writer } from './away-states.ts';

export interface WhileAway {
  /** When this host was left alone, milliseconds since 1970. */
  readonly since: number;
  /** Who wrote here meanwhile: what the host above has of them came with the return. */
  readonly here: ReadonlySet<string>;
}

/** The latest first. */
export function writersAbove(updates: readonly LoggedUpdate[], above: Authors, { since, here }: WhileAway): Writer[] {
  const latest = new Map<string, number>();
  const see = (person: string | null, at: number): void => {
    if (person !== null) latest.set(person, Math.max(at, latest.get(person) ?? 0));
  };
  let deletes = false;
  for (const { bytes, at } of updates) {
    const { structs, ds } = Y.decodeUpdate(bytes);
    deletes ||= ds.clients.size > 0;
    for (const { id, length } of structs) {
      const person = above.personOf(id.client);
      for (const { span } of above.runs.within(id.client, id.clock, id.clock + length))
        see(person, span?.value.person === person ? span.value.at : Math.min(at, latest.get(person ?? '') ?? at));
    }
  }
  // Who deleted leaves nothing but when they changed a block.
  if (deletes)
    for (const { person, at } of above.acts()) if (at >= since && person !== null && !here.has(person)) see(person, at);
  return [...latest].map(([person, at]) => ({ person, at })).sort((a, b) => b.at - a.at);
}
