/** „Exportieren“: what leaves the house, as what, in which state; then how far it is, and what came of it. */
import { useEffect, useState, type JSX } from 'react';
import { usePapers } from '../../app/council-papers.ts';
import { beginExport, forgetExport, stopExport, useExportJob } from '../../app/export-desk.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import type { ExportWanted } from '../../app/tools-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { firstChoice } from './choice.ts';
import { ChoosePart } from './choose-part.tsx';
import { MakingPart } from './making-part.tsx';
import { OutcomePart } from './outcome-part.tsx';

interface ExportDialogProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly wanted: ExportWanted;
  readonly onClose: () => void;
}

export function ExportDialog({ session, connection, wanted, onClose }: ExportDialogProps): JSX.Element {
  const { t } = useText();
  const job = useExportJob();
  const papers = usePapers(session);
  const [choice, setChoice] = useState(() => firstChoice(wanted, papers));
  // What came of an earlier file has been told.
  useEffect(() => {
    if (wanted.what !== 'running') forgetExport();
    return forgetExport;
  }, [wanted]);
  return (
    <Dialog title={t('exports.title')} onClose={onClose} wide={job.at === 'none' || job.at === 'stopped'}>
      {job.at === 'making' ? (
        <MakingPart job={job} onStop={stopExport} onClose={onClose} />
      ) : job.at === 'done' || job.at === 'failed' ? (
        <OutcomePart job={job} onAgain={forgetExport} onClose={onClose} />
      ) : (
        <ChoosePart
          session={session}
          connection={connection}
          papers={papers}
          choice={choice}
          onChoice={setChoice}
          stopped={job.at === 'stopped' ? job.file : null}
          onExport={(order) => beginExport(session, connection, order)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
