/** The form of a council paper that is here, its toolbar, and beside it preview and check. */
import { ArrowLeft, Lock } from 'lucide-react';
import { lazy, memo, Suspense, useDeferredValue, useEffect, useRef, useState, type JSX } from 'react';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import type { CallsClient } from '../../../shared/rpc/client.ts';
import type { ExportedFile } from '../../app/export-transport.ts';
import { paperRoom } from '../../app/council-papers.ts';
import { RoomOfForm } from '../../app/gave-way/room-of-form.tsx';
import { useAnswer } from '../../app/host-state.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';
import { setTools, useTools } from '../../app/tools-state.ts';
import { useMedia } from '../../app/use-media.ts';
import { PeopleHere } from '../../editor/chapter/people-here.tsx';
import { PaperModel } from '../../editor/paper-model.ts';
import { usePresence, usePublishedChapter } from '../../editor/presence.ts';
import type { PictureTransport } from '../../editor/pictures/picture-shelf.ts';
import { EmbedCard } from '../../editor/embeds/embed-card.tsx';
import { OthersPlaces } from '../../editor/remote/others-places.tsx';
import type { Spelling } from '../../editor/spelling/spelling.ts';
import { useTextDesk } from '../../editor/text-desk.tsx';
import { Toolbar } from '../../editor/toolbar/toolbar.tsx';
import { useWorked } from '../../editor/toolbar/use-worked.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useText } from '../../ui/text.ts';
import { CheckPart } from './check-part.tsx';
import styles from './council.module.css';
import * as Parts from './form-parts.tsx';
import { LeaveButtons } from './leave-buttons.tsx';
import { PaperGaveWay } from './gave-way.tsx';
import { Part } from './part.tsx';
import { useFindings } from './use-findings.ts';
import { useForm } from './use-paper.ts';
import { useSectionIndex } from './use-section-index.ts';
import { useSteps } from './use-steps.ts';
import { useStrategy } from './use-strategy.ts';

/** PDF.js comes with it. */
const PreviewPart = lazy(async () => ({ default: memo((await import('./preview/preview-part.tsx')).PreviewPart) }));
const FactsDialog = lazy(async () => ({ default: (await import('./facts/facts-dialog.tsx')).FactsDialog }));

interface CouncilFormProps {
  readonly session: Session;
  readonly calls: CallsClient;
  readonly room: LiveRoom;
  readonly paper: string;
  readonly city: CityTemplate;
  /** Why one may not write; null where one may. */
  readonly why: string | null;
  readonly spelling: Spelling;
  readonly corrects: boolean;
  /** Files of annexes, at the host. */
  readonly files: PictureTransport;
  readonly onFile: (path: string) => Promise<ExportedFile>;
  readonly onClose: () => void;
}

const nobody = [] as const;
type Beside = 'form' | 'preview' | 'check';

