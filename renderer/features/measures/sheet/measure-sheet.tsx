/** The sheet of one measure: all that is known of it, written in by several people at once. */
import { ArrowLeft, ChevronDown, ChevronUp, Trash2 } from 'lucide-react';
import { useMemo, useRef, type JSX, type ReactNode } from 'react';
import { setMeasureField } from '../../../../shared/document/measures/write.ts';
import type { MeasureField, FieldValue } from '../../../../shared/document/measures/fields.ts';
import type { Measure } from '../../../../shared/measures/measure.ts';
import type { Session } from '../../../app/session.ts';
import { openMeasures } from '../../../app/workspace.ts';
import { EmbedCard } from '../../../editor/embeds/embed-card.tsx';
import { OthersPlaces } from '../../../editor/remote/others-places.tsx';
import { useTextDesk } from '../../../editor/text-desk.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import type { LiveCatalogue } from '../catalogue-store.ts';
import { deleteMeasure } from '../changes.ts';
import { MeasuresGaveWay } from '../gave-way.tsx';
import { GoneProposals } from '../gone-proposals.tsx';
import { ExportButton } from '../export-button.tsx';
import { DayField, LiveField } from '../live-field.tsx';
import { nameOf, titleOf, valuesOf } from '../measure-words.ts';
import { StateSelect } from '../state-select.tsx';
import { filtered, useFilter } from '../view-filter.ts';
import { CostRows } from './cost-rows.tsx';
import { Description } from './description.tsx';
import { commented, FieldComment, useFieldComments, type FieldComments } from './field-comment.tsx';
import { GoalRows } from './goal-rows.tsx';
import { IndicatorRows } from './indicator-rows.tsx';
import { NameRows } from './name-rows.tsx';
import { ReportRows } from './report-rows.tsx';
import { StepRows } from './step-rows.tsx';
import styles from './sheet.module.css';

interface MeasureSheetProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly id: string;
}

const icon = { size: 18, strokeWidth: 1.75 } as const;

export function MeasureSheet({ session, catalogue, id }: MeasureSheetProps): JSX.Element {
  const { t } = useText();
  const measure = catalogue.measures.find((each) => each.id === id);
  const back = (
    <Button
      variant="quiet"
      icon={<ArrowLeft {...icon} />}
      onPress={() => openMeasures(session.project.id)}
      autoFocus={measure === undefined}
    >
      {t('measures.back')}
    </Button>
  );
  if (measure === undefined) {
    return (
      <div className={styles.place}>
        <header className={styles.head}>{back}</header>
        <div className={styles.gone}>
          <p role="status">{t('measures.gone')}</p>
          <GoneProposals session={session} catalogue={catalogue} only={id} />
        </div>
      </div>
    );
  }
  return <Sheet key={id} session={session} catalogue={catalogue} measure={measure} back={back} />;
}

interface SheetProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly measure: Measure;
  readonly back: JSX.Element;
}

