/** The catalogue of measures in the middle of the window: board, table or timeline, or the sheet of one measure. */
import { FileUp, ListChecks, Plus } from 'lucide-react';
import { useCallback, useMemo, useState, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { openMeasures } from '../../app/workspace.ts';
import { RoomOfForm } from '../../app/gave-way/room-of-form.tsx';
import { catalogueViews } from '../../app/view-options.ts';
import { setView, useView } from '../../app/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useText } from '../../ui/text.ts';
import { Board } from './board.tsx';
import { measuresRoom, useCatalogue, type LiveCatalogue } from './catalogue-store.ts';
import { createMeasure } from './changes.ts';
import { useOpenCounts } from './open-counts.tsx';
import { MeasuresGaveWay } from './gave-way.tsx';
import { GoneProposals } from './gone-proposals.tsx';
import { ExportButton } from './export-button.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { MeasureTable } from './measure-table.tsx';
import { valuesOf } from './measure-words.ts';
import styles from './measures.module.css';
import { MeasureSheet } from './sheet/measure-sheet.tsx';
import { TimelineView } from './timeline-view.tsx';
import { useHistoryKeys } from './use-history-keys.ts';
import { filtered, useFilter } from './view-filter.ts';

interface MeasuresViewProps {
  readonly session: Session;
  /** The measure whose sheet is open; null for the catalogue. */
  readonly measure: string | null;
}

export function MeasuresView({ session, measure }: MeasuresViewProps): JSX.Element {
  const { t } = useText();
  const catalogue = useCatalogue(session);
  useHistoryKeys(session.project.id, catalogue, measure);
  if (catalogue === null) {
    return (
      <div className={styles.view}>
        <p className={styles.empty} role="status">
          {t('measures.loading')}
        </p>
      </div>
    );
  }
  return (
    <RoomOfForm room={measuresRoom(session.project.id)} person={session.me.id}>
      {measure === null ? (
        <CatalogueView session={session} catalogue={catalogue} />
      ) : (
        <MeasureSheet key={measure} session={session} catalogue={catalogue} id={measure} />
      )}
    </RoomOfForm>
  );
}

interface CatalogueViewProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
}

function CatalogueView({ session, catalogue }: CatalogueViewProps): JSX.Element {
  const { t } = useText();
  const { project, people } = session;
  const { view, by } = useView((state) => state.catalogue);
  const filter = useFilter((state) => state.filter);
  const { measures, mayWrite } = catalogue;
  const counts = useOpenCounts(session, catalogue);
  const shown = useMemo(() => filtered(measures, filter), [measures, filter]);
  const fields = useMemo(
    () =>
      valuesOf(
        measures,
        'field',
        people.groups.map(({ name }) => name),
      ),
    [measures, people.groups],
  );
  const onOpen = useCallback((id: string) => openMeasures(project.id, id), [project.id]);
  const create = (): void => {
    const id = createMeasure(catalogue, t);
    if (id !== null) onOpen(id);
  };
  const [importing, setImporting] = useState(false);
  const [today] = useState(() => localDay(new Date()));
  const add = (
    <Button variant="primary" icon={<Plus size={18} strokeWidth={1.75} />} onPress={create}>
      {t('measures.new')}
    </Button>
  );
  return (
    <div className={styles.view}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2>{t('measures.page')}</h2>
          <p role="status">
            {shown.length === measures.length
              ? t('measures.count', { count: measures.length })
              : t('measures.shown', { count: shown.length, all: measures.length })}
          </p>
        </div>
        <Segments
          label={t('measures.views')}
          value={view}
          choices={catalogueViews.map((id) => ({ id, label: t(`measures.view_${id}`) }))}
          onChoose={(id) => setView({ catalogue: { view: id, by } })}
          small
        />
        {view === 'board' && (
          <Segments
            label={t('measures.boardBy')}
            value={by}
            choices={(['state', 'field'] as const).map((id) => ({ id, label: t(`measures.boardBy_${id}`) }))}
            onChoose={(id) => setView({ catalogue: { view, by: id } })}
            small
          />
        )}
        {mayWrite && measures.length > 0 && (
          <Button
            variant="quiet"
            label={t('measures.import')}
            icon={<FileUp size={18} strokeWidth={1.75} />}
            onPress={() => setImporting(true)}
          />
        )}
        {measures.length > 0 && <ExportButton measure={null} />}
        {mayWrite && measures.length > 0 && add}
      </header>
      {!mayWrite && <p className={styles.note}>{t('measures.readOnly')}</p>}
      <GoneProposals session={session} catalogue={catalogue} look={styles.note} />
      <div className={styles.scroller} role="region" aria-label={t(`measures.view_${view}`)} tabIndex={0}>
        <MeasuresGaveWay project={project.id} catalogue={catalogue} only={null} look={styles.gaveWay} />
        {measures.length === 0 ? (
          <div className={styles.empty}>
            <ListChecks size={28} strokeWidth={1.5} aria-hidden />
            <h3>{t('measures.empty')}</h3>
            {mayWrite && <p>{t('measures.emptyText')}</p>}
            {mayWrite && (
              <div>
                {add}
                <Button icon={<FileUp size={18} strokeWidth={1.75} />} onPress={() => setImporting(true)}>
                  {t('measures.import')}
                </Button>
              </div>
            )}
          </div>
        ) : shown.length === 0 ? (
          <p className={styles.empty}>{t('measures.noneFound')}</p>
        ) : view === 'board' ? (
          <Board
            groups={people.groups}
            catalogue={catalogue}
            measures={shown}
            counts={counts}
            by={by}
            onOpen={onOpen}
          />
        ) : view === 'table' ? (
          <MeasureTable catalogue={catalogue} measures={shown} counts={counts} fields={fields} onOpen={onOpen} />
        ) : (
          <TimelineView measures={shown} onOpen={onOpen} today={today} />
        )}
      </div>
      {importing && <ImportDialog session={session} catalogue={catalogue} onClose={() => setImporting(false)} />}
    </div>
  );
}

/** The day here, ISO. */
const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