export function CouncilForm(props: CouncilFormProps): JSX.Element {
  const { session, calls, room, paper: id, city, why, spelling, corrects, files, onFile, onClose } = props;
  const { t } = useText();
  const { form, paper } = useForm(room, id);
  const [model] = useState(() => new PaperModel(session.me.id));
  const toolbar = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { pictures } = session;
  const texts = useTextDesk({ model, pictures, spelling, corrects, onComment: undefined, toolbar, place: desk });
  const { worked, follow } = useWorked(texts.session);
  /** Sentences may come a moment after the amount that one has typed. */
  const saidCosts = useDeferredValue(paper.costs);
  const kind = city.kinds.find((each) => each.id === paper.kind);
  useSectionIndex(model, kind);
  useStrategy(session, model, paper.annexes, city.references);
  usePublishedChapter(session.rooms, session.project.id, id);
  const others = usePresence(session.rooms, session.project.id).get(id) ?? nobody;
  const findings = useFindings(session, room, id);
  const versions = useAnswer(calls, session.project.id, 'versions.list').data?.versions ?? [];
  const fits = useMedia('(min-width: 1200px)');
  const [beside, setBeside] = useState<Beside>('form');
  const shown: Beside = fits && beside === 'form' ? 'preview' : beside;
  const [fact, setFact] = useState<string | null>(null);
  const isCheckWanted = useTools((state) => state.checkWanted === id);
  if (isCheckWanted && beside !== 'check') setBeside('check');
  useEffect(() => {
    if (isCheckWanted) setTools({ checkWanted: null });
  }, [isCheckWanted]);
  const title = `${kind?.title ?? t('council.paper')} ${paper.number === '' ? t('council.noNumber') : paper.number}`;
  const errors = findings.found?.findings.filter(({ level }) => level === 'error').length ?? 0;
  const isReadOnly = why !== null;
  const heading = useRef<HTMLHeadingElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const { steps, busy, onKeyDownCapture } = useSteps(form, model, view, isReadOnly);
  useEffect(() => {
    // Whoever opened it from the list, or from a dialog that is gone, goes on here.
    const at = document.activeElement;
    if (at === null || at === document.body || at.closest('nav') !== null) heading.current?.focus();
  }, []);

  const formView = (
    <div className={styles.formColumn} data-hidden={(!fits && shown !== 'form') || undefined}>
      <div className={styles.toolbar} onPointerDownCapture={follow}>
        <Toolbar ref={toolbar} session={worked} modes={null} history={false} onAction={texts.onAction} />
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div ref={desk} className={styles.desk}>
          {isReadOnly && (
            <p className={styles.readOnly}>
              <Lock size={16} strokeWidth={1.75} aria-hidden />
              {why}
            </p>
          )}
          <PaperGaveWay form={form} city={city} part="rest" isReadOnly={isReadOnly} />
          <Parts.Head form={form} paper={paper} city={city} isReadOnly={isReadOnly} />
          <Parts.Routing form={form} paper={paper} city={city} why={why} />
          {kind === undefined && <p className={styles.quiet}>{t('council.unknownKind')}</p>}
          {kind?.sections.map(({ id: section, heading, content }) => (
            <Part
              key={section}
              id={section}
              title={heading}
              aside={!isReadOnly && <Parts.Blocks city={city} section={section} heading={heading} model={model} />}
            >
              {content === 'costs' && (
                <>
                  <PaperGaveWay form={form} city={city} part="costs" isReadOnly={isReadOnly} />
                  <Parts.Costs form={form} paper={paper} city={city} why={why} call={session.call} />
                  <Parts.Sentences form={form} costs={saidCosts} city={city} section={section} why={why} />
                  <h4 className={styles.textHead}>{t('council.explanation')}</h4>
                </>
              )}
              <Parts.Text
                room={room}
                section={section}
                heading={content === 'costs' ? t('council.explanation') : heading}
                level={content === 'costs' ? 4 : 3}
                isReadOnly={isReadOnly}
                model={model}
                hooks={texts.hooks}
              />
            </Part>
          ))}
          <Parts.Annexes form={form} paper={paper} versions={versions} why={why} files={files} />
          {texts.link}
          <EmbedCard model={model} scroller={scroller} place={desk} />
          <OthersPlaces awareness={room.awareness} of={id} form={desk} />
        </div>
      </div>
    </div>
  );

  return (
    <div ref={view} className={styles.view} aria-busy={busy} onKeyDownCapture={onKeyDownCapture}>
      <header className={styles.bar}>
        <Button
          small
          variant="quiet"
          icon={<ArrowLeft size={18} strokeWidth={1.75} />}
          label={t('council.back')}
          onPress={onClose}
        />
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <span className={styles.others}>
          <PeopleHere people={others} />
        </span>
        <LeaveButtons
          steps={steps}
          paper={id}
          findings={findings}
          isReadOnly={isReadOnly}
          onCheck={() => setBeside('check')}
        />
      </header>
      <div className={styles.columns} data-fits={fits || undefined}>
        <RoomOfForm room={paperRoom(session.project.id, id)} person={session.me.id}>
          {formView}
        </RoomOfForm>
        <div className={styles.side} data-bare={shown === 'form' || undefined}>
          <div className={styles.tabs}>
            <Segments
              small
              label={t('council.beside')}
              value={shown}
              choices={[
                ...(fits ? [] : [{ id: 'form' as const, label: t('council.form') }]),
                { id: 'preview', label: t('council.preview') },
                { id: 'check', label: errors > 0 ? t('council.checkErrors', { count: errors }) : t('council.check') },
              ]}
              onChoose={setBeside}
            />
          </div>
          {shown === 'preview' && (
            <section className={styles.panel} aria-label={t('council.preview')}>
              <Suspense fallback={<p className={styles.waiting}>{t('council.previewMaking')}</p>}>
                <PreviewPart room={room} paper={id} onFile={onFile} />
              </Suspense>
            </section>
          )}
          {shown === 'check' && (
            <section className={`${styles.panel ?? ''} ${styles.scrolls ?? ''}`} aria-label={t('council.check')}>
              <CheckPart
                form={form}
                model={model}
                findings={findings}
                why={why}
                onGo={() => {
                  if (!fits) setBeside('form');
                }}
                onFact={setFact}
              />
            </section>
          )}
        </div>
      </div>
      {texts.dialogs}
      {fact !== null && (
        <Suspense fallback={null}>
          <FactsDialog session={session} at={fact} onClose={() => setFact(null)} />
        </Suspense>
      )}
    </div>
  );
}