function Sheet({ session, catalogue, measure, back }: SheetProps): JSX.Element {
  const { t } = useText();
  const { project, people } = session;
  const { store, mayWrite, measures } = catalogue;
  const { paper: model } = session.measureComments;
  const comments = useFieldComments(session, measure.id);
  const toolbar = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const texts = useTextDesk({
    ...{
      model,
      pictures: session.pictures,
      spelling: undefined,
      corrects: true,
      onComment: () => session.measureComments.comment(measure.id),
    },
    ...{ toolbar, place: desk },
  });
  const groups = people.groups;
  const fields = useMemo(
    () =>
      valuesOf(
        measures,
        'field',
        groups.map(({ name }) => name),
      ).filter((each) => each !== ''),
    [measures, groups],
  );
  const leads = useMemo(() => valuesOf(measures, 'lead').filter((each) => each !== ''), [measures]);
  const write =
    (field: MeasureField) =>
    (value: FieldValue): boolean =>
      setMeasureField(store.doc, measure.id, field, value, store.origin);
  const readOnly = !mayWrite;
  const part = { catalogue, measure, readOnly, comments };
  const title = titleOf(measure, t);
  const isBackwards = measure.begins !== '' && measure.ends !== '' && measure.ends < measure.begins;
  return (
    <div className={styles.place}>
      <header className={styles.head}>
        {back}
        <Neighbours project={project.id} catalogue={catalogue} id={measure.id} />
        <span className={styles.gap} />
        <ExportButton measure={{ id: measure.id, name: nameOf(measure, t) }} />
        {mayWrite && (
          <Button
            variant="quiet"
            label={t('measures.delete')}
            icon={<Trash2 {...icon} />}
            onPress={() => {
              openMeasures(project.id);
              deleteMeasure(catalogue, measure, t);
            }}
          />
        )}
      </header>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={
          measure.number === ''
            ? t('measures.sheetUnnumbered', { title })
            : t('measures.sheetOf', { number: measure.number, title })
        }
        tabIndex={0}
      >
        <div ref={desk} className={styles.desk}>
          <article className={styles.sheet}>
            <h2 className="visually-hidden">{nameOf(measure, t)}</h2>
            {!mayWrite && <p className={styles.note}>{t('measures.readOnly')}</p>}
            <MeasuresGaveWay project={project.id} catalogue={catalogue} only={measure.id} look={undefined} />
            <div className={styles.titleRow}>
              <Commented comments={comments} field="number" name={t('measures.numberLong')} look={styles.number}>
                <LiveField
                  look="title"
                  label={t('measures.numberLong')}
                  hideLabel
                  placeholder={t('measures.number')}
                  value={measure.number}
                  at={`${measure.id}:number`}
                  maxLength={40}
                  readOnly={readOnly}
                  onWrite={write('number')}
                />
              </Commented>
              <Commented comments={comments} field="title" name={t('measures.name')} look={styles.name}>
                <LiveField
                  look="title"
                  grows
                  label={t('measures.name')}
                  hideLabel
                  placeholder={t('measures.name')}
                  value={measure.title}
                  at={`${measure.id}:title`}
                  readOnly={readOnly}
                  autoFocus={mayWrite && measure.title === ''}
                  onWrite={write('title')}
                />
              </Commented>
            </div>
            <section className={styles.facts} aria-label={t('measures.facts')}>
              <Commented comments={comments} field="state" name={t('measures.state')}>
                <span className={styles.label}>{t('measures.state')}</span>
                <StateSelect
                  look="form"
                  label={t('measures.state')}
                  state={measure.state}
                  readOnly={readOnly}
                  onChange={write('state')}
                />
              </Commented>
              <Commented comments={comments} field="field" name={t('measures.field')}>
                <LiveField
                  label={t('measures.field')}
                  value={measure.field}
                  at={`${measure.id}:field`}
                  readOnly={readOnly}
                  suggestions={fields}
                  onWrite={write('field')}
                />
              </Commented>
              <Commented comments={comments} field="lead" name={t('measures.lead')}>
                <LiveField
                  label={t('measures.lead')}
                  value={measure.lead}
                  at={`${measure.id}:lead`}
                  readOnly={readOnly}
                  suggestions={leads}
                  onWrite={write('lead')}
                />
              </Commented>
              <div className={styles.days}>
                <Commented comments={comments} field="begins" name={t('measures.begins')}>
                  <DayField
                    label={t('measures.begins')}
                    placeholder={t('measures.dayForm')}
                    value={measure.begins}
                    at={`${measure.id}:begins`}
                    readOnly={readOnly}
                    onWrite={write('begins')}
                  />
                </Commented>
                <Commented comments={comments} field="ends" name={t('measures.ends')}>
                  <DayField
                    label={t('measures.ends')}
                    placeholder={t('measures.dayForm')}
                    {...(isBackwards ? { hint: t('measures.backwards') } : {})}
                    value={measure.ends}
                    at={`${measure.id}:ends`}
                    readOnly={readOnly}
                    onWrite={write('ends')}
                  />
                </Commented>
              </div>
              <div className={styles.checks}>
                <Commented comments={comments} field="flagship" name={t('measures.flagshipLong')} look={styles.check}>
                  <Checkbox
                    label={t('measures.flagshipLong')}
                    isSelected={measure.flagship}
                    isDisabled={readOnly}
                    onChange={write('flagship')}
                  />
                </Commented>
                <Commented comments={comments} field="innovationFund" name={t('measures.fundLong')} look={styles.check}>
                  <Checkbox
                    label={t('measures.fundLong')}
                    isSelected={measure.innovationFund}
                    isDisabled={readOnly}
                    onChange={write('innovationFund')}
                  />
                </Commented>
              </div>
            </section>
            <Description
              session={session}
              catalogue={catalogue}
              measure={measure}
              model={model}
              desk={texts}
              toolbar={toolbar}
              comments={comments}
            />
            <GoalRows {...part} session={session} />
            <div className={styles.two}>
              <NameRows {...part} list="partners" />
              <NameRows {...part} list="targetGroups" />
            </div>
            <StepRows {...part} />
            <CostRows {...part} />
            <IndicatorRows {...part} />
            <ReportRows {...part} />
          </article>
          <EmbedCard model={model} scroller={scroller} place={desk} />
          {texts.link}
          <OthersPlaces awareness={catalogue.room.awareness} of={measure.id} form={desk} />
        </div>
      </div>
      {texts.dialogs}
    </div>
  );
}

interface CommentedProps {
  readonly comments: FieldComments;
  readonly field: MeasureField;
  readonly name: string;
  readonly look?: string | undefined;
  readonly children: ReactNode;
}

/** A field with what comments on it. */
function Commented({ comments, field, name, look = '', children }: CommentedProps): JSX.Element {
  return (
    <div className={[styles.fact, look].join(' ')} {...commented(field)}>
      {children}
      <FieldComment comments={comments} field={field} name={name} />
    </div>
  );
}

interface NeighboursProps {
  readonly project: string;
  readonly catalogue: LiveCatalogue;
  readonly id: string;
}

/** To the sheets before and behind, of those that the filter leaves. */
function Neighbours({ project, catalogue, id }: NeighboursProps): JSX.Element {
  const { t } = useText();
  const filter = useFilter((state) => state.filter);
  const { measures } = catalogue;
  const shown = useMemo(() => {
    const list = filtered(measures, filter);
    return list.some((each) => each.id === id) ? list : measures;
  }, [measures, filter, id]);
  const at = shown.findIndex((each) => each.id === id);
  const [before, after] = [shown[at - 1], shown[at + 1]];
  return (
    <span className={styles.neighbours}>
      {before !== undefined && (
        <Button
          variant="quiet"
          label={`${t('measures.previous')}: ${nameOf(before, t)}`}
          icon={<ChevronUp {...icon} />}
          onPress={() => openMeasures(project, before.id)}
        />
      )}
      {after !== undefined && (
        <Button
          variant="quiet"
          label={`${t('measures.next')}: ${nameOf(after, t)}`}
          icon={<ChevronDown {...icon} />}
          onPress={() => openMeasures(project, after.id)}
        />
      )}
      <span className={styles.place2}>
        {at + 1} / {shown.length}
      </span>
    </span>
  );
}
