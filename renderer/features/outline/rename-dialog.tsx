/** Edits a chapter's title in the chapter's own room. */
import { useCallback, useEffect, useRef, useState, type JSX } from 'react';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { maxTitle } from '../../../shared/document/title-change.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { outlineOrigin } from './reorder.ts';
import { TitleEdit } from './title-edit.ts';
import styles from './outline.module.css';

interface RenameProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly onClose: () => void;
}

export function RenameDialog({ session, chapter, onClose }: RenameProps): JSX.Element {
  const { t } = useText();
  const { rooms } = session;
  const room = session.roomOf(chapter.id);
  const edit = useRef<TitleEdit | null>(null);
  const [title, setTitle] = useState<string | null>(null);
  const begin = useCallback((): void => {
    const live = rooms.peek(room);
    if (live === null || !live.state.synced || edit.current?.isIn(live.doc) === true) return;
    const fresh = new TitleEdit(chapterTitle(live.doc));
    edit.current = fresh;
    // Built anew after a refusal, the room gets what is typed already.
    setTitle((typed) => typed ?? fresh.before);
  }, [rooms, room]);
  useEffect(() => {
    rooms.acquire(room);
    begin();
    const stop = rooms.subscribe(begin);
    return () => {
      stop();
      rooms.release(room);
    };
  }, [rooms, room, begin]);
  const save = (): void => {
    if (title === null || title.trim() === '') return;
    edit.current?.commit(title.trim(), outlineOrigin);
    onClose();
  };
  return (
    <Dialog title={t('outline.renameTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {title === null ? (
          <p role="status">{t('outline.notSynced')}</p>
        ) : (
          <TextField
            label={t('outline.titleLabel')}
            value={title}
            onChange={setTitle}
            maxLength={maxTitle}
            autoFocus
            isRequired
          />
        )}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" why={title === null ? t('outline.notSynced') : null}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
