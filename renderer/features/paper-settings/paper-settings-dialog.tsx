/** How the whole paper is numbered and printed. The office changes it; everybody may look. */
import { useCallback, useState, type JSX } from 'react';
import {
  formsFrom,
  readSettings,
  settingsMap,
  writeSettings,
  type PaperSettings,
} from '../../../shared/document/paper-settings.ts';
import { HANNOVER_FORMS, isForm } from '../../../shared/document/council-papers.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { useLive } from '../../ui/use-live.ts';
import { Lock } from 'lucide-react';
import styles from './paper-settings.module.css';
import { Forms } from './forms.tsx';

const origin = { from: 'paper settings' } as const;

interface PaperSettingsProps {
  readonly session: Session;
  readonly onClose: () => void;
}

export function PaperSettingsDialog({ session, onClose }: PaperSettingsProps): JSX.Element {
  const { t } = useText();
  const { outline, outlineBlocked } = session;
  const settings = useSettings(session);
  const [forms, setForms] = useState<string | null>(null);
  const blocked = outlineBlocked !== null;
  const change = (next: Partial<PaperSettings>): void => {
    if (!blocked) writeSettings(outline, next, origin);
  };
  const typed = forms ?? settings.paperForms.join('\n');
  const wrong = typed.split('\n').find((line) => line.trim() !== '' && !isForm(line.trim())) ?? null;
  const close = (): void => {
    if (forms !== null && wrong === null) change({ paperForms: formsFrom(forms) });
    onClose();
  };
  return (
    <Dialog title={t('numbers.settingsTitle')} onClose={close}>
      <p className={styles.intro}>{t('numbers.settingsIntro')}</p>
      {blocked && (
        <p className={styles.blocked}>
          <Lock size={16} strokeWidth={1.75} aria-hidden />
          {t(outlineBlocked)}
        </p>
      )}
      <fieldset className={styles.settings} disabled={blocked}>
        <legend className="visually-hidden">{t('numbers.settingsTitle')}</legend>
        <Checkbox
          label={t('numbers.headingNumbers')}
          description={t('numbers.headingNumbersText')}
          isSelected={settings.headingNumbers}
          isDisabled={blocked}
          onChange={(headingNumbers) => change({ headingNumbers })}
        />
        <Select
          label={t('numbers.notesBegin')}
          value={settings.noteNumbers}
          isDisabled={blocked}
          choices={[
            { id: 'chapter', label: t('numbers.notesByChapter') },
            { id: 'paper', label: t('numbers.notesByPaper') },
          ]}
          onChange={(id) => change({ noteNumbers: id === 'paper' ? 'paper' : 'chapter' })}
        />
        <Select
          label={t('numbers.lineStep')}
          value={String(settings.lineStep)}
          isDisabled={blocked}
          choices={[
            { id: '5', label: t('numbers.everyFifth') },
            { id: '1', label: t('numbers.everyLine') },
          ]}
          onChange={(id) => change({ lineStep: id === '1' ? 1 : 5 })}
        />
        <h3 className={styles.heading}>{t('numbers.print')}</h3>
        <Checkbox
          label={t('numbers.printParagraphs')}
          isSelected={settings.printParagraphNumbers}
          isDisabled={blocked}
          onChange={(printParagraphNumbers) => change({ printParagraphNumbers })}
        />
        <Checkbox
          label={t('numbers.printLines')}
          isSelected={settings.printLineNumbers}
          isDisabled={blocked}
          onChange={(printLineNumbers) => change({ printLineNumbers })}
        />
        <Forms
          value={typed}
          wrong={wrong}
          blocked={blocked}
          onChange={setForms}
          onReset={() => setForms(HANNOVER_FORMS.join('\n'))}
        />
      </fieldset>
      <DialogActions>
        <Button variant="primary" onPress={close}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useSettings({ outline }: Session): PaperSettings {
  return useLive(
    useCallback(
      (listener: () => void) => {
        const map = settingsMap(outline);
        map.observe(listener);
        return () => map.unobserve(listener);
      },
      [outline],
    ),
    useCallback(() => readSettings(outline), [outline]),
  );
}
