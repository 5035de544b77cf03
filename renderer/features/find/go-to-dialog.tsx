/** Ctrl+G: to a paragraph by its number. */
import { useState, type JSX, type SubmitEvent } from 'react';
import { readCommentLink } from '../../../shared/domain/comment-link.ts';
import { followLink } from '../../app/follow-link.ts';
import type { Session } from '../../app/session.ts';
import { paragraphsOf } from '../../editor/static/labels.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { readChapter } from '../../app/chapter-texts.ts';
import { readWish } from './read-wish.ts';
import styles from './go-to-dialog.module.css';

interface GoToDialogProps {
  readonly session: Session;
  readonly onJump: (chapter: string) => void;
  readonly onClose: () => void;
}

export function GoToDialog({ session, onJump, onClose }: GoToDialogProps): JSX.Element {
  const { t } = useText();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const go = async (): Promise<void> => {
    const link = readCommentLink(text);
    if (link !== null) {
      if (link.project !== session.project.id) return setProblem(t('comments.linkOther'));
      onClose();
      // As below: the focus first goes back to where it came from.
      setTimeout(() => followLink(session, link, t), 0);
      return;
    }
    const wish = readWish(text);
    if (wish === null) return setProblem(t('find.notANumber'));
    const chapter = session.chapters.find(({ number }) => number === wish.chapter);
    if (chapter === undefined) return setProblem(t('find.noSuchChapter', { chapter: wish.chapter }));
    if (wish.paragraph === null) {
      onClose();
      return onJump(chapter.id);
    }
    const blocks = (await readChapter(session, chapter.id)) ?? [];
    const numbers = paragraphsOf(session.paper.index, chapter.id, blocks);
    const block = [...numbers].find(([, number]) => number === wish.paragraph)?.[0];
    const paragraph = `${wish.chapter}/${wish.paragraph}`;
    if (block === undefined)
      return setProblem(t('find.noSuchParagraph', { paragraph, chapter: wish.chapter, count: numbers.size }));
    onClose();
    // The dialog gives the focus back to where it came from; only then it may go on into the text.
    setTimeout(() => {
      session.paper.reveal({ chapter: chapter.id, block, from: 0, to: 0 });
      announce(t('find.went', { paragraph }));
    }, 0);
  };

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    go()
      .catch((error: unknown) => reportError(error))
      .finally(() => setBusy(false));
  };

  return (
    <Dialog title={t('find.goTo')} onClose={onClose}>
      <form onSubmit={onSubmit} className={styles.form}>
        <TextField
          label={t('find.paragraph')}
          value={text}
          onChange={(value) => {
            setText(value);
            setProblem('');
          }}
          description={t('find.paragraphHint')}
          maxLength={500}
          autoFocus
        />
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t('find.go')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
