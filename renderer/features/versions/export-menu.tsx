/** What is looked at, a comparison or a state of the paper, as a file to hand on. */
import { Download, LoaderCircle } from 'lucide-react';
import { useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../../shared/i18n/describe-certified.ts';
import type { ExportedFile } from '../../app/export-transport.ts';
import { saveFile } from '../../app/save-file.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import styles from './export-menu.module.css';

interface ExportMenuProps {
  readonly onFile: (path: string) => Promise<ExportedFile>;
  readonly what: 'comparison' | 'paper';
  /** The states as the host's exports name them: `before` and `after`, or `of`. */
  readonly states: Readonly<Record<string, string>>;
  /** What the file is called, without its ending. */
  readonly name: string;
  /** Resolves once the host has what this window wrote. */
  readonly writtenDown: () => Promise<void> | null;
}

const formats = ['docx', 'pdf'] as const;

export function ExportMenu({ onFile, what, states, name, writtenDown }: ExportMenuProps): JSX.Element {
  const { t, language } = useText();
  const [busy, setBusy] = useState(false);
  const make = async (format: (typeof formats)[number]): Promise<void> => {
    if (busy) return;
    setBusy(true);
    announce(t('versions.exporting'));
    const file = `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').slice(0, 150)}.${format}`;
    try {
      await writtenDown();
      const query = new URLSearchParams({ ...states, language }).toString();
      const { content, standard } = await onFile(`${what}.${format}?${query}`);
      saveFile(content, file);
      const done = t('versions.exported', { file });
      notify({ text: standard === null ? done : `${done} ${describeCertified(t, standard)}`, tone: 'good' });
    } catch (failure) {
      notify({ text: describeFailure(t, failure), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <MenuButton
      label={t(busy ? 'versions.exporting' : what === 'comparison' ? 'versions.export' : 'versions.exportPaper')}
      busy={busy}
      icon={
        busy ? (
          <LoaderCircle className={styles.turning} size={18} strokeWidth={1.75} aria-hidden />
        ) : (
          <Download size={18} strokeWidth={1.75} aria-hidden />
        )
      }
      commands={formats.map((format) => ({
        id: format,
        label: t(`versions.${what === 'comparison' ? 'export' : 'exportPaper'}_${format}`),
        run: () => void make(format),
      }))}
    />
  );
}
