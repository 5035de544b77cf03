/**
 * What is proposed for properties of a block: its kind, its indent, its language, what an image shows and how wide it is.
 * Each proposal is a flat key `<property>@<suggestion>` beside the properties, so that two people who propose something for
 * one property at the same moment write two keys. Pure.
 */
import type { BlockProperties } from './block.ts';
import { checkedProperty, propertyNames, type Properties, type PropertyValue } from './properties.ts';

/** The properties that can be proposed, in the order in which they are shown. */
export const PROPOSABLE = ['kind', 'indent', 'lang', 'width', 'alt', 'decorative'] as const;
export type Proposable = (typeof PROPOSABLE)[number];

export interface Proposed {
  readonly name: Proposable;
  /** Of the suggestion. */
  readonly id: string;
  /** Null: the property is to be taken away. */
  readonly value: PropertyValue | null;
  /** The key that carries it. */
  readonly key: string;
  /** Higher than that of every proposal for this property that its author knew. */
  readonly rank: number;
}

/** How many of one block are shown at most, whatever peers wrote; the others come once some of these are decided. */
const MOST_SHOWN = 40;
const MAX_RANK = 1_000_000;
const KEY = /^(kind|indent|lang|width|alt|decorative)@([\w-]{1,40})$/;
const VALUE = /^(\d{1,7}):([^]*)$/;
const none: readonly Proposed[] = [];

export const isProposable = (name: string): name is Proposable => (PROPOSABLE as readonly string[]).includes(name);

/** Whether a property's name is that of a proposal. */
export const isProposal = (key: string): boolean => key.includes('@');

/** Reads one key of a block of this kind; null where it is no proposal, or not well formed. */
function readProposal(key: string, value: unknown, kind: string): Proposed | null {
  const [, found = '', id = ''] = KEY.exec(key) ?? [];
  if (!isProposable(found) || typeof value !== 'string' || value.length > 2010) return null;
  const [, rank = '', words] = VALUE.exec(value) ?? [];
  if (words === undefined) return null;
  const isOfKind = found === 'kind' || found === 'indent' || propertyNames(kind).includes(found);
  const wanted = words === '' ? null : checkedProperty(found, valueOf(found, words));
  if (!isOfKind || wanted === undefined || (wanted === null && (found === 'kind' || found === 'indent'))) return null;
  return { name: found, id, value: wanted, key, rank: Number(rank) };
}

function valueOf(name: Proposable, words: string): PropertyValue {
  if (name === 'indent' || name === 'width') return Number(words);
  return name === 'decorative' ? words === 'true' : words;
}

/** The proposals among what the flat map holds of a block of this kind: those that are well formed, as they are written. */
export function checkedProposals(kind: string, written: Iterable<readonly [string, unknown]>): Properties {
  const found = [...written].flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' && readProposal(key, value, kind) !== null ? [[key, value]] : [],
  );
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_SHOWN));
}

/** All that is proposed for a block, by property; of one property the latest last. The same for everybody. */
export function proposedIn({ kind, props }: Pick<BlockProperties, 'kind' | 'props'>): readonly Proposed[] {
  const keys = Object.keys(props).filter(isProposal);
  if (keys.length === 0) return none;
  const order = (each: Proposed): number => PROPOSABLE.indexOf(each.name);
  return keys
    .flatMap((key) => readProposal(key, props[key], kind) ?? [])
    .sort((a, b) => order(a) - order(b) || a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

/** One's own latest proposal for a property; null without one. `mine` says of a suggestion whether it is. */
export function ownProposal(
  block: Pick<BlockProperties, 'kind' | 'props'>,
  name: Proposable,
  mine: (id: string) => boolean,
): Proposed | null {
  const own = proposedIn(block).filter((each) => each.name === name && mine(each.id));
  return own[own.length - 1] ?? null;
}

/** A proposal as it is written, behind those that are known of the block. */
export function newProposal(
  name: Proposable,
  id: string,
  value: PropertyValue | null,
  known: readonly Proposed[] = none,
): { readonly key: string; readonly value: string } {
  const rank = Math.max(0, ...known.filter((each) => each.name === name).map((each) => each.rank + 1));
  return { key: `${name}@${id}`, value: `${String(Math.min(MAX_RANK, rank))}:${value === null ? '' : String(value)}` };
}

/** The properties without what is proposed for them. */
export function withoutProposals(props: Properties): Properties {
  const keys = Object.keys(props);
  if (!keys.some(isProposal)) return props;
  return Object.fromEntries(Object.entries(props).filter(([key]) => !isProposal(key)));
}

/** The value that a block has of a property now. */
export const currentValue = (block: BlockProperties, name: Proposable): PropertyValue | null =>
  name === 'kind' || name === 'indent' ? block[name] : (block.props[name] ?? null);
