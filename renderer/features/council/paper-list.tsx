/** The project's council papers in the outline column: opening one, beginning one, taking one away and back. */
import { ClipboardList, FilePlus2, FileText, Trash2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState, type JSX } from 'react';
import { addPaper } from '../../../shared/document/council/paper-list.ts';
import { paperFacts } from '../../../shared/document/council/paper-room.ts';
import { paperRoom, paperTitle, usePaperNames, usePapers, type PaperName } from '../../app/council-papers.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';
import { useRoom } from '../../editor/chapter/use-room.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Hyphenated } from '../../ui/hyphenated.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './paper-list.module.css';
import { NewPaperDialog } from './new-paper-dialog.tsx';
import { usePaperOrder } from './paper-order.ts';
import { goToPart } from './places.ts';
import { useCity } from '../../app/use-city.ts';

const FactsDialog = lazy(async () => ({ default: (await import('./facts/facts-dialog.tsx')).FactsDialog }));

interface PaperListProps {
  readonly session: Session;
  /** The paper that is shown; null: a chapter is. */
  readonly open: string | null;
  readonly onOpen: (paper: string) => void;
  readonly onClose: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const listOrigin = { from: 'council papers' } as const;
const rowOf = (paper: string): string => `council-paper-${paper}`;
const nameless: PaperName = { id: '', kind: '', number: '', subject: '' };

export function PaperList({ session, open, onOpen, onClose }: PaperListProps): JSX.Element | null {
  const { t } = useText();
  const papers = usePapers(session);
  const [asking, setAsking] = useState(false);
  const [showsFacts, setShowsFacts] = useState(false);
  const orderOf = usePaperOrder(session, papers, (paper, place) => {
    const row = document.getElementById(rowOf(paper));
    announce(t('council.movedTo', { name: row?.textContent ?? '', place, count: papers.length }));
    // Where its element was moved, it has lost the focus.
    requestAnimationFrame(() => row?.focus());
  });
  const why = session.outlineBlocked === null ? null : t(session.outlineBlocked);
  // Who can make none and has none to read needs no heading for it.
  if (papers.length === 0 && why !== null) return null;
  return (
    <section className={styles.papers} aria-labelledby="council-papers">
      <div className={styles.head}>
        <h2 id="council-papers">{t('council.papers')}</h2>
        <Button
          small
          variant="quiet"
          label={t('council.openFacts')}
          icon={<ClipboardList {...icon} />}
          onPress={() => setShowsFacts(true)}
        />
        <Button
          small
          variant="quiet"
          label={t('council.new')}
          icon={<FilePlus2 {...icon} />}
          why={why}
          onPress={() => setAsking(true)}
        />
      </div>
      {papers.length === 0 && <p className={styles.quiet}>{t('council.noPapers')}</p>}
      <ul className={styles.list}>
        {papers.map((paper) => (
          <PaperRow
            key={paper}
            session={session}
            paper={paper}
            isOpen={paper === open}
            order={orderOf(paper)}
            onOpen={() => onOpen(paper)}
            onClose={onClose}
          />
        ))}
      </ul>
      {showsFacts && (
        <Suspense fallback={null}>
          <FactsDialog session={session} onClose={() => setShowsFacts(false)} />
        </Suspense>
      )}
      {asking && (
        <NewPaperDialog
          session={session}
          onClose={() => setAsking(false)}
          onMade={(paper) => {
            setAsking(false);
            onOpen(paper);
          }}
        />
      )}
    </section>
  );
}

interface PaperRowProps {
  readonly session: Session;
  readonly paper: string;
  readonly isOpen: boolean;
  readonly order: ReturnType<ReturnType<typeof usePaperOrder>>;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function PaperRow({ session, paper, isOpen, order, onOpen, onClose }: PaperRowProps): JSX.Element {
  const { t } = useText();
  const room = useRoom(session.rooms, paperRoom(session.project.id, paper));
  const papers = useMemo(() => [paper], [paper]);
  const [name] = usePaperNames(session, papers);
  const { number, subject } = name ?? nameless;
  const { busy, run } = useAction();
  const title = subject === '' ? t('council.noSubject') : subject;
  const remove = (): void =>
    run(
      () => session.call('papers.remove', { paper }),
      () => {
        if (isOpen) onClose();
        const back = (): void => addPaper(session.outline, paper, listOrigin);
        notify({
          text: t('council.removed', { title: number || title }),
          action: { label: t('common.undo'), run: back },
        });
      },
    );
  return (
    <li className={styles.item} data-open={isOpen || undefined} data-over={order.over ?? undefined} {...order.row}>
      <button
        type="button"
        id={rowOf(paper)}
        className={styles.open}
        aria-current={isOpen ? 'page' : undefined}
        {...(order.handle.draggable && {
          'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
          title: t('council.orderKeys'),
        })}
        onClick={onOpen}
        {...order.handle}
      >
        <FileText {...icon} />
        <span className={styles.title}>
          <span className={styles.kind}>{paperTitle(name ?? nameless, t)}</span>
          <Hyphenated text={title} room={24} />
        </span>
      </button>
      {session.outlineBlocked === null && (
        <span className={styles.tools}>
          <Button
            small
            variant="quiet"
            busy={busy}
            icon={<Trash2 {...icon} size={16} />}
            label={t('council.removePaper', { title: number || title })}
            onPress={remove}
          />
        </span>
      )}
      {isOpen && <PartLinks session={session} room={room} />}
    </li>
  );
}

/** The parts of the paper that is open, to jump to. */
function PartLinks({
  session,
  room,
}: {
  readonly session: Session;
  readonly room: LiveRoom | null;
}): JSX.Element | null {
  const { t } = useText();
  const city = useCity(session).data?.template;
  const [kind, setKind] = useState('');
  useEffect(() => {
    if (room === null) return undefined;
    const facts = paperFacts(room.doc);
    const read = (): void => {
      const kind = facts.get('kind');
      setKind(typeof kind === 'string' ? kind : '');
    };
    read();
    facts.observe(read);
    return () => facts.unobserve(read);
  }, [room]);
  if (city === undefined) return null;
  const sections = city.kinds.find(({ id }) => id === kind)?.sections ?? [];
  const parts = [
    { id: 'head', title: t('council.head') },
    { id: 'routing', title: t('council.routing') },
    ...sections.map(({ id, heading }) => ({ id, title: heading.replace(/,\s*$/, '') })),
    { id: 'annexes', title: t('council.annexes') },
  ];
  return (
    <ul className={styles.parts} aria-label={t('council.parts')}>
      {parts.map(({ id, title }) => (
        <li key={id}>
          <button type="button" className={styles.part} onClick={() => goToPart(id)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
