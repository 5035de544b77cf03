/** What a comparison says of a whole paragraph, and the language it is in. */
import type { Block } from '../../../shared/document/block.ts';
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import { directionOf, primaryOf } from '../../../shared/german/languages.ts';
import { changedProperties } from '../../../shared/i18n/describe-properties.ts';
import type { PdfBook } from './pdf-book.ts';
import type { BlockMark } from './shown.ts';

/** Words that name a paragraph at the place it left. */
const NAMED_BY = 60;

export function stateOf(
  { compares, say }: PdfBook,
  row: ComparedRow,
  changed = false,
): { mark?: BlockMark; says?: string } {
  if (!compares) return {};
  const { mark, moved, before, after, pieces } = row;
  const says: string[] = [];
  const kept = pieces.some(({ state }) => state === 'same' || state === 'formatted');
  if (moved)
    says.push(
      mark === 'deleted'
        ? say('versions.rowMovedAway', {
            text: (before?.text ?? '').slice(0, NAMED_BY).replace(/[\ud800-\udbff]$/, ''),
          })
        : say('versions.rowMoved'),
    );
  else if (mark === 'inserted') says.push(say(kept ? 'comparison.rowSplit' : 'versions.rowInserted'));
  else if (mark === 'deleted') says.push(say(kept ? 'comparison.rowJoined' : 'versions.rowDeleted'));
  if (before !== null && after !== null && mark !== 'deleted') says.push(...changedProperties(row, before, after, say));
  const own: BlockMark | null = moved
    ? 'moved'
    : mark !== 'same'
      ? mark
      : changed || says.length > 0 || pieces.some(({ state }) => state !== 'same')
        ? 'changed'
        : null;
  return { ...(own !== null && { mark: own }), ...(says.length > 0 && { says: says.join(' · ') }) };
}

/** Of a block in another language than the paper's; a tag that the engine doesn't know is left out. */
export function languageOf({ props }: Block): { lang?: string; rtl?: true } {
  const { lang } = props;
  if (typeof lang !== 'string') return {};
  const primary = primaryOf(lang);
  if (!/^[a-z]{2,3}$/.test(primary)) return {};
  return { lang: primary, ...(directionOf(lang) === 'rtl' && { rtl: true as const }) };
}
