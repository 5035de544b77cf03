/** Takes something over from a workbook: choose, look at what would come and what can't be read, take it over, or not. */
import { toBase64 } from 'lib0/buffer';
import { useEffect, useRef, useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { importPart } from '../../../shared/rpc/import-schemas.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';

/** The calls that hand a file up in parts and have it read. */
export interface SheetCalls<T> {
  readonly begin: (file: { readonly file: string; readonly bytes: number }) => Promise<{ readonly import: string }>;
  readonly send: (part: { readonly import: string; readonly data: string }) => Promise<unknown>;
  readonly read: (id: string) => Promise<T>;
  readonly cancel: (id: string) => Promise<unknown>;
}

interface SheetDialogProps<T> {
  readonly title: string;
  /** What a workbook needs to hold. */
  readonly text: string;
  /** Said of a workbook in which nothing of it was found. */
  readonly empty: string;
  readonly calls: SheetCalls<T>;
  readonly onClose: () => void;
  readonly preview: (read: T) => JSX.Element;
}

type State<T> =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly file: string }
  | { readonly step: 'preview'; readonly read: T }
  | { readonly step: 'failed'; readonly failure: unknown };

const accepted = ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

export function SheetDialog<T>({ title, text, empty, calls, onClose, preview }: SheetDialogProps<T>): JSX.Element {
  const { t } = useText();
  const [state, setState] = useState<State<T>>({ step: 'choose' });
  const current = useRef<{ id: string | null } | null>(null);
  const stop = (): void => {
    const id = current.current?.id ?? null;
    current.current = null;
    if (id !== null) calls.cancel(id).catch(() => undefined);
  };
  useEffect(
    () => () => {
      current.current = null;
    },
    [],
  );

  const take = (file: File): void => {
    stop();
    const mine: { id: string | null } = { id: null };
    current.current = mine;
    setState({ step: 'reading', file: file.name });
    const show = (next: State<T>): void => {
      if (current.current === mine) setState(next);
    };
    const read = async (): Promise<T> => {
      const { import: id } = await calls.begin({ file: file.name, bytes: file.size });
      mine.id = id;
      for (let at = 0; at < file.size; at += importPart)
        await calls.send({ import: id, data: toBase64(await partOf(file, at)) });
      return calls.read(id);
    };
    read().then(
      (found) => show({ step: 'preview', read: found }),
      (failure: unknown) => show({ step: 'failed', failure }),
    );
  };
  const reset = (): void => {
    stop();
    setState({ step: 'choose' });
  };
  const close = (): void => {
    stop();
    onClose();
  };

  return (
    <Dialog title={title} onClose={close} wide={state.step === 'preview'}>
      {state.step === 'choose' && (
        <ChooseFile
          text={text}
          dropText={t('measures.importDrop')}
          choose={t('measures.importChoose')}
          accepted={accepted}
          onFile={take}
        />
      )}
      {state.step === 'reading' && (
        <>
          <p role="status">{t('measures.importReading', { file: state.file })}</p>
          <DialogActions>
            <Button onPress={reset} autoFocus>
              {t('common.cancel')}
            </Button>
          </DialogActions>
        </>
      )}
      {state.step === 'preview' && preview(state.read)}
      {state.step === 'failed' && (
        <>
          <Problem
            title={t('measures.importFailed')}
            text={isEmpty(state.failure) ? empty : describeFailure(t, state.failure)}
          />
          <DialogActions>
            <Button onPress={close}>{t('common.close')}</Button>
            <Button variant="primary" onPress={reset}>
              {t('measures.importAnother')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

const isEmpty = (failure: unknown): boolean => failure instanceof Failure && failure.code === 'importEmpty';

/** A file that was moved away meanwhile, or a folder that was dropped, can't be read. */
async function partOf(file: File, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + importPart).arrayBuffer());
  } catch {
    throw new Failure('noFile', { name: file.name });
  }
}
