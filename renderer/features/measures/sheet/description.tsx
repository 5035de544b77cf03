/** The description of a measure: rich text in the same editor as the chapters'. */
import { useLayoutEffect, useMemo, useSyncExternalStore, type JSX, type RefObject } from 'react';
import { descriptionText } from '../../../../shared/document/measures/keys.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/document/paper-settings.ts';
import type { Measure } from '../../../../shared/measures/measure.ts';
import type { Session } from '../../../app/session.ts';
import { ChapterText } from '../../../editor/chapter/chapter-text.tsx';
import type { SessionPart } from '../../../editor/editor-session.ts';
import { useIndexed } from '../../../editor/numbering/use-indexed.ts';
import type { PaperModel } from '../../../editor/paper-model.ts';
import type { ChapterView } from '../../../editor/paper-props.ts';
import { mayProposeToMeasures, measurePlace } from '../../../editor/suggestions/proposal-place.ts';
import { useProposalRoom } from '../../../editor/suggestions/use-proposal-room.ts';
import type { TextDesk } from '../../../editor/text-desk.tsx';
import { OpenSuggestions } from '../../../editor/suggestions/open-suggestions.tsx';
import { Toolbar } from '../../../editor/toolbar/toolbar.tsx';
import { useWorked } from '../../../editor/toolbar/use-worked.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import type { LiveCatalogue } from '../catalogue-store.ts';
import { titleOf } from '../measure-words.ts';
import { useCounted } from '../open-counts.tsx';
import { commented, FieldComment, type FieldComments } from './field-comment.tsx';
import { usePaperReferences } from './use-paper-references.ts';
import styles from './sheet.module.css';

interface DescriptionProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly measure: Measure;
  readonly model: PaperModel;
  readonly desk: TextDesk;
  readonly toolbar: RefObject<HTMLDivElement | null>;
  readonly comments: FieldComments;
}

/** As in the files: no numbers before headings. */
const plain = { ...DEFAULT_SETTINGS, headingNumbers: false };
const nothingElse = {};

export function Description(props: DescriptionProps): JSX.Element {
  const { session, catalogue, measure, model, desk, toolbar, comments } = props;
  const { t } = useText();
  const { room, mayWrite } = catalogue;
  const mode = useSyncExternalStore(model.modes.subscribe, model.modes.get);
  const counted = useCounted(session, measure.id);
  const { project, rooms, membership } = session;
  const { person } = model;
  const place = useMemo(() => measurePlace(project.id, measure.id, membership), [project.id, measure.id, membership]);
  const suggests = !mayWrite && project.readOnly === null && mayProposeToMeasures({ person, membership });
  const copy = useProposalRoom({ rooms, place, room, person }, suggests && mode === 'suggest');
  const writes = mayWrite || copy !== null;
  // Its footnotes are listed and numbered as those of a chapter.
  const alone = useMemo<readonly ChapterView[]>(
    () => [{ ...{ id: measure.id, number: 1, group: null }, deleted: false, locked: false, summary: null }],
    [measure.id],
  );
  useLayoutEffect(() => model.index.setSettings(plain), [model]);
  useIndexed(model.index, alone, nothingElse);
  usePaperReferences(model, session.paper);
  const { worked, follow } = useWorked(desk.session);
  const part = useMemo<SessionPart>(
    () => ({ name: descriptionText(measure.id), place: 'chapter', under: 3 }),
    [measure.id],
  );
  const label = t('measures.descriptionOf', { title: titleOf(measure, t) });
  return (
    <section className={styles.part} aria-label={t('measures.description')}>
      <div className={styles.partHead} {...commented('description')}>
        <h3>{t('measures.description')}</h3>
        <span className={styles.suggested}>
          <OpenSuggestions model={model} chapter={counted} />
        </span>
        <FieldComment comments={comments} field="description" name={t('measures.description')} inOrder />
      </div>
      {suggests && (
        <p className={styles.proposing}>
          {t(mode === 'suggest' ? 'suggest.proposingToMeasure' : 'suggest.mayProposeToMeasure')}
          {mode !== 'suggest' && (
            <Button small onPress={() => model.modes.set('suggest')}>
              {t('suggest.propose')}
            </Button>
          )}
        </p>
      )}
      <div
        className={`${styles.text ?? ''} paragraph-numbers-off`}
        data-writable={writes || undefined}
        data-chapter={measure.id}
      >
        {writes && (
          <div className={styles.tools} onPointerDownCapture={follow}>
            <Toolbar ref={toolbar} session={worked} modes={model.modes} onAction={desk.onAction} />
          </div>
        )}
        <ChapterText
          chapter={measure.id}
          number={0}
          title=""
          room={copy ?? room}
          writable={writes && mode !== 'read'}
          suggesting={mode === 'suggest'}
          visible
          model={model}
          hooks={desk.hooks}
          part={part}
          label={label}
        />
      </div>
    </section>
  );
}
