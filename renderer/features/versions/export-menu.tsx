/** What is looked at as a file to hand on: a state of the paper by the dialog to export, a comparison as one of two files. */
import { Download } from 'lucide-react';
import type { JSX } from 'react';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import { beginExport, useExportJob } from '../../app/export-desk.ts';
import { fileNamed } from '../../app/export-job.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import { keyOf } from '../../app/sides.ts';
import { setTools } from '../../app/tools-state.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';

interface ExportMenuProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  /** The older state first; null where no two are compared. */
  readonly compared: readonly [Side, Side] | null;
  readonly of: Side;
  /** What the file of a comparison is called, without its ending. */
  readonly name: string;
}

const formats = ['docx', 'pdf'] as const;
const icon = <Download size={18} strokeWidth={1.75} aria-hidden />;

export function ExportMenu({ session, connection, compared, of, name }: ExportMenuProps): JSX.Element {
  const { t, language } = useText();
  const busy = useExportJob(({ at }) => at === 'making');
  if (compared === null) {
    return (
      <Button
        variant="quiet"
        label={t('versions.exportPaper')}
        icon={icon}
        onPress={() => setTools({ exportWanted: { what: 'paper', of } })}
      />
    );
  }
  const [before, after] = compared;
  const make = (format: (typeof formats)[number]): void => {
    const path = `comparison.${format}?before=${keyOf(before)}&after=${keyOf(after)}&language=${language}`;
    beginExport(session, connection, { path, file: fileNamed(name, format) });
    setTools({ exportWanted: { what: 'running' } });
  };
  return (
    <MenuButton
      label={t('versions.export')}
      busy={busy}
      icon={icon}
      commands={formats.map((format) => ({
        id: format,
        label: t(`versions.export_${format}`),
        run: () => make(format),
      }))}
    />
  );
}
