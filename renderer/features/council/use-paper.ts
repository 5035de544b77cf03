/** The room of a council paper, held open while it is shown, and what stands in it. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { accessReasons } from '../../../shared/sync/messages.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import { useLive } from '../../ui/use-live.ts';
import { PaperForm } from './paper-form.ts';

const idle = { synced: false, right: null, reason: null } as const;

export function useRoomFacts(room: LiveRoom | null): { readonly here: boolean; readonly why: TextKey | null } {
  const subscribe = useCallback((listener: () => void) => room?.subscribe(listener) ?? (() => undefined), [room]);
  const read = <T>(take: (state: { synced: boolean; right: string | null; reason: string | null }) => T): T =>
    take(
      room === null
        ? idle
        : {
            synced: room.state.synced,
            right: room.state.access?.right ?? null,
            reason: room.state.access?.reason ?? null,
          },
    );
  const here = useSyncExternalStore(subscribe, () => read(({ synced, right }) => synced && right !== null));
  const writable = useSyncExternalStore(subscribe, () => read(({ right }) => right === 'write'));
  const reason = useSyncExternalStore(subscribe, () => read((state) => state.reason));
  const known = accessReasons.find((each) => each === reason);
  return {
    here,
    why: writable ? null : known === undefined || known === 'role' ? 'access.officeOnly' : `access.${known}`,
  };
}

export function useForm(room: LiveRoom, paper: string): { readonly form: PaperForm; readonly paper: CouncilPaper } {
  const form = useMemo(() => new PaperForm(room.doc, paper), [room, paper]);
  useEffect(() => () => form.destroy(), [form]);
  const read = useLive(
    useCallback((listener: () => void) => form.subscribe(listener), [form]),
    useCallback(() => form.read(), [form]),
  );
  return { form, paper: read };
}
