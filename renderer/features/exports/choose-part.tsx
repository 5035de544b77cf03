/** Choosing: what, which of it, as what, and what can be chosen of that. */
import type { JSX } from 'react';
import { exportFormats, exportedThings, type ExportWhat } from '../../../shared/domain/export-formats.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import type { VersionList } from '../../../shared/rpc/version-schemas.ts';
import { paperTitle, usePaperNames } from '../../app/council-papers.ts';
import { useAnswer } from '../../app/host-state.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import { keyOf, nameOf, NOW, sideOf } from '../../app/sides.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useText } from '../../ui/text.ts';
import { fileOf, mustPass, ofWhat, pathOf, takes, type ExportChoice } from './choice.ts';
import styles from './exports.module.css';
import { FinalCheck } from './final-check.tsx';
import { FormatOptions } from './format-options.tsx';
import { useErrors } from './use-errors.ts';

interface ChoosePartProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  /** Ids of the council papers. */
  readonly papers: readonly string[];
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
  /** The file that was stopped just now; null where none was. */
  readonly stopped: string | null;
  readonly onExport: (order: { readonly path: string; readonly file: string }) => void;
  readonly onClose: () => void;
}

const noVersions: VersionList = { versions: [], checkpoints: [] };

export function ChoosePart(props: ChoosePartProps): JSX.Element {
  const { session, connection, papers, choice, onChoice, stopped, onExport, onClose } = props;
  const { t, language } = useText();
  const names = usePaperNames(session, papers);
  const list = useAnswer(connection.calls, session.project.id, 'versions.list').data ?? noVersions;
  const errors = useErrors(session, mustPass(choice) ? choice.paper : null);
  const paper = names.find(({ id }) => id === choice.paper) ?? null;
  const there: Readonly<Record<ExportWhat, boolean>> = {
    paper: true,
    'council-paper': papers.length > 0,
    measures: roomAccess(session.me, 'measures', null) !== null,
  };
  const states = [
    NOW,
    ...list.versions.map(({ id }) => ({ side: 'version' as const, version: id })).reverse(),
    ...(choice.of.side === 'moment' ? [choice.of] : []),
  ];
  const path = pathOf(choice, language);
  const why =
    path === null
      ? t('exports.noPaper')
      : errors.state === 'asked'
        ? t('exports.checking')
        : errors.state === 'blocked'
          ? t('exports.blocked', { count: errors.findings.length })
          : null;
  const begin = (): void => {
    if (path === null) return;
    const file = fileOf(choice, {
      project: session.project.title,
      state: choice.of.side === 'now' ? null : nameOf(choice.of, list, t, language),
      catalogue: t('exports.fileMeasures'),
      councilPaper: t('exports.fileCouncil'),
      draft: t('exports.fileDraft'),
      number: paper?.number ?? '',
    });
    onExport({ path, file });
  };

  return (
    <form
      className={styles.choose}
      onSubmit={(event) => {
        event.preventDefault();
        if (why === null) begin();
      }}
    >
      {stopped !== null && (
        <p className={styles.stopped} role="status">
          {t('exports.stopped', { file: stopped })}
        </p>
      )}
      <div>
        <Segments
          label={t('exports.what')}
          value={choice.what}
          choices={exportedThings.filter((what) => there[what]).map((id) => ({ id, label: t(`exports.what_${id}`) }))}
          onChoose={(what) => onChoice(ofWhat(choice, what))}
        />
      </div>
      {choice.what === 'paper' && takes(choice, 'version') && (
        <Select
          label={t('exports.state')}
          choices={states.map((side) => ({ id: keyOf(side), label: nameOf(side, list, t, language) }))}
          value={keyOf(choice.of)}
          onChange={(key) => onChoice({ ...choice, of: sideOf(key, list) ?? NOW })}
        />
      )}
      {choice.what === 'council-paper' && (
        <Select
          label={t('exports.paper')}
          choices={names.map((name) => ({
            id: name.id,
            label: [paperTitle(name, t), name.subject].filter((part) => part !== '').join(' – '),
          }))}
          value={choice.paper ?? ''}
          onChange={(id) => onChoice({ ...choice, paper: id })}
        />
      )}
      <RadioCards
        label={t('exports.format')}
        value={choice.format}
        choices={exportFormats[choice.what].map(({ format: id }) => ({
          id,
          name: t(`exports.format_${id}`),
          note: t(`exports.about_${id}`),
        }))}
        onChoose={(format) => onChoice({ ...choice, format })}
        columns
      />
      <FormatOptions
        choice={choice}
        onChoice={onChoice}
        check={
          mustPass(choice) &&
          choice.paper !== null && <FinalCheck session={session} paper={choice.paper} errors={errors} />
        }
      />
      <div className={styles.end}>
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" why={why}>
            {t('exports.begin')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}
