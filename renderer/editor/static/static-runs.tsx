/** Runs of characters as React draws them where nobody writes: reading, presenting, printing. */
import { Fragment, memo, type JSX, type ReactNode } from 'react';
import type { Attributes, Run } from '../../../shared/document/block.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { markData } from '../suggestions/mark-data.ts';
import '../suggestions/suggestion-marks.css';

interface StaticRunsProps {
  readonly runs: readonly Run[];
  /** What stands for an inline embed. */
  readonly embed?: (value: unknown) => ReactNode;
}

export const StaticRuns = memo(function StaticRuns({ runs, embed }: StaticRunsProps): JSX.Element {
  return (
    <>
      {runs.map((run, index) => (
        <Fragment key={index}>
          {dressed(run.embed === undefined ? lines(run.text) : <span data-embed>{embed?.(run.embed)}</span>, run.attrs)}
        </Fragment>
      ))}
    </>
  );
});

function lines(text: string): ReactNode {
  if (!text.includes('\n')) return text;
  return text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

function dressed(content: ReactNode, attributes: Attributes): ReactNode {
  const { b, i, u, s, sub, sup, link } = attributes;
  const { suggested } = markData(attributes);
  let node = content;
  if (sup === true) node = <sup>{node}</sup>;
  if (sub === true) node = <sub>{node}</sub>;
  if (i === true) node = <em>{node}</em>;
  if (b === true) node = <strong>{node}</strong>;
  if (u === true) node = <u>{node}</u>;
  if (s === true) node = <s>{node}</s>;
  if (suggested.includes('del')) node = <del data-suggested={suggested}>{node}</del>;
  else if (suggested.includes('ins')) node = <ins data-suggested={suggested}>{node}</ins>;
  else if (suggested !== '') node = <span data-suggested={suggested}>{node}</span>;
  if (!isSafeLink(link)) return node;
  return (
    <a className="link" href={link} target="_blank" rel="noreferrer noopener">
      {node}
    </a>
  );
}
