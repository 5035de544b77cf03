/** Takes measures over from a workbook. */
import { uuidv4 } from 'lib0/random';
import type { JSX } from 'react';
import * as Y from 'yjs';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { putDescription, wordsOfDescription } from '../../../shared/document/measures/description-words.ts';
import { descriptionText, measuresMap } from '../../../shared/document/measures/keys.ts';
import { putMeasures } from '../../../shared/document/measures/put.ts';
import { setMeasureGone } from '../../../shared/document/measures/write.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import type { Session } from '../../app/session.ts';
import { SheetDialog } from '../../app/sheets/sheet-dialog.tsx';
import { notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { ImportPreview } from './import-preview.tsx';
import { planImport, type PlannedDescription, type Present } from './import-plan.ts';

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

  const present = (): Present => ({
    measures: store.get().measures,
    taken: (id) => measuresMap(store.doc).has(`${id}:order`),
    words: (id) => wordsOfDescription(store.doc, id),
  });
  const write = (read: ImportedSheets, replaced: ReadonlySet<string>): void => {
    const { doc, origin } = store;
    const { fresh, described, differing } = planImport(read, present(), () => uuidv4());
    store.closeStep();
    const ids: string[] = [];
    for (let at = 0; at < fresh.length; at += atOnce)
      ids.push(...putMeasures(doc, fresh.slice(at, at + atOnce), origin));
    store.closeStep();
    const wanted = [...described, ...differing.filter(({ measure }) => replaced.has(measure.id))];
    const undoTexts = putDescriptions(doc, wanted);
    onClose();
    const told = [
      ...(ids.length > 0 ? [t('measures.imported', { count: ids.length })] : []),
      ...(wanted.length > ids.length || ids.length === 0
        ? [t('measures.importedTexts', { count: wanted.length })]
        : []),
    ];
    notify({
      text: told.join(' '),
      tone: 'good',
      action: {
        label: t('common.undo'),
        run: () => {
          for (const id of ids) setMeasureGone(doc, id, true, null);
          undoTexts();
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
          plan={planImport(read, { ...present(), measures }, () => '')}
          onCancel={onClose}
          onTake={(replaced) => write(read, replaced)}
        />
      )}
    />
  );
}

/** Writes descriptions so that one step takes all of them back, whatever is typed elsewhere afterwards. */
function putDescriptions(doc: Y.Doc, wanted: readonly PlannedDescription[]): () => void {
  if (wanted.length === 0) return () => undefined;
  const origin = { from: 'import' } as const;
  const texts = wanted.map(({ measure }) => doc.getText(descriptionText(measure.id)));
  const memory = new Y.UndoManager([...texts, blockProperties(doc)], {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  });
  for (const { measure, words } of wanted) putDescription(doc, measure.id, words, origin);
  return () => void memory.undo();
}
