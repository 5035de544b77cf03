/** Proposals in the list: for whoever may write there to take over or decline, for their author to see what became of them. */
import { personName } from '../../../shared/i18n/person-name.ts';
import { Check, CornerUpLeft, EllipsisVertical, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore, type JSX } from 'react';
import { changeEntry, decideProposal } from '../../../shared/document/comment-room.ts';
import { isEmpty, proposedChange, takeOver, takingOver } from '../../../shared/document/proposals.ts';
import type { Proposal } from '../../../shared/domain/comments.ts';
import { withdraw } from '../../editor/suggestions/use-proposal-room.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Avatar } from '../../ui/marks.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { withWayBack } from './decide.ts';
import { deciderName } from './describe.ts';
import type { ProposalScene } from './proposal-scene.ts';
import { ProposalWatch, type OpenProposal } from './proposal-watch.ts';
import { ReasonField } from './reason-field.tsx';
import { CopyWords, Previews } from './previews.tsx';
import styles from './suggestions.module.css';

interface ProposalsProps {
  /** Remembered by whoever gives it. */
  readonly scene: ProposalScene;
  /** What the chapter or measure is called, where those of several are listed. */
  readonly title?: string | undefined;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;
const shownDecided = 3;
const origin = { from: 'suggestion list' } as const;

export function Proposals({ scene, title }: ProposalsProps): JSX.Element | null {
  const { t } = useText();
  // One for as long as the list is open: a card in which somebody gives a reason must not go because others type.
  const [watch] = useState(() => new ProposalWatch(scene));
  useEffect(() => watch.setScene(scene), [watch, scene]);
  const { open, decided } = useSyncExternalStore(watch.subscribe, watch.get);
  const others = open.filter(({ author }) => author !== scene.me.id);
  const own = open.find(({ author }) => author === scene.me.id);
  const { words } = scene;
  const named = (what: string): string => (title === undefined ? what : `${what}: ${title}`);
  return (
    <>
      {others.length > 0 && (
        <section className={styles.proposals} aria-label={named(t(words.heading))}>
          <h4>{named(t(words.heading))}</h4>
          {others.map((each) => (
            <ProposalCard key={each.author} scene={scene} proposal={each} />
          ))}
        </section>
      )}
      {(own !== undefined || decided.length > 0) && (
        <section className={styles.proposals} aria-label={named(t('suggest.own'))}>
          <h4>{named(t('suggest.own'))}</h4>
          {own !== undefined && <OwnProposal scene={scene} proposal={own} />}
          {decided.slice(0, shownDecided).map((each) => (
            <Decided key={each.key} scene={scene} proposal={each} />
          ))}
        </section>
      )}
    </>
  );
}

interface ProposalCardProps {
  readonly scene: ProposalScene;
  readonly proposal: OpenProposal;
}

function ProposalCard({ scene, proposal }: ProposalCardProps): JSX.Element {
  const { t, language } = useText();
  const [declining, setDeclining] = useState(false);
  const { author, at, why, change, previews } = proposal;
  const { mayDecide, membership } = scene;
  const person = membership.people.get(author) ?? { id: author, name: '', roles: [], active: false };
  const name = personName(person, t);
  const usable = change !== null && !isEmpty(change) && !scene.isGone;
  return (
    <article className={styles.card} aria-label={t('suggest.proposalBy', { name })}>
      <div className={styles.by}>
        <Avatar person={person} membership={membership} />
        <span className={styles.name}>{name}</span>
        <span className={styles.time}>{formatMoment(new Date(at).toISOString(), language)}</span>
      </div>
      <p className={styles.change}>{t('suggest.proposalChanges', { count: previews.length })}</p>
      {change === null && <p className={styles.reason}>{t('suggest.proposalBroken')}</p>}
      {scene.isGone && <p className={styles.quiet}>{t('suggest.proposalGone')}</p>}
      {change !== null && isEmpty(change) && <p className={styles.quiet}>{t('suggest.proposalEmpty')}</p>}
      <Previews previews={previews} />
      {why !== '' && <p className={styles.reason}>{t('suggest.reasonBy', { text: why })}</p>}
      {mayDecide && declining && (
        <ReasonField
          label={t('suggest.declineReason')}
          value=""
          save={t('suggest.declineOnly')}
          onClose={() => setDeclining(false)}
          onSave={(reason) => settle(scene, proposal, 'declined', reason)}
        />
      )}
      {mayDecide && !declining && (
        <div className={styles.buttons}>
          {usable && (
            <Button small icon={<Check {...icon} />} onPress={() => take(scene, proposal, true, t)}>
              {t('suggest.takeSuggested')}
            </Button>
          )}
          {!usable && (
            <Button small icon={<X {...icon} />} onPress={() => setDeclining(true)}>
              {t('suggest.decline')}
            </Button>
          )}
          {scene.isGone && <CopyWords previews={previews} />}
          {usable && (
            <MenuButton
              small
              label={t('suggest.more')}
              icon={<EllipsisVertical {...icon} />}
              commands={[
                {
                  id: 'now',
                  label: t('suggest.takeNow'),
                  icon: <Check {...icon} />,
                  run: () => take(scene, proposal, false, t),
                },
                { id: 'decline', label: t('suggest.decline'), icon: <X {...icon} />, run: () => setDeclining(true) },
              ]}
            />
          )}
        </div>
      )}
    </article>
  );
}

function OwnProposal({ scene, proposal }: ProposalCardProps): JSX.Element {
  const { t } = useText();
  const [reasoning, setReasoning] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const comments = (): { doc: Parameters<typeof changeEntry>[0] } | null => scene.rooms.peek(scene.place.comments);
  return (
    <article className={styles.card}>
      <p className={styles.change}>{t('suggest.proposalChanges', { count: proposal.previews.length })}</p>
      <p>{t(scene.words.waiting)}</p>
      {scene.isGone && <Previews previews={proposal.previews} />}
      {proposal.why !== '' && !reasoning && (
        <p className={styles.reason}>{t('suggest.reasonBy', { text: proposal.why })}</p>
      )}
      {reasoning ? (
        <ReasonField
          label={t('suggest.reason')}
          value={proposal.why}
          onClose={() => setReasoning(false)}
          onSave={(why) => {
            const room = comments();
            if (room === null) return;
            proposal.keys.forEach((key, index) =>
              changeEntry(room.doc, key, 'proposal', { why: index === 0 ? why : '' }, origin),
            );
          }}
        />
      ) : (
        <div className={styles.buttons}>
          <Button small onPress={() => setReasoning(true)}>
            {t(proposal.why === '' ? 'suggest.reasonAdd' : 'suggest.reasonEdit')}
          </Button>
          <Button small variant="quiet" icon={<CornerUpLeft {...icon} />} onPress={() => setWithdrawing(true)}>
            {t('suggest.withdrawAll')}
          </Button>
          {scene.isGone && <CopyWords previews={proposal.previews} />}
        </div>
      )}
      {withdrawing && (
        <Confirm
          title={t('suggest.withdrawAll')}
          text={t(scene.words.withdrawing)}
          action={t('suggest.withdraw')}
          onClose={() => setWithdrawing(false)}
          onConfirm={() => {
            const room = comments();
            if (room !== null) for (const key of proposal.keys) withdraw(room, key);
          }}
        />
      )}
    </article>
  );
}

function Decided({
  scene,
  proposal,
}: {
  readonly scene: ProposalScene;
  readonly proposal: Proposal;
}): JSX.Element | null {
  const { t, language } = useText();
  const { decided, state } = proposal;
  if (decided === null) return null;
  const name = deciderName(decided.by, scene.membership, t);
  const time = formatMoment(new Date(decided.at).toISOString(), language);
  return (
    <article className={styles.card}>
      <p>{t(state === 'taken' ? 'suggest.ownTaken' : 'suggest.ownDeclined', { name, time })}</p>
      {decided.why !== '' && <p className={styles.reason}>{t('suggest.reasonBy', { text: decided.why })}</p>}
    </article>
  );
}

/** Says in the comments room what became of it. */
function settle(
  { rooms, place, me }: ProposalScene,
  { keys }: OpenProposal,
  state: 'open' | 'taken' | 'declined',
  why: string,
): void {
  const comments = rooms.peek(place.comments);
  if (comments === null) return;
  const saying = { doc: comments.doc, person: me.id, now: Date.now(), origin };
  // At once: an author who has heard of a part only would carry the rest over, and have it twice.
  comments.doc.transact(() => {
    for (const key of keys) decideProposal(saying, key, { state, why });
  }, origin);
}

/** Writes it into the text, as suggestions of its author or straight away, and offers a way back. */
function take(
  scene: ProposalScene,
  proposal: OpenProposal,
  asSuggestions: boolean,
  t: ReturnType<typeof useText>['t'],
): void {
  const { rooms, paper, place } = scene;
  const room = rooms.peek(scene.room);
  if (room === null || rooms.peek(place.comments) === null) return;
  paper.session(scene.id)?.binding.flush();
  // Worked out again: the text may have changed since it was shown.
  const change = proposedChange(room.doc, ...proposal.sources, place.root);
  if (change === null) return;
  // New footnotes and cells are part of the way back, too.
  for (const name of change.texts.keys()) room.doc.getText(name);
  const { author, at, why } = proposal;
  const back = withWayBack(room.doc, takingOver, () => {
    takeOver(room.doc, change, asSuggestions ? { person: author, at, why } : null, takingOver);
  });
  settle(scene, proposal, 'taken', '');
  notify({
    text: t('suggest.taken'),
    action: {
      label: t('common.undo'),
      run: () => {
        back?.();
        settle(scene, proposal, 'open', '');
      },
    },
  });
}
