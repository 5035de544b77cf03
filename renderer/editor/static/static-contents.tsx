/** A list of contents where nobody writes: on the screen its entries lead there, on paper they name the page. */
import { createContext, useContext, useMemo, useSyncExternalStore, type JSX, type ReactNode } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import { listTargets, type ContentsKind } from '../../../shared/document/contents.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import type { FramePart, StaticScene } from './static-frame.tsx';

/** On which page a target stands; null off paper. */
export const PagesOfTargets = createContext<((target: Target) => number | null) | null>(null);

interface StaticContentsProps {
  readonly scene: StaticScene;
  readonly block: Block;
  readonly part: FramePart | undefined;
}

const titles = {
  headings: 'numbers.contentsHeadings',
  tables: 'numbers.contentsTables',
  figures: 'numbers.contentsFigures',
} as const;

export function StaticContents({ scene, block, part }: StaticContentsProps): JSX.Element {
  const { index, go } = scene;
  const live = useSyncExternalStore(index.subscribe, index.get);
  const paper = scene.still?.paper ?? live;
  const { headingNumbers } = useSyncExternalStore(index.subscribe, index.settings);
  const pageOf = useContext(PagesOfTargets);
  const { of } = block.props;
  const kind: ContentsKind = of === 'tables' || of === 'figures' ? of : 'headings';
  const targets = useMemo(() => listTargets(paper, kind), [paper, kind]);
  const { from, to } = part ?? { from: 0, to: targets.length };
  const name = translate('de', titles[kind]);
  const list = (
    <>
      {from === 0 && <p className="static-contents-title">{name}</p>}
      {targets.length === 0 && <p>{translate('de', 'numbers.contentsNone')}</p>}
      <ol>
        {targets.slice(from, to).map((target, offset) => (
          <li key={`${target.chapter} ${target.block ?? ''}`} data-depth={target.depth} data-unit={from + offset}>
            <Entry target={target} go={go}>
              <span className="static-contents-number">
                {kind !== 'headings' ? index.name(target) : (headingNumbers || target.depth === 0) && target.number}
              </span>
              <span>{target.text === '' ? translate('de', 'numbers.contentsNoCaption') : target.text}</span>
              {pageOf !== null && <span className="static-contents-page">{pageOf(target)}</span>}
            </Entry>
          </li>
        ))}
      </ol>
    </>
  );
  if (go === undefined) return <div className="static-contents">{list}</div>;
  return (
    <nav className="static-contents" aria-label={name}>
      {list}
    </nav>
  );
}

interface EntryProps {
  readonly target: Target;
  readonly go: StaticScene['go'];
  readonly children: ReactNode;
}

function Entry({ target, go, children }: EntryProps): JSX.Element {
  if (go === undefined) return <span className="static-contents-entry">{children}</span>;
  return (
    <button type="button" className="static-contents-entry" onClick={() => go(target)}>
      {children}
    </button>
  );
}
