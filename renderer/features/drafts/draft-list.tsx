/** Texts that could no longer be accepted, kept to be copied from. */
import { Copy, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { describeDraftReason, describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Draft } from '../../../shared/rpc/schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import styles from './draft-list.module.css';

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
    const chapter = [...session.chapters, ...session.deletedChapters].find(({ id }) => draft.room.endsWith(id));
    return chapter === undefined
      ? t('drafts.fromProject', { time })
      : t('drafts.from', { title: titleOf(chapter, t), time });
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
            <p className={styles.quiet}>{describeDraftReason(t, draft.reason)}</p>
            <div className={styles.text} tabIndex={0} role="region" aria-label={from(draft)}>
              {draft.text}
            </div>
            <div className={styles.buttons}>
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
