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

const typedAt = new Map<string, number>();

/** For a field, while words are typed in it that will be written beside what others write there; `place`: where it is written, null for nowhere. */
export function useTypedAt(place: string | null): void {
  useEffect(() => {
    if (place === null) return undefined;
    typedAt.set(place, (typedAt.get(place) ?? 0) + 1);
    return () => {
      const left = (typedAt.get(place) ?? 1) - 1;
      if (left > 0) typedAt.set(place, left);
      else typedAt.delete(place);
    };
  }, [place]);
}

export const isTypedAt = (place: string): boolean => typedAt.has(place);
