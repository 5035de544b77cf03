/** Where a moved chapter goes, as the chapter it then stands behind: null for the front, undefined for "stays". Pure. */

/** Marks changes made in the outline, so that they are told apart from others'. */
export const outlineOrigin = { from: 'outline' } as const;

export function behindAfterStep(ids: readonly string[], id: string, direction: -1 | 1): string | null | undefined {
  const from = ids.indexOf(id);
  const to = from + direction;
  if (from < 0 || to < 0 || to >= ids.length) return undefined;
  return direction === 1 ? ids[to] : (ids[to - 1] ?? null);
}

export function behindAfterDrop(
  ids: readonly string[],
  id: string,
  target: string,
  position: 'before' | 'after',
): string | null | undefined {
  if (target === id) return undefined;
  const others = ids.filter((other) => other !== id);
  const at = others.indexOf(target);
  if (at < 0) return undefined;
  const behind = position === 'after' ? target : (others[at - 1] ?? null);
  const before = ids[ids.indexOf(id) - 1] ?? null;
  return behind === before ? undefined : behind;
}
