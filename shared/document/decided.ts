/** What has to be written to accept or reject suggestions (`suggest.ts`). Pure. */
import { blockLength, type Block, type Run } from './block.ts';
import type { Operation } from './operations.ts';
import { inOrder, partsBetween, type Part, type Range } from './parts.ts';
import type { PropertyValue } from './properties.ts';
import { proposedIn } from './proposed.ts';
import { suggestionOf } from './suggest.ts';

/** Deletions that follow each other as one: Yjs tidies up its formats once, and not between them. */
function joined(operations: readonly Operation[]): Operation[] {
  const out: Operation[] = [];
  for (const operation of operations) {
    const last = out[out.length - 1];
    if (operation.type === 'delete' && last?.type === 'delete' && last.at + last.length === operation.at)
      out[out.length - 1] = { ...last, length: last.length + operation.length };
    else out.push(operation);
  }
  return out;
}

/**
 * What has to be written to accept or reject suggestions. `seen` tells whether an author of a deletion knew a character;
 * with `within` what lies outside of that range stays a suggestion.
 */
export function decided(
  blocks: readonly Block[],
  ids: ReadonlySet<string>,
  accept: boolean,
  seen: (id: string, position: number) => boolean = () => true,
  within: Range | null = null,
): Operation[] {
  const out: Operation[] = [];
  const length = blocks.reduce((sum, block) => sum + blockLength(block), 0);
  for (const part of partsBetween(blocks, within?.at ?? 0, within?.length ?? length)) {
    if (part.run === null) decideBlock(part, ids, accept, out);
    else decideRun(part, part.run, { ids, accept, seen }, out);
  }
  return joined(inOrder(out));
}

/** The words of a suggestion that operations on `blocks` delete. */
export function takenFrom(blocks: readonly Block[], id: string, operations: readonly Operation[]): string {
  const gone = operations.flatMap((each) => (each.type === 'delete' ? partsBetween(blocks, each.at, each.length) : []));
  const words = gone.map(({ run }) => {
    const of = run !== null && Object.keys(run.attrs).some((key) => suggestionOf(key)?.id === id);
    return of ? run.text : '';
  });
  return words.join('');
}

function decideBlock({ at, block }: Part, ids: ReadonlySet<string>, accept: boolean, out: Operation[]): void {
  const set = (name: string, value: PropertyValue | null) =>
    out.push({ type: 'property', block: block.markerId, name, value });
  const { ins, del } = block.props;
  const goes =
    (typeof ins === 'string' && ids.has(ins) && !accept) || (typeof del === 'string' && ids.has(del) && accept);
  if (goes) return void out.push({ type: 'delete', at, length: 1 });
  if (typeof ins === 'string' && ids.has(ins)) set('ins', null);
  if (typeof del === 'string' && ids.has(del)) set('del', null);
  const all = proposedIn(block);
  // Of several for one property that are accepted together, the latest holds.
  const accepted = new Map(
    all.flatMap(({ name, id, value }) => (accept && ids.has(id) ? [[name, value] as const] : [])),
  );
  for (const [name, value] of accepted) set(name, value);
  // Who proposed what holds now has what they wanted.
  for (const { name, id, value, key } of all) if (ids.has(id) || accepted.get(name) === value) set(key, null);
}

interface Decision {
  readonly ids: ReadonlySet<string>;
  readonly accept: boolean;
  readonly seen: (id: string, position: number) => boolean;
}

function decideRun({ at, length }: Part, run: Run, { ids, accept, seen }: Decision, out: Operation[]): void {
  const changes: Record<string, unknown> = {};
  const going: string[] = [];
  for (const [key, value] of Object.entries(run.attrs)) {
    const part = suggestionOf(key);
    if (part === null || !ids.has(part.id)) continue;
    if (part.part === 'ins' && !accept) return void out.push({ type: 'delete', at, length });
    if (part.part === 'del' && accept) going.push(part.id);
    if (part.part === 'fmt' && accept && typeof value === 'object') Object.assign(changes, value);
    changes[key] = null;
  }
  if (Object.keys(changes).length === 0) return;
  let from = at;
  for (let position = at; position <= at + length; position++) {
    const goes = position < at + length && going.some((id) => seen(id, position));
    const before = from < position && going.some((id) => seen(id, from));
    if (position < at + length && (position === from || goes === before)) continue;
    if (from === position) continue;
    const span = { at: from, length: position - from };
    out.push(before ? { type: 'delete', ...span } : { type: 'format', ...span, attributes: changes });
    from = position;
  }
}
