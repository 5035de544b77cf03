/** A list of contents, of tables or of figures: computed from the index, each entry leads to its place. */
import { useMemo, useSyncExternalStore, type JSX, type KeyboardEvent } from 'react';
import { numberWords } from '../../numbering/number-words.ts';
import { listTargets, type ContentsKind } from '../../../../shared/document/contents.ts';
import type { Target } from '../../../../shared/document/paper-index.ts';
import { translate } from '../../../../shared/i18n/catalogue.ts';
import { useModel } from '../../model-context.ts';
import type { FrameProps } from '../frame-props.ts';
import styles from './contents.module.css';

const titles = {
  headings: 'numbers.contentsHeadings',
  tables: 'numbers.contentsTables',
  figures: 'numbers.contentsFigures',
} as const;

export function Contents({ frame }: FrameProps): JSX.Element {
  const model = useModel();
  const { index } = model;
  const paper = useSyncExternalStore(index.subscribe, index.get);
  const settings = useSyncExternalStore(index.subscribe, index.settings);
  const { of } = frame.props;
  const kind: ContentsKind = of === 'tables' || of === 'figures' ? of : 'headings';
  const entries = useMemo(() => listTargets(paper, kind), [paper, kind]);
  const go = ({ chapter, block }: Target): void => {
    if (block === null) model.jumpTo(chapter);
    else model.reveal({ chapter, block, from: 0, to: 0 });
  };
  // What stands in the paper is in the paper's language.
  const title = translate('de', titles[kind]);
  return (
    <nav className={styles.contents} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {entries.length === 0 ? (
        <p className={styles.none}>{translate('de', 'numbers.contentsNone')}</p>
      ) : (
        <ol onKeyDown={onArrow}>
          {entries.map((target, at) => (
            <li key={`${target.chapter} ${target.block ?? ''}`} data-depth={target.depth}>
              <button type="button" tabIndex={at === 0 ? 0 : -1} onClick={() => go(target)}>
                <span className={styles.number}>
                  {kind === 'headings'
                    ? (settings.headingNumbers || target.depth === 0) && numberWords(target.number)
                    : index.name(target)}
                </span>
                <span>{target.text === '' ? translate('de', 'numbers.contentsNoCaption') : target.text}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

/** One stop for Tab, the arrow keys within. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = [...event.currentTarget.querySelectorAll('button')];
  const next = all[all.indexOf(event.target as HTMLButtonElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
