/** Proposals of a chapter in the list: for the group to take over or decline, for their author to see what became of them. */
import { personName } from '../../../shared/i18n/person-name.ts';
import { Check, CornerUpLeft, EllipsisVertical, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore, type JSX } from 'react';
import { changeEntry, decideProposal } from '../../../shared/document/comment-room.ts';
import { isEmpty, proposedChange, takeOver, takingOver } from '../../../shared/document/proposals.ts';
import type { Proposal } from '../../../shared/domain/comments.ts';
import { mayDecideIn } from './may-decide.ts';
import type { Session } from '../../app/session.ts';
import { withdraw } from '../../editor/suggestions/use-proposal-room.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Avatar } from '../../ui/marks.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { withWayBack } from './decide.ts';
import { changeName, deciderName, otherChanges } from './describe.ts';
import { commentsRoomOf, ProposalWatch, type OpenProposal } from './proposal-watch.ts';
import { ReasonField } from './reason-field.tsx';
import { SnippetText } from './snippet-text.tsx';
import styles from './suggestions.module.css';

interface ProposalsProps {
  readonly session: Session;
  readonly chapter: ChapterView;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;
const shownPreviews = 4;
const shownDecided = 3;
const origin = { from: 'suggestion list' } as const;

export function Proposals({ session, chapter }: ProposalsProps): JSX.Element | null {
  const { t } = useText();
  // One for as long as the list is open: a card in which somebody gives a reason must not go because others type.
  const [watch] = useState(() => new ProposalWatch(session, chapter));
  useEffect(() => watch.setScene(session, chapter), [watch, session, chapter]);
  const { open, decided } = useSyncExternalStore(watch.subscribe, watch.get);
  const others = open.filter(({ author }) => author !== session.me.id);
  const own = open.find(({ author }) => author === session.me.id);
  const mayDecide = mayDecideIn(session, chapter.id);
  return (
    <>
      {others.length > 0 && (
        <section className={styles.proposals} aria-label={t('suggest.proposals')}>
          <h4>{t('suggest.proposals')}</h4>
          {others.map((each) => (
            <ProposalCard key={each.author} session={session} chapter={chapter} proposal={each} mayDecide={mayDecide} />
          ))}
        </section>
      )}
      {(own !== undefined || decided.length > 0) && (
        <section className={styles.proposals} aria-label={t('suggest.own')}>
          <h4>{t('suggest.own')}</h4>
          {own !== undefined && <OwnProposal session={session} chapter={chapter} proposal={own} />}
          {decided.slice(0, shownDecided).map((each) => (
            <Decided key={each.key} session={session} proposal={each} />
          ))}
        </section>
      )}
    </>
  );
}

interface ProposalCardProps extends ProposalsProps {
  readonly proposal: OpenProposal;
  readonly mayDecide: boolean;
}

function ProposalCard({ session, chapter, proposal, mayDecide }: ProposalCardProps): JSX.Element {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  const [declining, setDeclining] = useState(false);
  const { author, at, why, change, previews } = proposal;
  const person = session.membership.people.get(author) ?? { id: author, name: '', roles: [], active: false };
  const name = personName(person, t);
  const shown = all ? previews : previews.slice(0, shownPreviews);
  const usable = change !== null && !isEmpty(change);
  return (
    <article className={styles.card} aria-label={t('suggest.proposalBy', { name })}>
      <div className={styles.by}>
        <Avatar person={person} membership={session.membership} />
        <span className={styles.name}>{name}</span>
        <span className={styles.time}>{formatMoment(new Date(at).toISOString(), language)}</span>
      </div>
      <p className={styles.change}>{t('suggest.proposalChanges', { count: previews.length })}</p>
      {change === null && <p className={styles.reason}>{t('suggest.proposalBroken')}</p>}
      {change !== null && isEmpty(change) && <p className={styles.quiet}>{t('suggest.proposalEmpty')}</p>}
      <ul className={styles.previews}>
        {shown.map(({ id, places, snippets }) => (
          <li key={id}>
            <span className={styles.change}>{t(changeName(places))}</span>
            {snippets.map((snippet) => (
              <SnippetText key={snippet.block} snippet={snippet} />
            ))}
            <span className={styles.others}>{otherChanges(places, t).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {shown.length < previews.length && (
        <Button small variant="quiet" onPress={() => setAll(true)}>
          {t('suggest.proposalMore', { count: previews.length - shown.length })}
        </Button>
      )}
      {why !== '' && <p className={styles.reason}>{t('suggest.reasonBy', { text: why })}</p>}
      {mayDecide && declining && (
        <ReasonField
          label={t('suggest.declineReason')}
          value=""
          save={t('suggest.declineOnly')}
          onClose={() => setDeclining(false)}
          onSave={(reason) => settle(session, chapter, proposal, 'declined', reason)}
        />
      )}
      {mayDecide && !declining && (
        <div className={styles.buttons}>
          {usable && (
            <Button small icon={<Check {...icon} />} onPress={() => take(session, chapter, proposal, true, t)}>
              {t('suggest.takeSuggested')}
            </Button>
          )}
          {!usable && (
            <Button small icon={<X {...icon} />} onPress={() => setDeclining(true)}>
              {t('suggest.decline')}
            </Button>
          )}
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
                  run: () => take(session, chapter, proposal, false, t),
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

function OwnProposal({ session, chapter, proposal }: Omit<ProposalCardProps, 'mayDecide'>): JSX.Element {
  const { t } = useText();
  const [reasoning, setReasoning] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const comments = (): { doc: Parameters<typeof changeEntry>[0] } | null =>
    session.rooms.peek(commentsRoomOf(session, chapter.id));
  return (
    <article className={styles.card}>
      <p className={styles.change}>{t('suggest.proposalChanges', { count: proposal.previews.length })}</p>
      <p>{t('suggest.ownOpen')}</p>
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
        </div>
      )}
      {withdrawing && (
        <Confirm
          title={t('suggest.withdrawAll')}
          text={t('suggest.withdrawAllText')}
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
  session,
  proposal,
}: {
  readonly session: Session;
  readonly proposal: Proposal;
}): JSX.Element | null {
  const { t, language } = useText();
  const { decided, state } = proposal;
  if (decided === null) return null;
  const name = deciderName(decided.by, session.membership, t);
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
  session: Session,
  chapter: ChapterView,
  { keys }: OpenProposal,
  state: 'open' | 'taken' | 'declined',
  why: string,
): void {
  const comments = session.rooms.peek(commentsRoomOf(session, chapter.id));
  if (comments === null) return;
  const saying = { doc: comments.doc, person: session.me.id, now: Date.now(), origin };
  for (const key of keys) decideProposal(saying, key, { state, why });
}

/** Writes it into the chapter, as suggestions of its author or straight away, and offers a way back. */
function take(
  session: Session,
  chapter: ChapterView,
  proposal: OpenProposal,
  asSuggestions: boolean,
  t: ReturnType<typeof useText>['t'],
): void {
  const room = session.rooms.peek(session.roomOf(chapter.id));
  const comments = session.rooms.peek(commentsRoomOf(session, chapter.id));
  if (room === null || comments === null) return;
  session.paper.session(chapter.id)?.binding.flush();
  // Worked out again: the chapter may have changed since it was shown.
  const change = proposedChange(room.doc, ...proposal.sources) ?? null;
  if (change === null) return;
  const { author, at, why } = proposal;
  const back = withWayBack(room.doc, takingOver, () => {
    takeOver(room.doc, change, asSuggestions ? { person: author, at, why } : null, takingOver);
  });
  settle(session, chapter, proposal, 'taken', '');
  notify({
    text: t('suggest.taken'),
    action: {
      label: t('common.undo'),
      run: () => {
        back?.();
        settle(session, chapter, proposal, 'open', '');
      },
    },
  });
}
