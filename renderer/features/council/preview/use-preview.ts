/** The preview's pages: asked of the host after each change that it has, the newest wins, the old ones stay until it is there. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { uuidv4 } from 'lib0/random';
import { Failure } from '../../../../shared/rpc/contract.ts';
import { previewPath } from '../../../../shared/rpc/paper-schemas.ts';
import type { ExportedFile } from '../../../app/export-transport.ts';
import type { LiveRoom } from '../../../app/rooms.ts';
import { useSettledChanges } from '../use-findings.ts';
import { openPdf, type OpenPdf } from './pdf.ts';

/** Milliseconds after a key: short, since the host itself lets the newest win. */
const pause = 120;

export interface Preview {
  readonly pdf: OpenPdf | null;
  readonly error: unknown;
  readonly busy: boolean;
}

export function usePreview(room: LiveRoom, paper: string, onFile: (path: string) => Promise<ExportedFile>): Preview {
  const [state, setState] = useState<Preview>({ pdf: null, error: null, busy: true });
  const view = useRef(uuidv4());
  const run = useRef(0);
  const shown = useRef<OpenPdf | null>(null);
  const ask = useCallback(() => {
    run.current += 1;
    const mine = run.current;
    setState((before) => ({ ...before, busy: true }));
    const show = async (): Promise<void> => {
      try {
        const { content } = await onFile(previewPath(paper, view.current));
        if (mine !== run.current) return;
        const pdf = await openPdf(new Uint8Array(await content.arrayBuffer()));
        if (mine !== run.current) return pdf.close();
        shown.current = pdf;
        setState({ pdf, error: null, busy: false });
      } catch (error) {
        // An older wish that a newer one has taken the place of says nothing of this one.
        if (mine !== run.current || (error instanceof Failure && error.code === 'superseded')) return;
        if (!(error instanceof Failure)) reportError(error);
        setState((before) => ({ ...before, error, busy: false }));
      }
    };
    void show();
  }, [paper, onFile]);
  useSettledChanges(room, pause, ask);
  useEffect(
    () => () => {
      run.current += 1;
      shown.current?.close();
    },
    [],
  );
  return state;
}
