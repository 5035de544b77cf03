/** Captions: a paragraph beside a table or picture becomes its caption, without the number, which our paper counts itself. */
import { sliceRuns } from '../../../shared/document/block.ts';
import { wordsOf, type Draft, type Places } from './draft.ts';

const typed = /^(?:(tabelle|tab\.|table)|(abbildung|abb\.|figure|fig\.|bild|grafik))\s*\d+(?:\.\d+)*/i;

/** The blocks without those that became captions. */
export function mergeCaptions(drafts: readonly Draft[], places: Places): Draft[] {
  const gone = new Set<Draft>();
  drafts.forEach((draft, index) => {
    if (draft.kind !== 'caption') return;
    const { label, words } = startOf(draft);
    const [before, behind] = [drafts[index - 1], drafts[index + 1]];
    // Captions of tables stand above them, those of pictures below.
    const order =
      label === 'table'
        ? [named(behind, 'table'), named(before, 'table')]
        : label === 'figure'
          ? [named(before, 'image'), named(behind, 'image')]
          : [named(before, 'image'), named(behind, 'table'), named(behind, 'image'), named(before, 'table')];
    const target = order.find((each) => each !== undefined && each.runs.length === 0);
    const { ins, del } = draft.props;
    if (target === undefined || ins !== undefined || del !== undefined) return;
    const text = wordsOf(draft.runs);
    const start = words + (/^[\s\u00A0]*[:.–—-]?[\s\u00A0]*/u.exec(text.slice(words))?.[0].length ?? 0);
    target.runs = sliceRuns(draft.runs, start, Infinity);
    places.moved(draft, target, start);
    gone.add(draft);
  });
  return drafts.filter((draft) => !gone.has(draft));
}

const named = (draft: Draft | undefined, kind: string): Draft | undefined => (draft?.kind === kind ? draft : undefined);

/** A number that a field counts, or one that somebody typed. */
function startOf({ caption, runs }: Draft): { label: 'table' | 'figure' | null; words: number } {
  const match = typed.exec(wordsOf(runs));
  const label = match?.[1] !== undefined ? 'table' : match?.[2] !== undefined ? 'figure' : null;
  if (caption !== undefined) return { label: caption.label ?? label, words: caption.words };
  return { label, words: match?.[0].length ?? 0 };
}
