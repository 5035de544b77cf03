/** One paragraph of a comparison, in one text or as both states side by side. */
import { memo, type JSX, type ReactNode } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import type { ComparedChapter, ComparedRow } from '../../../shared/document/compare/compared.ts';
import { notesIn } from '../../../shared/document/embeds.ts';
import { tableOf } from '../../../shared/document/table.ts';
import { isItem } from '../../editor/static/block-marks.ts';
import type { Labels } from '../../editor/static/labels.tsx';
import { StaticBlock } from '../../editor/static/static-block.tsx';
import { staticFrame, type StaticScene } from '../../editor/static/static-frame.tsx';
import { useText } from '../../ui/text.ts';
import { ComparedPieces, type Look } from './compared-pieces.tsx';
import { ComparedTableView } from './compared-table.tsx';
import { changedProperties } from '../../../shared/i18n/describe-properties.ts';
import styles from './compared.module.css';

/** What one of the two states of a chapter is drawn from. */
export interface SideScene {
  readonly labels: Labels;
  readonly scene: StaticScene | null;
  readonly marks: ReadonlyMap<string, string>;
}

export interface ComparedRowProps {
  readonly row: ComparedRow;
  readonly chapter: ComparedChapter;
  readonly before: SideScene;
  readonly after: SideScene;
  readonly changed: boolean;
  readonly beside: boolean;
  /** What can be done with a changed paragraph. */
  readonly actions?: ReactNode;
}

export const ComparedRowView = memo(function ComparedRowView(props: ComparedRowProps): JSX.Element {
  const { row, changed, beside, actions } = props;
  const mark = row.moved ? (row.mark === 'deleted' ? 'away' : 'moved') : row.mark;
  return (
    <div
      className={styles.row}
      data-mark={mark === 'same' && changed ? 'changed' : mark}
      {...(changed ? { 'data-change': true, tabIndex: -1 } : {})}
    >
      <RowState row={row} />
      {beside ? (
        <div className={styles.pair}>
          <div>{row.before !== null && row.mark !== 'inserted' && <RowBlock {...props} look="before" />}</div>
          <div>{row.after !== null && row.mark !== 'deleted' && <RowBlock {...props} look="after" />}</div>
        </div>
      ) : (
        mark !== 'away' && <RowBlock {...props} look="both" />
      )}
      {actions}
    </div>
  );
});

/** What happened to the whole paragraph, in words. */
function RowState({ row }: { readonly row: ComparedRow }): JSX.Element | null {
  const { t } = useText();
  const { mark, moved, before, after } = row;
  const said: string[] = [];
  if (moved) {
    const text = (before?.text ?? '').slice(0, 60);
    said.push(mark === 'deleted' ? t('versions.rowMovedAway', { text }) : t('versions.rowMoved'));
  } else if (mark === 'inserted') said.push(t('versions.rowInserted'));
  else if (mark === 'deleted') said.push(t('versions.rowDeleted'));
  if (before !== null && after !== null && mark !== 'deleted') said.push(...changedProperties(row, before, after, t));
  return said.length === 0 ? null : <p className={styles.state}>{said.join(' · ')}</p>;
}

function RowBlock(props: ComparedRowProps & { readonly look: Look }): JSX.Element | null {
  const { row, chapter, look } = props;
  const block = look === 'before' ? row.before : (row.after ?? row.before);
  if (block === null) return null;
  const side = block === row.after ? props.after : props.before;
  const { labels, marks } = side;
  const words = <ComparedPieces pieces={row.pieces} look={look} embed={labels.embed} />;
  const drawn = (
    <StaticBlock
      block={block}
      number={labels.number(block)}
      prefix={labels.prefix(block)}
      mark={marks.get(block.id)}
      frame={frameOf(block, side, chapter, look)}
      words={words}
    />
  );
  return (
    <div className="static-text">
      {isItem(block.kind) ? <ul className="static-list">{drawn}</ul> : drawn}
      <Notes {...props} block={block} labels={labels} />
    </div>
  );
}

function frameOf(block: Block, { scene, labels }: SideScene, { tables }: ComparedChapter, look: Look): ReactNode {
  const table = block.kind === 'table' ? tables.get(tableOf(block)) : undefined;
  if (table !== undefined) return <ComparedTableView block={block} table={table} look={look} labels={labels} />;
  return staticFrame(scene, block);
}

/** Footnotes that hang on the paragraph and changed. */
function Notes({
  row,
  chapter,
  look,
  labels,
  block,
}: ComparedRowProps & { look: Look; labels: Labels; block: Block }): JSX.Element | null {
  const ids = [...new Set([...(row.before === null ? [] : notesIn(row.before)), ...notesIn(block)])];
  const changed = ids.flatMap((id) => {
    const rows = chapter.notes.get(id) ?? [];
    const isChanged = rows.some(({ mark, pieces }) => mark !== 'same' || pieces.some(({ state }) => state !== 'same'));
    return isChanged ? [{ id, rows }] : [];
  });
  if (changed.length === 0) return null;
  return (
    <div className={styles.notes}>
      {changed.map(({ id, rows }) => (
        <p key={id}>
          <span className={styles.noteMark}>{labels.embed({ note: id })}</span>
          {rows.map((note, index) => (
            <span key={index}>
              {index > 0 && <br />}
              <ComparedPieces pieces={note.pieces} look={look} embed={labels.embed} />
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
