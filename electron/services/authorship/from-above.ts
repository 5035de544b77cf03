/** What a host that follows another knows by itself, together with what that one says. */
import type { Act } from '../../../shared/document/blame/act.ts';
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import type { TextAuthors } from '../../../shared/document/blame/author.ts';
import type { Share } from '../../../shared/document/blame/shares.ts';

export interface Known {
  readonly texts: readonly TextAuthors[];
  readonly shares: ReadonlyMap<string | null, Share>;
}

/** Runs are told by their host already; of blocks and of what was written in all, each host knows a part. */
export function together(
  texts: readonly TextAuthors[],
  shares: ReadonlyMap<string | null, Share>,
  above: Authors,
): Known {
  return {
    texts: texts.map(({ name, blocks }) => ({
      name,
      blocks: blocks.map((block) => ({ ...block, acts: actsOf(block.acts, above.actsIn(name, block.id)) })),
    })),
    shares: sharesOf(shares, above.shares),
  };
}

/** What came from above is nobody's here: only what is told of it counts, if anything is. */
function actsOf(own: readonly Act[], told: readonly Act[]): readonly Act[] {
  const last = new Map<string | null, number>();
  for (const { person, at } of [...own, ...told]) if (at > (last.get(person) ?? -1)) last.set(person, at);
  if (last.size > 1) last.delete(null);
  return [...last].map(([person, at]) => ({ person, at })).sort((a, b) => b.at - a.at);
}

function sharesOf(
  own: ReadonlyMap<string | null, Share>,
  told: ReadonlyMap<string | null, Share>,
): ReadonlyMap<string | null, Share> {
  const shares = new Map([...own].map(([person, share]) => [person, { ...share }]));
  for (const [person, { written }] of told) {
    const share = shares.get(person) ?? { characters: 0, words: 0, written: 0 };
    shares.set(person, { ...share, written: Math.max(share.written, written) });
  }
  const unknown = shares.get(null);
  // All of what came from above, which is told person by person.
  if (unknown !== undefined && told.size > 0) unknown.written = told.get(null)?.written ?? 0;
  return shares;
}
