/**
 * The one sentence of the status bar. Pure, and careful: it says less rather than more than is certain, because people
 * close their laptops by it.
 */
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import type { HostStatus } from '../../shared/rpc/schemas.ts';

export interface RoomFacts {
  /** Whether the connection to the host is up at the moment. */
  readonly connected: boolean;
  /** Whether the room's content has ever arrived. */
  readonly synced: boolean;
  /** Edits of this window that the host has not acknowledged as being on disk. */
  readonly waiting: number;
}

export interface StatusFacts {
  readonly rooms: readonly RoomFacts[];
  /** Whether the host answers calls at the moment. */
  readonly hostConnected: boolean;
  /** Since when the host is away (ISO time); null while it is there. */
  readonly awaySince: string | null;
  /** What the host last said of itself; null before it did. */
  readonly host: HostStatus | null;
  /** True when the host is this machine's own. */
  readonly local: boolean;
  /** Refused texts that no host has taken into keeping yet. */
  readonly keeping: number;
  /** Milliseconds since the last edit or acknowledgement in this window; Infinity before the first. */
  readonly quietFor: number;
  /** Milliseconds for which edits have been waiting without any acknowledgement; 0 when none waits. */
  readonly stuckFor: number;
  /** Milliseconds since the upstream connection last changed its state. */
  readonly upstreamFor: number;
}

export interface StatusSentence {
  readonly key: TextKey;
  readonly tone: 'good' | 'neutral' | 'care' | 'bad';
  /** For the plural and the placeholder of the same name. */
  readonly count: number;
  /** ISO time for the placeholder `time`; null when the sentence has none. */
  readonly since: string | null;
}

/** "Wird gesichert …" appears only when an acknowledgement takes longer than this, in milliseconds. */
export const slowAfter = 1_000;
/** After the last edit so much time passes before "saved" or "shared" is claimed: the host's word may still be on its way. */
export const quietAfter = 1_000;
/** A short hiccup of the upstream connection is not yet "offline". */
const hiccup = 3_000;

/** How many changes would be lost if this window closed now. */
export function unsavedIn(facts: Pick<StatusFacts, 'rooms' | 'keeping'>): number {
  return facts.rooms.reduce((sum, room) => sum + room.waiting, 0) + facts.keeping;
}

/** The sentence for these facts. */
export function statusSentence(facts: StatusFacts): StatusSentence {
  const waiting = facts.rooms.reduce((sum, room) => sum + room.waiting, 0);
  if (facts.keeping > 0) return say('status.keeping', 'bad', facts.keeping);
  const cutOff = facts.rooms.some((room) => !room.connected && (room.synced || room.waiting > 0));
  if (!facts.hostConnected || cutOff) return away(facts, waiting);
  if (facts.host === null) return waiting > 0 ? say('status.saving', 'neutral') : say('status.loading', 'neutral');
  const disk = diskTrouble(facts.host, waiting);
  if (disk !== null) return disk;
  if (waiting > 0)
    return facts.stuckFor >= slowAfter ? say('status.saving', 'neutral') : say('status.writing', 'neutral');
  if (facts.rooms.some((room) => !room.synced)) return say('status.loading', 'neutral');
  const upstream = upstreamTrouble(facts.host, facts.upstreamFor);
  if (upstream !== null) return upstream;
  if (facts.quietFor < quietAfter) return say('status.writing', 'neutral');
  return isShared(facts.host, facts.local) ? say('status.savedAndShared', 'good') : say('status.saved', 'good');
}

function away(facts: StatusFacts, waiting: number): StatusSentence {
  if (waiting > 0) return say('status.awayUnsaved', 'bad', waiting);
  if (facts.host === null) return say('status.connecting', 'neutral');
  return facts.awaySince === null ? say('status.connecting', 'care') : say('status.away', 'care', 0, facts.awaySince);
}

function diskTrouble({ disk }: HostStatus, waiting: number): StatusSentence | null {
  switch (disk.state) {
    case 'ok':
      return null;
    case 'full':
      return waiting > 0 ? say('status.diskFullUnsaved', 'bad', waiting) : say('status.diskFull', 'bad');
    case 'error':
      return waiting > 0 ? say('status.diskErrorUnsaved', 'bad', waiting) : say('status.diskError', 'bad');
    case 'readOnly':
      return waiting > 0 ? say('status.readOnlyUnsaved', 'bad', waiting) : say('status.readOnly', 'neutral');
  }
}

function upstreamTrouble({ upstream }: HostStatus, upstreamFor: number): StatusSentence | null {
  if (upstream === null || upstream.state === 'connected') return null;
  const { state, since, waiting } = upstream;
  if (state === 'refused') {
    return waiting > 0
      ? say('status.upstreamRefusedWaiting', 'bad', waiting, since)
      : say('status.upstreamRefused', 'care', 0, since);
  }
  if (upstreamFor < hiccup) return say('status.saved', 'good');
  return waiting > 0 ? say('status.offlineWaiting', 'care', waiting, since) : say('status.offline', 'care', 0, since);
}

/** Whether others have what is saved: an upstream host acknowledged all, or the host itself is where people meet. */
function isShared({ upstream, meeting }: HostStatus, local: boolean): boolean {
  if (upstream !== null) return upstream.state === 'connected' && upstream.waiting === 0;
  return !local || meeting !== null;
}

function say(key: TextKey, tone: StatusSentence['tone'], count = 0, since: string | null = null): StatusSentence {
  return { key, tone, count, since };
}
