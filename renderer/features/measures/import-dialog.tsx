/** Takes measures over from a workbook. */
import type { JSX } from 'react';
import { measuresMap } from '../../../shared/document/measures/keys.ts';
import { putMeasures } from '../../../shared/document/measures/put.ts';
import { setMeasureGone } from '../../../shared/document/measures/write.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import type { Session } from '../../app/session.ts';
import { SheetDialog } from '../../app/sheets/sheet-dialog.tsx';
import { notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { ImportPreview } from './import-preview.tsx';
import { planImport } from './import-plan.ts';

interface ImportDialogProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly onClose: () => void;
}

/** Measures that go into the room in one step: a larger one could be more than the host takes at once. */
const atOnce = 50;

export function ImportDialog({ session, catalogue, onClose }: ImportDialogProps): JSX.Element {
  const { t } = useText();
  const { call } = session;
  const { store, measures, budgets } = catalogue;

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
    <SheetDialog
      title={t('measures.import')}
      text={t('measures.importText')}
      empty={t('measures.importEmpty')}
      calls={{
        begin: (file) => call('measures.begin', file),
        send: (part) => call('measures.send', part),
        read: (id) =>
          call('measures.read', { import: id, budgets: budgets.map(({ id: budget, name }) => ({ id: budget, name })) }),
        cancel: (id) => call('measures.cancel', { import: id }),
      }}
      onClose={onClose}
      preview={(read) => (
        <ImportPreview
          read={read}
          plan={planImport(
            read.measures,
            measures,
            () => false,
            () => '',
          )}
          onCancel={onClose}
          onTake={() => write(read)}
        />
      )}
    />
  );
}
