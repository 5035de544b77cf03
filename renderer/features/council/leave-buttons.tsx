/** Taking steps back, and the way to leave: by the dialog to export, with what stands in the way. */
import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { setTools } from '../../app/tools-state.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import { UndoButtons, type Steps } from './undo-buttons.tsx';
import type { Findings } from './use-findings.ts';

interface LeaveProps {
  readonly steps: Steps;
  readonly paper: string;
  readonly findings: Findings;
  readonly isReadOnly: boolean;
  readonly onCheck: () => void;
}

export function LeaveButtons({ steps, paper, findings, isReadOnly, onCheck }: LeaveProps): JSX.Element {
  const { t } = useText();
  return (
    <div className={styles.leave}>
      {!isReadOnly && <UndoButtons steps={steps} labels={{ undo: t('editor.undo'), redo: t('editor.redo') }} />}
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
        icon={<Download size={18} strokeWidth={1.75} aria-hidden />}
        onPress={() => setTools({ exportWanted: { what: 'council-paper', paper } })}
      >
        {t('exports.open')}
      </Button>
    </div>
  );
}
