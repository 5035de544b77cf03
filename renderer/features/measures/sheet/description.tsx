/** The description of a measure: rich text in the same editor as the chapters'. */
import { useLayoutEffect, useMemo, useSyncExternalStore, type JSX, type RefObject } from 'react';
import { descriptionText } from '../../../../shared/document/measures/keys.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/document/paper-settings.ts';
import type { Measure } from '../../../../shared/measures/measure.ts';
import { ChapterText } from '../../../editor/chapter/chapter-text.tsx';
import type { SessionPart } from '../../../editor/editor-session.ts';
import { useIndexed } from '../../../editor/numbering/use-indexed.ts';
import type { PaperModel } from '../../../editor/paper-model.ts';
import type { ChapterView } from '../../../editor/paper-props.ts';
import type { TextDesk } from '../../../editor/text-desk.tsx';
import { OpenSuggestions } from '../../../editor/suggestions/open-suggestions.tsx';
import { Toolbar } from '../../../editor/toolbar/toolbar.tsx';
import { useWorked } from '../../../editor/toolbar/use-worked.ts';
import { useText } from '../../../ui/text.ts';
import type { LiveCatalogue } from '../catalogue-store.ts';
import { titleOf } from '../measure-words.ts';
import { commented, FieldComment, type FieldComments } from './field-comment.tsx';
import { usePaperReferences } from './use-paper-references.ts';
import styles from './sheet.module.css';

interface DescriptionProps {
  readonly catalogue: LiveCatalogue;
  readonly measure: Measure;
  readonly model: PaperModel;
  /** The strategy paper's. */
  readonly page: PaperModel;
  readonly desk: TextDesk;
  readonly toolbar: RefObject<HTMLDivElement | null>;
  readonly comments: FieldComments;
}

/** As in the files: no numbers before headings. */
const plain = { ...DEFAULT_SETTINGS, headingNumbers: false };
const nothingElse = {};

export function Description({
  catalogue,
  measure,
  model,
  page,
  desk,
  toolbar,
  comments,
}: DescriptionProps): JSX.Element {
  const { t } = useText();
  const { room, mayWrite } = catalogue;
  const mode = useSyncExternalStore(model.modes.subscribe, model.modes.get);
  const counted = useMemo(() => ({ id: measure.id, summary: null }), [measure.id]);
  // Its footnotes are listed and numbered as those of a chapter.
  const alone = useMemo<readonly ChapterView[]>(
    () => [{ ...{ id: measure.id, number: 1, group: null }, deleted: false, locked: false, summary: null }],
    [measure.id],
  );
  useLayoutEffect(() => model.index.setSettings(plain), [model]);
  useIndexed(model.index, alone, nothingElse);
  usePaperReferences(model, page);
  const { worked, follow } = useWorked(desk.session);
  const part = useMemo<SessionPart>(() => ({ name: descriptionText(measure.id), place: 'chapter' }), [measure.id]);
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
      <div
        className={`${styles.text ?? ''} paragraph-numbers-off`}
        data-writable={mayWrite || undefined}
        data-chapter={measure.id}
      >
        {mayWrite && (
          <div className={styles.tools} onPointerDownCapture={follow}>
            <Toolbar ref={toolbar} session={worked} modes={model.modes} onAction={desk.onAction} />
          </div>
        )}
        <ChapterText
          chapter={measure.id}
          number={0}
          title=""
          room={room}
          writable={mayWrite && mode !== 'read'}
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
