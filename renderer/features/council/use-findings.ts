/** What the check finds, asked of the host anew a moment after each change that it has. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperFindings } from '../../../shared/rpc/paper-schemas.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';

/** Milliseconds of rest before it is asked again. */
const pause = 600;

export interface Findings {
  readonly found: PaperFindings | null;
  readonly error: unknown;
  readonly busy: boolean;
  /** Whether the paper is still as it was checked. */
  readonly fresh: boolean;
}

export function useFindings(
  { call }: Session,
  room: LiveRoom,
  paper: string,
): Findings & { readonly again: () => void } {
  const [state, setState] = useState<Findings>({ found: null, error: null, busy: true, fresh: false });
  const run = useRef(0);
  const ask = useCallback(() => {
    run.current += 1;
    const mine = run.current;
    setState((before) => ({ ...before, busy: true, fresh: true }));
    call('papers.check', { paper }).then(
      (found) => {
        if (mine === run.current) setState(({ fresh }) => ({ found, error: null, busy: false, fresh }));
      },
      (error: unknown) => {
        if (mine === run.current) setState((before) => ({ ...before, error, busy: false }));
      },
    );
  }, [call, paper]);
  useEffect(() => {
    const changed = (): void => setState((before) => (before.fresh ? { ...before, fresh: false } : before));
    room.doc.on('update', changed);
    return () => room.doc.off('update', changed);
  }, [room]);
  useSettledChanges(room, pause, ask);
  return { ...state, again: ask };
}

/** Calls `then` at once, and `after` milliseconds after the last change once the host has it. */
export function useSettledChanges(room: LiveRoom, after: number, then: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // What the host doesn't have yet it can't read.
        if (room.state.waiting > 0 && room.state.connection === 'connected') tell();
        else then();
      }, after);
    };
    then();
    room.doc.on('update', tell);
    return () => {
      clearTimeout(timer);
      room.doc.off('update', tell);
    };
  }, [room, after, then]);
}
