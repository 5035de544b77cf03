/**
 * What is suggested in a text, read from the attributes and properties that carry it (`suggest.ts`): for lists, counts and
 * signs beside the text. Pure. A block that did not change is looked at once.
 */
import { isFrameKind, type Block, type Run } from './block.ts';
import { isProposal, proposedIn, type Proposable } from './proposed.ts';
import { suggestionOf } from './suggest.ts';

export type SuggestedKind =
  'ins' | 'del' | 'fmt' | 'newBlock' | 'goneMarker' | Proposable | 'newLine' | 'goneLine' | 'movedLine';

/** One place that a suggestion changes. */
export interface SuggestedPlace {
  readonly id: string;
  readonly what: SuggestedKind;
  readonly block: string;
  /** The name of the text that the block is in, where it is in a cell or a footnote. */
  readonly part?: string;
  /** Characters of the block; equal for what concerns the block itself. */
  readonly from: number;
  readonly to: number;
  /** The words that come or go; of a block that isn't its text its kind; `row` or `column`; the proposed value, empty where one is to be taken away; for formats the names that are set, `-` before those taken away. */
  readonly value: string;
}

const known = new WeakMap<Block, readonly SuggestedPlace[]>();
const nothing: readonly SuggestedPlace[] = [];

/** The places of one block, in order. */
export function placesIn(block: Block): readonly SuggestedPlace[] {
  let places = known.get(block);
  if (places === undefined) {
    places = readPlaces(block);
    known.set(block, places);
  }
  return places;
}

function readPlaces(block: Block): readonly SuggestedPlace[] {
  const { ins, del } = block.props;
  const marked = ins !== undefined || del !== undefined || Object.keys(block.props).some(isProposal);
  if (!marked && !block.runs.some(({ attrs }) => Object.keys(attrs).some((key) => suggestionOf(key) !== null)))
    return nothing;
  const places: SuggestedPlace[] = [];
  const ofBlock = (id: string, what: SuggestedKind, value = '') =>
    places.push({ id, what, block: block.id, from: 0, to: 0, value });
  const frame = isFrameKind(block.kind) ? block.kind : '';
  if (typeof ins === 'string') ofBlock(ins, 'newBlock', frame);
  if (typeof del === 'string') ofBlock(del, 'goneMarker', frame);
  for (const { id, name, value } of proposedIn(block)) ofBlock(id, name, value === null ? '' : String(value));
  let at = 0;
  for (const run of block.runs) {
    for (const [key, value] of Object.entries(run.attrs)) {
      const part = suggestionOf(key);
      if (part !== null) addRun(places, { id: part.id, what: part.part, block: block.id, ...spanOf(run, at, value) });
    }
    at += run.text.length;
  }
  return places;
}

function spanOf(run: Run, at: number, value: unknown): Pick<SuggestedPlace, 'from' | 'to' | 'value'> {
  const formats = typeof value === 'object' && value !== null;
  return { from: at, to: at + run.text.length, value: formats ? formatNames(value) : run.text };
}

const formatNames = (value: object): string =>
  Object.entries(value)
    .map(([name, set]) => (set === null || set === false ? `-${name}` : name))
    .sort()
    .slice(0, 12)
    .join(' ');

/** Joins what a run goes on with to the same change of the run before. */
function addRun(places: SuggestedPlace[], place: SuggestedPlace): void {
  let last = places.length - 1;
  while (last >= 0 && (places[last]?.id !== place.id || places[last]?.what !== place.what)) last--;
  const before = places[last];
  const goesOn = before?.to === place.from && before.from < before.to;
  if (before === undefined || !goesOn || (place.what === 'fmt' && before.value !== place.value))
    return void places.push(place);
  const value = place.what === 'fmt' ? before.value : before.value + place.value;
  places[last] = { ...before, to: place.to, value };
}

/** A suggestion that waits for a decision, and all that it changes, in order. */
export interface OpenSuggestion {
  readonly id: string;
  readonly places: readonly SuggestedPlace[];
}

/** All that is suggested in a text, in the order of their first places. */
export function openSuggestions(blocks: readonly Block[]): readonly OpenSuggestion[] {
  const byId = new Map<string, SuggestedPlace[]>();
  for (const block of blocks)
    for (const place of placesIn(block)) {
      const all = byId.get(place.id);
      if (all === undefined) byId.set(place.id, [place]);
      else all.push(place);
    }
  return [...byId].map(([id, places]) => ({ id, places }));
}

/** The suggestions that a range of a block (characters) touches, or with an empty one those at that place. */
export function suggestionsAt(block: Block, from: number, to: number): readonly string[] {
  const at = placesIn(block).filter((place) =>
    place.from === place.to
      ? from === 0
      : from === to
        ? place.from <= from && from <= place.to
        : place.from < to && from < place.to,
  );
  return [...new Set(at.map(({ id }) => id))];
}

/** Characters on either side that tell where in a sentence something stands. */
const AROUND = 28;

export interface Snippet {
  readonly block: string;
  /** In order; `plain` is what stands around the change. */
  readonly pieces: readonly { readonly what: 'plain' | 'ins' | 'del' | 'fmt'; readonly text: string }[];
}

/** A suggestion's words in one block as they stand there, with a few around them; other people's changes are left out. */
export function snippetOf(block: Block, places: readonly SuggestedPlace[]): Snippet {
  const spans = places.filter((place) => place.block === block.id && place.to > place.from);
  const from = Math.min(...spans.map((span) => span.from), block.text.length);
  const to = Math.max(...spans.map((span) => span.to), 0);
  if (spans.length === 0)
    return { block: block.id, pieces: [{ what: 'plain', text: shorten(nameOf(block), 2 * AROUND, 'end') }] };
  const pieces: Snippet['pieces'][number][] = [];
  const push = (what: Snippet['pieces'][number]['what'], text: string) => {
    if (text !== '') pieces.push({ what, text });
  };
  push('plain', shorten(block.text.slice(0, from), AROUND, 'start'));
  let at = from;
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (span.to <= at) continue;
    push('plain', middle(block.text.slice(at, Math.max(at, span.from))));
    const what = span.what === 'ins' || span.what === 'del' ? span.what : 'fmt';
    push(what, middle(block.text.slice(Math.max(at, span.from), span.to), 240));
    at = span.to;
  }
  push('plain', shorten(block.text.slice(to), AROUND, 'end'));
  return { block: block.id, pieces };
}

/** What a block says: its text, of a picture without caption what it shows. */
const nameOf = ({ text, props }: Block): string =>
  text === '' && typeof props['alt'] === 'string' ? props['alt'] : text;

function shorten(text: string, most: number, side: 'start' | 'end'): string {
  if (text.length <= most) return text;
  return side === 'end' ? `${whole(text.slice(0, most))} …` : `… ${whole(text.slice(-most))}`;
}
const middle = (text: string, most = 2 * AROUND): string =>
  text.length <= most ? text : `${whole(text.slice(0, most / 2))} … ${whole(text.slice(-most / 2))}`;
/** Without halves of surrogate pairs at the ends. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
