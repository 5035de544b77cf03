/** A title in a narrow place: its long words may be parted as German ones are. */
import { Fragment, useEffect, useMemo, useSyncExternalStore, type JSX } from 'react';
import { hasLongWord, hyphenation, loadHyphenation, piecesOf } from './hyphenation.ts';
import styles from './hyphenated.module.css';

interface HyphenatedProps {
  readonly text: string;
  /** So many letters have room on a line, and shorter words are left whole. */
  readonly room?: number;
}

/** Letters in the line of a card. */
const cardRoom = 15;

/** The hyphens are drawn, not written: what is copied, searched and read out is the text as it is. */
export function Hyphenated({ text, room = cardRoom }: HyphenatedProps): JSX.Element {
  const hyphenate = useSyncExternalStore(hyphenation.subscribe, hyphenation.get);
  const isLong = hasLongWord(text, room);
  useEffect(() => {
    if (isLong) void loadHyphenation();
  }, [isLong]);
  const pieces = useMemo(
    () => (hyphenate === null || !isLong ? [text] : piecesOf(text, room, hyphenate)),
    [hyphenate, isLong, text, room],
  );
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <span className={styles.hyphen} />}
          {piece}
        </Fragment>
      ))}
    </>
  );
}
