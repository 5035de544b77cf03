/** Takes measures over from a workbook: choose, look at what would come and what can't be read, take it over, or not. */
import { toBase64 } from 'lib0/buffer';
import { useEffect, useRef, useState, type JSX } from 'react';
import { measuresMap } from '../../../shared/document/measures/keys.ts';
import { putMeasures } from '../../../shared/document/measures/put.ts';
import { setMeasureGone } from '../../../shared/document/measures/write.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { importPart } from '../../../shared/rpc/import-schemas.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { ImportPreview } from './import-preview.tsx';
import { planImport } from './import-plan.ts';

interface ImportDialogProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly onClose: () => void;
}

type State =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly file: string }
  | { readonly step: 'preview'; readonly read: ImportedSheets }
  | { readonly step: 'failed'; readonly failure: unknown };

const accepted = ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
/** Measures that go into the room in one step: a larger one could be more than the host takes at once. */
const atOnce = 50;

export function ImportDialog({ session, catalogue, onClose }: ImportDialogProps): JSX.Element {
  const { t } = useText();
  const { call } = session;
  const { store, measures, budgets } = catalogue;
  const [state, setState] = useState<State>({ step: 'choose' });
  const current = useRef<{ id: string | null } | null>(null);
  const stop = (): void => {
    const id = current.current?.id ?? null;
    current.current = null;
    if (id !== null) call('measures.cancel', { import: id }).catch(() => undefined);
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
    const show = (next: State): void => {
      if (current.current === mine) setState(next);
    };
    const read = async (): Promise<ImportedSheets> => {
      const { import: id } = await call('measures.begin', { file: file.name, bytes: file.size });
      mine.id = id;
      for (let at = 0; at < file.size; at += importPart)
        await call('measures.send', { import: id, data: toBase64(await partOf(file, at)) });
      return call('measures.read', {
        import: id,
        budgets: budgets.map(({ id: budget, name }) => ({ id: budget, name })),
      });
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

  const write = (read: ImportedSheets): void => {
    const { doc, origin } = store;
    const taken = (id: string): boolean => measuresMap(doc).has(`${id}:order`);
    const { fresh } = planImport(read.measures, store.get().measures, taken, () => crypto.randomUUID());
    store.closeStep();
    const ids: string[] = [];
    for (let at = 0; at < fresh.length; at += atOnce)
      ids.push(...putMeasures(doc, fresh.slice(at, at + atOnce), origin));
    store.closeStep();
    onClose();
    notify({
      text: t('measures.imported', { count: ids.length }),
      tone: 'good',
      action: {
        label: t('common.undo'),
        run: () => {
          for (const id of ids) setMeasureGone(doc, id, true, null);
        },
      },
    });
  };

  return (
    <Dialog title={t('measures.import')} onClose={close} wide={state.step === 'preview'}>
      {state.step === 'choose' && (
        <ChooseFile
          text={t('measures.importText')}
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
      {state.step === 'preview' && (
        <ImportPreview
          read={state.read}
          plan={planImport(
            state.read.measures,
            measures,
            () => false,
            () => '',
          )}
          onCancel={close}
          onTake={() => write(state.read)}
        />
      )}
      {state.step === 'failed' && (
        <>
          <Problem title={t('measures.importFailed')} text={describeFailure(t, state.failure)} />
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

/** A file that was moved away meanwhile, or a folder that was dropped, can't be read. */
async function partOf(file: File, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + importPart).arrayBuffer());
  } catch {
    throw new Failure('noFile', { name: file.name });
  }
}
