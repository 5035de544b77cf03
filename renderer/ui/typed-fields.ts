/**
 * Fields of forms in which something is typed that is not written yet. It is one's last step: before steps are taken back it is
 * written, or dropped where it can't be.
 */
import { useEffect, useRef } from 'react';

/** Writes what is typed; false where it couldn't be read and was dropped. */
type Settle = () => boolean;

const open = new Set<Settle>();

/** For a field; `isOpen` while something is typed in it that is not written. */
export function useTyped(isOpen: boolean, settle: Settle): void {
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const now: Settle = () => latest.current();
    open.add(now);
    return () => void open.delete(now);
  }, [isOpen]);
}

/** False where something was dropped: that was the last step then. */
export function settleTyped(): boolean {
  return [...open].map((settle) => settle()).every(Boolean);
}
