/** What the status bar may claim of a project: its disk, its upstream host and what waits for it, the meeting. */
import type { HostStatus } from '../../shared/rpc/schemas.ts';
import type { Replicator } from '../hub/replicator.ts';
import type { DiskState, ProjectStore } from '../store/project-store.ts';
import type { Assets } from './assets.ts';
import type { Backups } from './file/backups.ts';

export interface ProjectStatusOptions {
  readonly store: ProjectStore;
  readonly assets: Pick<Assets, 'waiting'>;
  readonly backups: Pick<Backups, 'status'>;
  /** Null without an upstream host. */
  readonly upstream: () => Pick<Replicator, 'state'> | null;
  readonly onChange: (status: HostStatus) => void;
  /** For failures in the background that no call reports. */
  readonly log: (message: string) => void;
}

export class ProjectStatus {
  private disk: { readonly state: DiskState; readonly since: string | null };
  private meeting: HostStatus['meeting'] = null;
  private readonly stop: () => void;

  constructor(private readonly options: ProjectStatusOptions) {
    const { store } = options;
    this.disk = diskSince(store.readOnly === null ? 'ok' : 'readOnly');
    this.stop = store.onDisk((state) => {
      this.disk = diskSince(state);
      this.tell();
    });
  }

  /** As of now. */
  async read(): Promise<HostStatus> {
    const { store, assets, backups } = this.options;
    const upstream = this.options.upstream()?.state ?? null;
    const waiting = upstream === null ? 0 : (await store.waiting()) + (await assets.waiting());
    return {
      disk: { ...this.disk },
      upstream:
        upstream === null ? null : { state: upstream.state, since: new Date(upstream.since).toISOString(), waiting },
      meeting: this.meeting,
      ...(store.readOnly === null && { backup: backups.status }),
    };
  }

  setMeeting(meeting: HostStatus['meeting']): void {
    this.meeting = meeting;
    this.tell();
  }

  /** Something in it changed. */
  tell(): void {
    this.read().then(
      (status) => this.options.onChange(status),
      (error: unknown) => this.options.log(`status: ${String(error)}`),
    );
  }

  close(): void {
    this.stop();
  }
}

const diskSince = (state: DiskState): { state: DiskState; since: string | null } => ({
  state,
  since: state === 'ok' ? null : new Date().toISOString(),
});
