/** Takes in a Word file: choose, wait, look at what would come, take it over, read the report. */
import { Download } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { ProgressBar } from 'react-aria-components';
import { chapterRules, type ChapterRule, type ImportReport } from '../../../../shared/domain/import-report.ts';
import { describeFailure } from '../../../../shared/i18n/catalogue.ts';
import type { ImportPreview, ImportResult } from '../../../../shared/rpc/import-schemas.ts';
import { saveFile } from '../../../app/save-file.ts';
import type { Session } from '../../../app/session.ts';
import { Button } from '../../../ui/button.tsx';
import { ChooseFile } from '../../../ui/choose-file.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { useText } from '../../../ui/text.ts';
import { GroupSelect, groupFrom } from '../group-select.tsx';
import { reportText } from './report-text.ts';
import { ReportView } from './report-view.tsx';
import { useWordImport } from './use-word-import.ts';
import styles from './import.module.css';

interface ImportDialogProps {
  readonly session: Session;
  /** A file that was dropped on the outline; null to choose one. */
  readonly file: File | null;
  readonly onClose: () => void;
  readonly onJump: (chapter: string) => void;
}

const accepted = ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'];

export function ImportDialog({ session, file, onClose, onJump }: ImportDialogProps): JSX.Element {
  const { t } = useText();
  const { state, take, write, reset } = useWordImport(session.call);
  useEffect(() => {
    if (file !== null) take(file);
  }, [file, take]);
  return (
    <Dialog title={t('imports.title')} onClose={onClose} wide={'preview' in state || state.step === 'done'}>
      {state.step === 'choose' && (
        <ChooseFile
          text={t('imports.chooseText')}
          dropText={t('imports.dropHere')}
          choose={t('imports.choose')}
          accepted={accepted}
          onFile={take}
        />
      )}
      {(state.step === 'sending' || state.step === 'reading') && (
        <>
          <Progress label={t(`imports.${state.step}`, { file: state.file })} share={state.share} />
          <DialogActions>
            <Button onPress={reset} autoFocus>
              {t('common.cancel')}
            </Button>
          </DialogActions>
        </>
      )}
      {state.step === 'preview' && (
        <Preview session={session} preview={state.preview} onClose={onClose} onTake={write} />
      )}
      {state.step === 'writing' && <Progress label={t('imports.writing')} share={null} />}
      {state.step === 'done' && <Done result={state.result} onClose={onClose} onJump={onJump} />}
      {state.step === 'failed' && (
        <>
          <Problem title={t('imports.failed')} text={describeFailure(t, state.failure)} />
          <DialogActions>
            <Button onPress={onClose}>{t('common.close')}</Button>
            <Button variant="primary" onPress={reset}>
              {t('imports.another')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

/** `share` 0 to 1; null where it can't be said. */
function Progress({ label, share }: { readonly label: string; readonly share: number | null }): JSX.Element {
  const given = share === null ? { isIndeterminate: true } : { value: Math.round(100 * share) };
  return (
    <ProgressBar aria-label={label} {...given} className={styles.progress ?? ''}>
      {({ percentage }) => (
        <>
          <p aria-live="polite">{label}</p>
          <div className={styles.track}>
            <div className={styles.fill} style={{ width: `${percentage ?? 100}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

interface PreviewProps {
  readonly session: Session;
  readonly preview: ImportPreview;
  readonly onClose: () => void;
  readonly onTake: (rule: ChapterRule, group: string | null) => void;
}

function Preview({ session, preview, onClose, onTake }: PreviewProps): JSX.Element {
  const { t } = useText();
  const [rule, setRule] = useState<ChapterRule>('headings');
  const [group, setGroup] = useState('office');
  const report = preview[rule];
  if (preview.already.length > 0) {
    return (
      <>
        <p>{t('imports.already', { titles: quoted(preview.already) })}</p>
        <DialogActions>
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        </DialogActions>
      </>
    );
  }
  return (
    <>
      {preview.earlier.length > 0 && <p>{t('imports.earlier', { titles: quoted(preview.earlier) })}</p>}
      <div className={styles.choices}>
        <Select
          label={t('imports.rule')}
          choices={chapterRules.map((id) => ({
            id,
            label: t(id === 'one' ? 'imports.ruleOne' : 'imports.ruleHeadings'),
          }))}
          value={rule}
          onChange={(id) => setRule(id === 'one' ? 'one' : 'headings')}
        />
        <GroupSelect groups={session.people.groups} value={group} onChange={setGroup} />
      </div>
      <ReportView report={report} />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" autoFocus onPress={() => onTake(rule, groupFrom(group))}>
          {t('imports.take', { count: report.chapters.length })}
        </Button>
      </DialogActions>
    </>
  );
}

const quoted = (titles: readonly string[]): string => titles.map((title) => `„${title}“`).join(', ');

interface DoneProps {
  readonly result: ImportResult;
  readonly onClose: () => void;
  readonly onJump: (chapter: string) => void;
}

function Done({ result, onClose, onJump }: DoneProps): JSX.Element {
  const { t } = useText();
  const { report, chapters, already } = result;
  const [first] = chapters;
  const told = already
    ? t('imports.already', { titles: quoted(chapters.map(({ title }) => title)) })
    : t('imports.done', { count: chapters.length, file: report.file });
  return (
    <>
      <p role="status">{told}</p>
      <ReportView report={report} />
      <DialogActions>
        <Button icon={<Download size={16} strokeWidth={1.75} />} onPress={() => save(report, reportText(report, t))}>
          {t('imports.save')}
        </Button>
        <Button
          variant="primary"
          autoFocus
          onPress={() => {
            onClose();
            if (first !== undefined) onJump(first.id);
          }}
        >
          {t('imports.goTo')}
        </Button>
      </DialogActions>
    </>
  );
}

function save({ file }: ImportReport, text: string): void {
  saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${file.replace(/\.docx$/i, '')}.txt`);
}
