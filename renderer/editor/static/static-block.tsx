/** A block as React draws it where nobody writes: real headings and list items, numbers and marks as given. */
import { memo, type CSSProperties, type JSX, type ReactNode } from 'react';
import { CAPTION_KINDS, headingLevel, sliceRuns, type Block } from '../../../shared/document/block.ts';
import { directionOf } from '../../../shared/german/languages.ts';
import { isItem } from './block-marks.ts';
import { StaticRuns } from './static-runs.tsx';

export interface StaticBlockProps {
  readonly block: Block;
  /** `3/12`; absent where numbers are not shown or the block has none. */
  readonly number?: string | undefined;
  /** What stands before the text of a heading or caption. */
  readonly prefix?: string | undefined;
  /** What stands before a list item. */
  readonly mark?: string | undefined;
  /** Characters to draw, where a page ends within the block. */
  readonly from?: number;
  readonly to?: number;
  /** Whether it goes on from the page before: then its number, mark and caption stand there. */
  readonly continued?: boolean;
  readonly embed?: (value: unknown) => ReactNode;
  /** What a kind that isn't its text (image, table …) draws over its caption. */
  readonly frame?: ReactNode;
  /** Drawn in the place of its characters: what a comparison says of them. */
  readonly words?: ReactNode;
  /** Further attributes of its element. */
  readonly extra?: Readonly<Record<`data-${string}`, string | number>>;
}

export const StaticBlock = memo(function StaticBlock(props: StaticBlockProps): JSX.Element {
  const {
    block,
    number,
    prefix,
    mark,
    from = 0,
    to = block.text.length,
    continued = from > 0,
    embed,
    frame,
    words,
    extra,
  } = props;
  const { kind, indent } = block;
  const { lang, tone } = block.props;
  const level = headingLevel(kind);
  const look = {
    ...extra,
    className: 'static-block',
    'data-block': block.id,
    'data-kind': kind,
    'data-tone': typeof tone === 'string' ? tone : undefined,
    'data-continued': continued || undefined,
    'data-continues': to < block.text.length || undefined,
    style: indentStyle(indent),
    ...(typeof lang === 'string' ? { lang, dir: directionOf(lang) } : {}),
  };
  if (kind === 'rule') return <hr {...look} />;
  if (kind === 'pagebreak') return <div {...look} aria-hidden />;
  const runs = from === 0 && to === block.text.length ? block.runs : sliceRuns(block.runs, from, to);
  const content = (
    <>
      {!continued && number !== undefined && <span className="static-number">{number}</span>}
      {!continued && mark !== undefined && <span className="static-mark">{mark}</span>}
      {!continued && prefix !== undefined && <span className="static-prefix">{prefix} </span>}
      {words ?? (block.text === '' ? <br /> : <StaticRuns runs={runs} {...(embed === undefined ? {} : { embed })} />)}
    </>
  );
  if (level !== null) {
    const Tag = `h${level + 2}` as 'h3' | 'h4' | 'h5' | 'h6';
    return <Tag {...look}>{content}</Tag>;
  }
  if (frame !== undefined && frame !== null) {
    if (!CAPTION_KINDS.has(kind)) return <div {...look}>{frame}</div>;
    const caption = !continued && (block.text !== '' || prefix !== undefined) && <figcaption>{content}</figcaption>;
    return (
      <figure {...look}>
        {kind === 'table' && caption}
        {frame}
        {kind !== 'table' && caption}
      </figure>
    );
  }
  if (isItem(kind)) return <li {...look}>{content}</li>;
  if (kind === 'quote') {
    return (
      <blockquote {...look}>
        <p>{content}</p>
      </blockquote>
    );
  }
  return <p {...look}>{content}</p>;
});

const indentStyle = (indent: number): CSSProperties & Record<'--indent', number> => ({ '--indent': indent });
