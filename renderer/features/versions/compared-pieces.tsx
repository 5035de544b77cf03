/** The words of a compared paragraph: what came underlined, what went struck, in elements that say so to screen readers. */
import { memo, type JSX, type ReactNode } from 'react';
import type { ComparedPiece } from '../../../shared/document/compare/compared.ts';
import { StaticRuns } from '../../editor/static/static-runs.tsx';
import { useText } from '../../ui/text.ts';
import './compared-text.css';

/** Both states in one text, or one of them alone. */
export type Look = 'both' | 'before' | 'after';

interface ComparedPiecesProps {
  readonly pieces: readonly ComparedPiece[];
  readonly look: Look;
  readonly embed: (value: unknown) => ReactNode;
}

export const ComparedPieces = memo(function ComparedPieces({ pieces, look, embed }: ComparedPiecesProps): JSX.Element {
  const shown = pieces.filter(({ state }) => state !== hidden[look]);
  if (shown.length === 0) return <br />;
  return (
    <>
      {shown.map((piece, index) => (
        <Piece key={index} piece={piece} look={look} embed={embed} />
      ))}
    </>
  );
});

const hidden = { both: null, before: 'inserted', after: 'deleted' } as const;

function Piece({
  piece,
  look,
  embed,
}: { readonly piece: ComparedPiece } & Omit<ComparedPiecesProps, 'pieces'>): JSX.Element {
  const { t } = useText();
  const { state, run, before, move } = piece;
  const then = look === 'before' && before !== undefined;
  const words = <StaticRuns runs={[then ? { ...run, attrs: before } : run]} embed={embed} />;
  const moved =
    move === undefined
      ? {}
      : { 'data-moved': true, title: t(state === 'inserted' ? 'versions.movedHere' : 'versions.movedAway') };
  if (state === 'inserted')
    return (
      <ins className="compared" {...moved}>
        {words}
      </ins>
    );
  if (state === 'deleted')
    return (
      <del className="compared" {...moved}>
        {words}
      </del>
    );
  if (state === 'same') return words;
  return (
    <span className="compared" data-formatted title={t('versions.formatted')}>
      {words}
      <span className="visually-hidden"> ({t('versions.formatted')}) </span>
    </span>
  );
}
