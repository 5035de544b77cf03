/** Asks how an earlier state shall come back, and brings it: as text, or as suggestions that others decide on. */
import { useState, type JSX } from 'react';
import { restoreBlock, restoreChapter, restorePaper, type Restored, type RestoreHow } from '../../app/restore.ts';
import type { Session } from '../../app/session.ts';
import { tellRestored } from '../../app/tell-restored.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import type { LoadedPaper, VersionSource } from './version-source.ts';
import styles from './versions.module.css';

/** What shall be as it was. */
export type RestoreWish =
  | { readonly what: 'paper' }
  | { readonly what: 'chapter'; readonly chapter: string }
  | { readonly what: 'block'; readonly chapter: string; readonly block: string };

interface RestoreDialogProps {
  readonly session: Session;
  readonly source: VersionSource;
  readonly then: LoadedPaper;
  /** What the earlier state is called. */
  readonly name: string;
  readonly wish: RestoreWish;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const hows = ['text', 'suggestions'] as const;

export function RestoreDialog(props: RestoreDialogProps): JSX.Element {
  const { session, source, then, name, wish, onDone, onClose } = props;
  const { t } = useText();
  const [how, setHow] = useState<RestoreHow>('text');
  const { busy, run } = useAction();
  const title = wish.what === 'paper' ? '' : (then.content.chapters.find(({ id }) => id === wish.chapter)?.title ?? '');
  const restore = (): void =>
    run(
      () => restored(session, source, then, wish, how),
      (outcome) => {
        tellRestored(outcome, session, t);
        onDone();
      },
    );
  return (
    <Dialog title={t(`versions.restore_${wish.what}`)} onClose={onClose}>
      <div className={styles.form}>
        <p>{t(`versions.restoreText_${wish.what}`, { name, title })}</p>
        <p>{t('versions.restoreSafe')}</p>
        <RadioCards
          label={t('versions.how')}
          value={how}
          choices={hows.map((id) => ({ id, name: t(`versions.how_${id}`), note: t(`versions.howNote_${id}`) }))}
          onChoose={setHow}
        />
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" busy={busy} onPress={restore}>
            {t('versions.restoreDo')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

async function restored(
  session: Session,
  source: VersionSource,
  then: LoadedPaper,
  wish: RestoreWish,
  how: RestoreHow,
): Promise<Restored> {
  if (wish.what === 'paper')
    return restorePaper(session, { content: then.content, chapter: (hash) => source.text(hash) }, how);
  const chapter = then.chapters.find(({ id }) => id === wish.chapter);
  const was = { title: chapter?.title ?? '', content: chapter ?? { blocks: [], tables: new Map(), notes: new Map() } };
  return wish.what === 'chapter'
    ? restoreChapter(session, wish.chapter, was, how)
    : restoreBlock(session, wish.chapter, was, wish.block, how);
}
