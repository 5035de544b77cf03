/** Which part of a room's log belongs to the room as it is. */
import type { ProjectStore } from '../store/project-store.ts';

/** After which update it was begun anew last (0: never), and its newest one. */
export async function roomExtent(
  store: Pick<ProjectStore, 'logExtents'>,
  room: string,
): Promise<{ readonly base: number; readonly seq: number }> {
  const found = (await store.logExtents()).find((extent) => extent.room === room);
  return { base: found?.bases.at(-1) ?? 0, seq: found?.seq ?? 0 };
}
