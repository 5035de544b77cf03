/** A version of a paragraph beside what stood before: what came underlined, what went struck, in elements that say so. */
import { memo, type JSX } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import type { ComparedPiece, ComparedRow } from '../../../shared/document/compare/compared.ts';
import { StaticBlock } from '../../editor/static/static-block.tsx';
import { StaticRuns } from '../../editor/static/static-runs.tsx';
import { useText } from '../../ui/text.ts';
import styles from './homecoming.module.css';

interface VersionWordsProps {
  readonly rows: readonly ComparedRow[];
  /** Told where nothing is left of it. */
  readonly gone: string;
}

export const VersionWords = memo(function VersionWords({ rows, gone }: VersionWordsProps): JSX.Element {
  const shown = rows.filter(({ moved, mark }) => !(moved && mark === 'deleted'));
  return (
    <div className={styles.words}>
      {shown.every(({ after, mark }) => after === null || mark === 'deleted') && <p className={styles.gone}>{gone}</p>}
      {shown.map((row, index) => {
        const block = row.after ?? row.before;
        return block === null ? null : (
          <StaticBlock key={index} block={plain(block)} words={<Pieces pieces={row.pieces} />} />
        );
      })}
    </div>
  );
});

/** What stands for something else than its text is told by its caption. */
const plain = (block: Block): Block => ({ ...block, id: `told-${block.id}` });

function Pieces({ pieces }: { readonly pieces: readonly ComparedPiece[] }): JSX.Element {
  const { t } = useText();
  if (pieces.length === 0) return <br />;
  return (
    <>
      {pieces.map(({ state, run }, index) => {
        const words = <StaticRuns runs={[run]} />;
        if (state === 'inserted')
          return (
            <ins key={index} className={styles.ins}>
              {words}
            </ins>
          );
        if (state === 'deleted')
          return (
            <del key={index} className={styles.del}>
              {words}
            </del>
          );
        return (
          <span
            key={index}
            {...(state === 'formatted' && { className: styles.formatted, title: t('homecoming.formatted') })}
          >
            {words}
          </span>
        );
      })}
    </>
  );
}
