/** Where the log is read from: the project's file, through the host's own store, wherever the reader runs. */
import type { Lease, ProjectStore, RoomExtent } from '../../store/project-store.ts';

export interface LogSource {
  readonly extents: () => Promise<readonly RoomExtent[]>;
  /** As `ProjectStore.logPage`. */
  readonly page: (room: string, after: number) => Promise<Uint8Array>;
  readonly leases: (room: string) => Promise<readonly Lease[]>;
}

export const sourceOf = (store: Pick<ProjectStore, 'logExtents' | 'logPage' | 'leases'>): LogSource => ({
  extents: () => store.logExtents(),
  page: (room, after) => store.logPage(room, after),
  leases: (room) => store.leases(room),
});
