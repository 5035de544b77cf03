/**
 * Tells of proposals to measures that were deleted: their author that they are kept, whoever may decide that they wait. Their words stand
 * in the list of suggestions beside the sheet, where they are copied, withdrawn or declined.
 */
import { useSyncExternalStore, type JSX } from 'react';
import { readDeleted } from '../../../shared/document/measures/read.ts';
import type { Session } from '../../app/session.ts';
import { setView } from '../../app/view-state.ts';
import { openMeasures } from '../../app/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { nameOf } from './measure-words.ts';
import styles from './gone.module.css';

interface GoneProposalsProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly look?: string | undefined;
  /** Of this measure alone. */
  readonly only?: string;
}

interface GoneMeasure {
  readonly id: string;
  readonly name: string;
  readonly isMine: boolean;
}

export function GoneProposals({ session, catalogue, look, only }: GoneProposalsProps): JSX.Element | null {
  const { t } = useText();
  const gone = useGone(session, catalogue).filter(({ id }) => only === undefined || only === id);
  const names = (all: readonly GoneMeasure[]): string => all.map(({ name }) => name).join(', ');
  const [mine, others] = [gone.filter(({ isMine }) => isMine), gone.filter(({ isMine }) => !isMine)];
  if (gone.length === 0) return null;
  const show = (id: string): void => {
    openMeasures(session.project.id, id);
    setView({ contextTab: 'suggestions', drawer: 'context' });
  };
  return (
    <div className={`${styles.told ?? ''} ${look ?? ''}`} data-alone={only !== undefined || undefined}>
      <div role="status">
        {mine.length > 0 && <p>{t('measures.goneProposals', { names: names(mine) })}</p>}
        {others.length > 0 && <p>{t('measures.goneProposalsOthers', { names: names(others) })}</p>}
      </div>
      <div className={styles.buttons}>
        {gone.map(({ id, name }) => (
          <Button key={id} small onPress={() => show(id)}>
            {only === undefined ? t('measures.goneShowOf', { name }) : t('measures.goneShow')}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Deleted measures that something is proposed to: by oneself, or where one may decide by anybody. */
function useGone({ me, measureComments: { model } }: Session, catalogue: LiveCatalogue): readonly GoneMeasure[] {
  const { t } = useText();
  const version = useSyncExternalStore(model.subscribe, model.version);
  return [...(version >= 0 ? model.all('') : [])].flatMap(([id, { proposals }]) => {
    const open = proposals.filter(({ state }) => state === 'open');
    const isMine = open.some(({ author }) => author === me.id);
    const deleted = isMine || (catalogue.mayWrite && open.length > 0) ? readDeleted(catalogue.store.doc, id) : null;
    return deleted === null ? [] : [{ id, name: nameOf(deleted, t), isMine }];
  });
}
