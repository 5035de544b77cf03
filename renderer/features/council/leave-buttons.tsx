/** Taking steps back, and the two ways in which the paper leaves: as a draft at any time, as itself where nothing is wrong. */
import { FileCheck2, Printer, Redo2, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useReducer, useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../../shared/i18n/describe-certified.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { printPath } from '../../../shared/rpc/paper-schemas.ts';
import type { ExportedFile } from '../../app/export-transport.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import { saveFile } from '../../app/save-file.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import type { PaperForm } from './paper-form.ts';
import type { Findings } from './use-findings.ts';

interface LeaveProps {
  readonly form: PaperForm;
  readonly paper: CouncilPaper;
  readonly room: LiveRoom;
  readonly findings: Findings;
  readonly isReadOnly: boolean;
  readonly onFile: (path: string) => Promise<ExportedFile>;
  readonly onCheck: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Milliseconds that are waited for the host to have what was written last. */
const longestWait = 3_000;

export function LeaveButtons({ form, paper, room, findings, isReadOnly, onFile, onCheck }: LeaveProps): JSX.Element {
  const { t } = useText();
  const [making, setMaking] = useState<'draft' | 'final' | null>(null);
  useUndoState(form);
  const make = async (draft: boolean): Promise<void> => {
    setMaking(draft ? 'draft' : 'final');
    announce(t('council.printing'));
    try {
      await written(room);
      const { content, standard } = await onFile(printPath({ paper: paper.id, draft }));
      const name = `${paper.number.replace(/[^\p{L}\p{N}]+/gu, '-') || t('council.fileName')}${draft ? `-${t('council.draftName')}` : ''}.pdf`;
      saveFile(content, name);
      const done = t('council.printed', { file: name });
      notify({ text: standard === null ? done : `${done} ${describeCertified(t, standard)}`, tone: 'good' });
    } catch (failure) {
      if (failure instanceof Failure && failure.code === 'paperBlocked') onCheck();
      notify({ text: describeFailure(t, failure), tone: 'bad' });
    } finally {
      setMaking(null);
    }
  };
  const errors = findings.found?.findings.filter(({ level }) => level === 'error') ?? [];
  // Also while it is being checked anew: a button that comes and goes with every key is none to rely on.
  const blocked = findings.found?.blocked === true;
  const why = blocked
    ? t('council.blockedBy', {
        count: errors.length,
        first: errors[0] === undefined ? '' : t(errors[0].key, errors[0].values),
      })
    : null;
  return (
    <div className={styles.leave}>
      {!isReadOnly && (
        <>
          <Button
            small
            variant="quiet"
            icon={<Undo2 {...icon} />}
            label={t('council.undo')}
            why={form.undo.canUndo() ? null : t('council.nothingToUndo')}
            onPress={() => void form.undo.undo()}
          />
          <Button
            small
            variant="quiet"
            icon={<Redo2 {...icon} />}
            label={t('council.redo')}
            why={form.undo.canRedo() ? null : t('council.nothingToRedo')}
            onPress={() => void form.undo.redo()}
          />
        </>
      )}
      <Button
        shrinks
        label={t('council.printDraft')}
        icon={<Printer {...icon} />}
        busy={making !== null}
        onPress={() => void make(true)}
      >
        {t('council.printDraft')}
      </Button>
      <Button
        variant="primary"
        shrinks
        label={t('council.printFinal')}
        icon={<FileCheck2 {...icon} />}
        busy={making !== null}
        why={why}
        onPress={() => void make(false)}
      >
        {t('council.printFinal')}
      </Button>
      {why !== null && (
        <Button small variant="quiet" onPress={onCheck}>
          {t('council.showErrors')}
        </Button>
      )}
    </div>
  );
}

function useUndoState({ undo }: PaperForm): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const listen = useCallback(() => {
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
    for (const event of events) undo.on(event, redraw);
    return () => {
      for (const event of events) undo.off(event, redraw);
    };
  }, [undo]);
  useEffect(listen, [listen]);
}

/** Resolves once the host has what this window wrote, or after a while. */
function written(room: LiveRoom): Promise<void> {
  if (room.state.waiting === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, longestWait);
    const stop = room.subscribe(() => {
      if (room.state.waiting === 0) done();
    });
  });
}
