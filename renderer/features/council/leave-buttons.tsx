/** Taking steps back, and the way to leave: by the dialog to export, with what stands in the way. */
import { Download, Redo2, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useReducer, type JSX } from 'react';
import { setTools } from '../../app/tools-state.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import type { PaperForm } from './paper-form.ts';
import type { Findings } from './use-findings.ts';

interface LeaveProps {
  readonly form: PaperForm;
  readonly paper: string;
  readonly findings: Findings;
  readonly isReadOnly: boolean;
  readonly onCheck: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function LeaveButtons({ form, paper, findings, isReadOnly, onCheck }: LeaveProps): JSX.Element {
  const { t } = useText();
  useUndoState(form);
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
      {/* Also while it is being checked anew: a button that comes and goes with every key is none to rely on. */}
      {findings.found?.blocked === true && (
        <Button small variant="quiet" onPress={onCheck}>
          {t('council.showErrors')}
        </Button>
      )}
      <Button
        variant="primary"
        shrinks
        label={t('exports.open')}
        icon={<Download {...icon} />}
        onPress={() => setTools({ exportWanted: { what: 'council-paper', paper } })}
      >
        {t('exports.open')}
      </Button>
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
