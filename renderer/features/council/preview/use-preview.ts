/** The preview's pages: asked of the host as soon as it has a change, one request at a time; the old ones stay until the new are there. */
import { useEffect, useRef, useState } from 'react';
import { uuidv4 } from 'lib0/random';
import { Failure } from '../../../../shared/rpc/contract.ts';
import { previewPath } from '../../../../shared/rpc/paper-schemas.ts';
import type { ExportedFile } from '../../../app/export-transport.ts';
import type { LiveRoom } from '../../../app/rooms.ts';
import { behindPaint, notAfterPaint } from '../../../ui/after-paint.ts';
import { openPdf, type OpenPdf } from './pdf.ts';

export interface Preview {
  readonly pdf: OpenPdf | null;
  readonly error: unknown;
  readonly busy: boolean;
}

export function usePreview(room: LiveRoom, paper: string, onFile: (path: string) => Promise<ExportedFile>): Preview {
  const [state, setState] = useState<Preview>({ pdf: null, error: null, busy: true });
  const view = useRef(uuidv4());
  useEffect(() => {
    let shown: OpenPdf | null = null;
    let gone = false;
    const show = async (): Promise<void> => {
      setState((before) => ({ ...before, busy: true }));
      try {
        const { content } = await onFile(previewPath(paper, view.current));
        const pdf = await openPdf(new Uint8Array(await content.arrayBuffer()));
        if (gone) return pdf.close();
        shown = pdf;
        setState({ pdf, error: null, busy: false });
      } catch (error) {
        // An older wish that a newer one has taken the place of says nothing of this one.
        if (gone || (error instanceof Failure && error.code === 'superseded')) return;
        if (!(error instanceof Failure)) reportError(error);
        setState((before) => ({ ...before, error, busy: false }));
      }
    };
    const stop = whileItChanges(room, show);
    return () => {
      gone = true;
      stop();
      shown?.close();
    };
  }, [room, paper, onFile]);
  return state;
}

/**
 * Does `work` at once, and again whenever the room has changed and the host has taken it: what it doesn't have yet, it can't print. One at
 * a time: what changes meanwhile is done behind it, once. Returns how to end that.
 */
export function whileItChanges(room: LiveRoom, work: () => Promise<void>): () => void {
  let isDue = true;
  let isBusy = false;
  /** There was no connection: what was written meanwhile comes to the host by and by, until all of it is acknowledged. */
  let isBehind = false;
  let isOver = false;
  const isHere = (): boolean => room.state.connection === 'connected';
  const next = (): void => {
    if (!isDue || isBusy || (isBehind && isHere())) return;
    isDue = false;
    isBusy = true;
    (room.state.waiting > 0 ? room.taken().then(() => (isOver ? undefined : work())) : work())
      .catch((error: unknown) => reportError(error))
      .finally(() => {
        isBusy = false;
        next();
      });
  };
  // What one typed is sent behind the frame that shows it.
  const changed = (): void => {
    isDue = true;
    behindPaint(next);
  };
  const told = (): void => {
    if (!isHere()) isBehind = true;
    else if (isBehind && room.state.waiting === 0) {
      isBehind = false;
      isDue = true;
    }
    next();
  };
  room.doc.on('update', changed);
  const leave = room.subscribe(told);
  told();
  return () => {
    isOver = true;
    isDue = false;
    notAfterPaint(next);
    room.doc.off('update', changed);
    leave();
  };
}
