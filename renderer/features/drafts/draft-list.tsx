/** Texts that could no longer be accepted, kept to be copied from. */
import { Copy, MessageSquarePlus, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { describeDraftReason, describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Draft } from '../../../shared/rpc/schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './draft-list.module.css';
import { handInDraft, type HandedIn } from './hand-in-draft.ts';

interface DraftListProps {
  readonly drafts: readonly Draft[];
  readonly session: Session;
  readonly onChanged: () => void;
}

export function DraftList({ drafts, session, onChanged }: DraftListProps): JSX.Element {
  const { t, language } = useText();
  const [deleting, setDeleting] = useState<Draft | null>(null);
  const from = (draft: Draft): string => {
    const time = formatMoment(draft.at, language);
    const kind = parseRoom(draft.room)?.kind;
    if (kind === 'measures') return t('drafts.fromMeasures', { time });
    if (kind === 'measureComments') return t('drafts.fromMeasureComments', { time });
    if (kind === 'paper') return t('drafts.fromPaper', { time });
    const chapter = [...session.chapters, ...session.deletedChapters].find(({ id }) => draft.room.endsWith(id));
    return chapter === undefined
      ? t('drafts.fromProject', { time })
      : t('drafts.from', { title: titleOf(chapter, t), time });
  };
  const { busy, run } = useAction();
  /** By the id of a draft: what had no place when it was handed in. */
  const [unplaced, setUnplaced] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const chapterOf = (draft: Draft) => session.chapters.find(({ id }) => id === parseRoom(draft.room)?.item) ?? null;
  const why = (draft: Draft): string => {
    const chapter = chapterOf(draft);
    const blocked = chapter === null ? null : session.chapterBlocked(chapter);
    if (draft.reason === 'noRight' && blocked === 'access.frozen') return t('drafts.meanwhileLocked');
    if (draft.reason === 'noRight' && blocked === 'access.otherGroup') return t('drafts.meanwhileOther');
    return describeDraftReason(t, draft.reason);
  };
  const mayHandIn = (draft: Draft): boolean => {
    const chapter = chapterOf(draft);
    const state = { group: chapter?.group?.id ?? null, deleted: false };
    return chapter !== null && roomAccess(session.me, 'comments', state)?.right === 'own';
  };
  const handedIn = (draft: Draft, result: HandedIn): void => {
    if (result.how === 'late') return notify({ text: t('drafts.late'), tone: 'bad' });
    if (result.how === 'unreadable') return notify({ text: t('drafts.unreadable'), tone: 'bad' });
    setUnplaced(new Map(unplaced).set(draft.id, result.unplaced));
    if (result.how === 'nothing') return notify({ text: t('drafts.nothingToHandIn') });
    if (result.unplaced.length > 0) return notify({ text: t('drafts.handedInPartly'), stays: true });
    // All of it stands in the suggestions now.
    remove(draft);
    notify({ text: t('drafts.handedIn') });
  };
  const remove = (draft: Draft): void =>
    void session
      .call('drafts.delete', { draft: draft.id })
      .then(onChanged, (failure: unknown) => notify({ text: describeFailure(t, failure), tone: 'bad' }));
  return (
    <div className={styles.drafts}>
      <h3>{t('drafts.title')}</h3>
      <p className={styles.quiet}>{t('drafts.text')}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles.draft}>
            <p className={styles.quiet}>{from(draft)}</p>
            <p className={styles.quiet}>{why(draft)}</p>
            <div className={styles.text} tabIndex={0} role="region" aria-label={from(draft)}>
              {draft.text}
            </div>
            {(unplaced.get(draft.id) ?? []).length > 0 && (
              <div className={styles.unplaced}>
                <p className={styles.quiet}>{t('drafts.unplaced')}</p>
                <ul>
                  {unplaced.get(draft.id)?.map((words, index) => (
                    <li key={index} className={styles.text}>
                      {words}
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <div className={styles.buttons}>
              {draft.canHandIn === true && !unplaced.has(draft.id) && (
                <Button
                  small
                  busy={busy}
                  why={mayHandIn(draft) ? null : t('drafts.handInWhy')}
                  icon={<MessageSquarePlus size={16} strokeWidth={1.75} />}
                  onPress={() =>
                    run(
                      () => handInDraft(session, draft),
                      (result) => handedIn(draft, result),
                    )
                  }
                >
                  {t('drafts.handIn')}
                </Button>
              )}
              <Button small icon={<Copy size={16} strokeWidth={1.75} />} onPress={() => copyText(draft.text, t)}>
                {t('drafts.copy')}
              </Button>
              <Button
                small
                variant="quiet"
                icon={<Trash2 size={16} strokeWidth={1.75} />}
                onPress={() => setDeleting(draft)}
              >
                {t('drafts.delete')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {deleting !== null && (
        <Confirm
          title={t('drafts.deleteTitle')}
          text={t('drafts.deleteText')}
          action={t('drafts.delete')}
          onClose={() => setDeleting(null)}
          onConfirm={() => remove(deleting)}
        />
      )}
    </div>
  );
}
