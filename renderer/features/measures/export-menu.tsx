/** The catalogue, or one sheet, as a file: what is made is told with its time, and can be stopped. */
import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { ProgressBar } from 'react-aria-components';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../../shared/i18n/describe-certified.ts';
import type { ExportedFile } from '../../app/export-transport.ts';
import { saveFile } from '../../app/save-file.ts';
import type { Session } from '../../app/session.ts';
import { writtenDown } from '../../app/written-down.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import styles from './export.module.css';

/** A file that the host makes, by its path behind the project's exports. */
export type MakeFile = (path: string, signal: AbortSignal) => Promise<ExportedFile>;

interface ExportMenuProps {
  readonly session: Session;
  readonly make: MakeFile;
  /** The measure whose sheet it is; null for the catalogue. */
  readonly measure: { readonly id: string; readonly name: string } | null;
}

interface UnderWay {
  readonly file: string;
  readonly stop: AbortController;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function ExportMenu({ session, make, measure }: ExportMenuProps): JSX.Element {
  const { t, language } = useText();
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const current = useRef<UnderWay | null>(null);
  useEffect(() => () => current.current?.stop.abort(), []);

  const run = async (path: string, name: string): Promise<void> => {
    const file = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').slice(0, 150);
    const mine = { file, stop: new AbortController() };
    current.current = mine;
    setUnderWay(mine);
    try {
      await writtenDown(session.rooms);
      const { content, standard } = await make(path, mine.stop.signal);
      // Stopped in the last moment, it isn't wanted any more.
      if (mine.stop.signal.aborted) return;
      saveFile(content, file);
      const done = t('measures.exportDone', { file });
      notify({ text: standard === null ? done : `${done} ${describeCertified(t, standard)}`, tone: 'good' });
    } catch (failure) {
      if (!mine.stop.signal.aborted) notify({ text: describeFailure(t, failure), tone: 'bad' });
    } finally {
      if (current.current === mine) {
        current.current = null;
        setUnderWay(null);
      }
    }
  };
  const catalogue = `${t('measures.exportFile')} – ${session.project.title}`;
  const pdf = {
    id: 'pdf',
    icon: <FileText {...icon} />,
    label: t(measure === null ? 'measures.exportPdf' : 'measures.exportSheet'),
    run: () =>
      void (measure === null
        ? run(`measures.pdf?language=${language}`, `${catalogue}.pdf`)
        : run(`measures.pdf?language=${language}&only=${measure.id}`, `${measure.name}.pdf`)),
  };
  const xlsx = {
    id: 'xlsx',
    icon: <FileSpreadsheet {...icon} />,
    label: t('measures.exportXlsx'),
    run: () => void run('measures.xlsx', `${catalogue}.xlsx`),
  };
  return (
    <>
      <MenuButton
        label={t('measures.export')}
        icon={<Download {...icon} />}
        busy={underWay !== null}
        commands={measure === null ? [pdf, xlsx] : [pdf]}
      />
      {underWay !== null && (
        <Making
          file={underWay.file}
          onStop={() => {
            underWay.stop.abort();
            current.current = null;
            setUnderWay(null);
          }}
        />
      )}
    </>
  );
}

/** The engine doesn't say how far it is: what can be told is that it is at work, and since when. */
function Making({ file, onStop }: { readonly file: string; readonly onStop: () => void }): JSX.Element {
  const { t } = useText();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const label = t('measures.exporting', { file });
  return (
    <Dialog title={t('measures.export')} onClose={onStop}>
      <ProgressBar aria-label={label} isIndeterminate className={styles.progress ?? ''}>
        <p aria-live="polite">{label}</p>
        <div className={styles.track}>
          <div className={styles.fill} />
        </div>
        <p className={styles.time}>{t('measures.exportingTime', { count: seconds })}</p>
      </ProgressBar>
      <DialogActions>
        <Button onPress={onStop} autoFocus>
          {t('measures.exportStop')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
