/** One Word file on its way into the paper: handed up, read, looked at, written. */
import { toBase64 } from 'lib0/buffer';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChapterRule } from '../../../../shared/domain/import-report.ts';
import { Failure } from '../../../../shared/rpc/contract.ts';
import { importPart, type ImportPreview, type ImportResult } from '../../../../shared/rpc/import-schemas.ts';
import type { ProjectCall } from '../../../app/session.ts';

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'sending' | 'reading'; readonly file: string; readonly share: number }
  | { readonly step: 'preview' | 'writing'; readonly file: string; readonly preview: ImportPreview }
  | { readonly step: 'done'; readonly file: string; readonly result: ImportResult }
  | { readonly step: 'failed'; readonly failure: unknown };

export interface WordImport {
  readonly state: ImportState;
  readonly take: (file: File) => void;
  readonly write: (rule: ChapterRule, group: string | null) => void;
  /** Back to the choosing of a file; what is under way ends. */
  readonly reset: () => void;
}

/** How often the host is asked how far it is, ms. */
const askEvery = 250;

/** Ends what is under way when the component goes. */
export function useWordImport(call: ProjectCall): WordImport {
  const [state, setState] = useState<ImportState>({ step: 'choose' });
  const current = useRef<{ id: string | null } | null>(null);

  const stop = useCallback((): void => {
    const id = current.current?.id ?? null;
    current.current = null;
    // Whether the host still hears it or not: what it keeps goes by itself after a while.
    if (id !== null) call('import.cancel', { import: id }).catch(() => undefined);
  }, [call]);
  useEffect(() => stop, [stop]);

  const take = useCallback(
    (file: File): void => {
      stop();
      const mine: { id: string | null } = { id: null };
      current.current = mine;
      const show = (next: ImportState): void => {
        if (current.current === mine) setState(next);
      };
      handUp(call, file, mine, show).then(
        (preview) => show({ step: 'preview', file: file.name, preview }),
        (failure: unknown) => show({ step: 'failed', failure }),
      );
    },
    [call, stop],
  );

  const write = useCallback(
    (rule: ChapterRule, group: string | null): void => {
      const mine = current.current;
      if (mine?.id === null || mine?.id === undefined) return;
      const { id } = mine;
      setState((known) => (known.step === 'preview' ? { ...known, step: 'writing' } : known));
      call('import.write', { import: id, rule, group }).then(
        (result) => {
          if (current.current === mine) current.current = null;
          setState({ step: 'done', file: result.report.file, result });
        },
        (failure: unknown) => setState({ step: 'failed', failure }),
      );
    },
    [call],
  );

  const reset = useCallback((): void => {
    stop();
    setState({ step: 'choose' });
  }, [stop]);
  return { state, take, write, reset };
}

async function handUp(
  call: ProjectCall,
  file: File,
  mine: { id: string | null },
  show: (state: ImportState) => void,
): Promise<ImportPreview> {
  show({ step: 'sending', file: file.name, share: 0 });
  const { import: id } = await call('import.begin', { file: file.name, bytes: file.size });
  mine.id = id;
  for (let at = 0; at < file.size; at += importPart) {
    const part = await partOf(file, at);
    await call('import.send', { import: id, data: toBase64(part) });
    show({ step: 'sending', file: file.name, share: Math.min(1, (at + importPart) / file.size) });
  }
  show({ step: 'reading', file: file.name, share: 0 });
  let over = false;
  const timer = setInterval(() => {
    call('import.progress', { import: id }).then(
      // An answer that comes behind the result must not take its place.
      ({ share }) => {
        if (!over) show({ step: 'reading', file: file.name, share });
      },
      () => undefined,
    );
  }, askEvery);
  try {
    return await call('import.read', { import: id });
  } finally {
    over = true;
    clearInterval(timer);
  }
}

/** A file that was moved away meanwhile, or a folder that was dropped, can't be read. */
async function partOf(file: File, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + importPart).arrayBuffer());
  } catch {
    throw new Failure('noFile', { name: file.name });
  }
}
