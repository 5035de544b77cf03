/**
 * How an element says what is suggested of its words, in an editor as well as where text is only drawn:
 * `suggestion-marks.css` gives it its look, the card at the text finds it, and the role tells those who hear it.
 */
import type { Attributes } from '../../../shared/document/block.ts';
import { proposedIn } from '../../../shared/document/proposed.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import { numberWords } from '../numbering/number-words.ts';
import { suggestionOf, type SuggestionPart } from '../../../shared/document/suggest.ts';

export interface MarkData {
  /** `ins`, `del`, `fmt`, separated by spaces; empty for none. */
  readonly suggested: string;
  /** Ids of the suggestions, separated by spaces. */
  readonly suggestion: string;
  /** Whether several suggest that the words come, or that they go. */
  readonly several: boolean;
  readonly role: 'insertion' | 'deletion' | null;
  readonly ids: readonly string[];
}

const parts = ['ins', 'del', 'fmt'] as const;

/** What characters with these attributes say. */
export function markData(attributes: Attributes): MarkData {
  const found = Object.keys(attributes).flatMap((name) => suggestionOf(name) ?? []);
  const of = (part: SuggestionPart): number => found.filter((each) => each.part === part).length;
  const ids = [...new Set(found.map(({ id }) => id))];
  return {
    suggested: parts.filter((part) => of(part) > 0).join(' '),
    suggestion: ids.join(' '),
    several: of('del') > 1 || of('ins') > 1,
    role: of('del') > 0 ? 'deletion' : of('ins') > 0 ? 'insertion' : null,
    ids,
  };
}

/** The suggestions that concern a block itself. */
export function suggestedOf(kind: string, props: Properties): readonly string[] {
  const { ins, del } = props;
  const proposed = proposedIn({ kind, props }).map(({ id }) => id);
  return [...new Set([ins, del, ...proposed].filter((id) => typeof id === 'string'))];
}

/** Says at a block's element what is suggested of it; with null no more. */
export function sign(element: HTMLElement, kind: string, props: Properties, words: string | null): void {
  const { ins, del } = props;
  const signed = words === null ? '' : del !== undefined ? 'del' : ins !== undefined ? 'ins' : 'kind';
  setData(element, 'sign', words ?? '');
  setData(element, 'signed', signed);
  // Numbers are those of the text as it stands; this stands in their place.
  setData(element, 'new', typeof ins === 'string' ? numberWords('') : '');
  setData(element, 'suggestion', suggestedOf(kind, props).join(' '));
}

export function setData(element: HTMLElement, name: string, value: string): void {
  if (value === '') element.removeAttribute(`data-${name}`);
  else if (element.dataset[name] !== value) element.dataset[name] = value;
}
