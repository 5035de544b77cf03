/** Asks for title and owner of a new chapter and creates it. */
import { uuidv4 } from 'lib0/random';
import { useState, type JSX } from 'react';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { addChapter } from '../../../shared/document/outline.ts';
import { maxTitle } from '../../../shared/document/title-change.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { GroupSelect, groupFrom } from './group-select.tsx';
import { outlineOrigin } from './reorder.ts';
import styles from './outline.module.css';

interface NewChapterProps {
  readonly session: Session;
  readonly onClose: () => void;
  readonly onCreated: (chapter: string) => void;
}

export function NewChapterDialog({ session, onClose, onCreated }: NewChapterProps): JSX.Element {
  const { t } = useText();
  const [title, setTitle] = useState('');
  const [group, setGroup] = useState('office');
  const create = (): void => {
    const wanted = title.trim();
    if (wanted === '') return;
    const id = uuidv4();
    addChapter(session.outline, id, groupFrom(group), undefined, outlineOrigin);
    // Nobody else knows the room yet, so its title can be written before the host has answered; Rooms keeps it open until it is saved.
    const room = session.roomOf(id);
    const { doc } = session.rooms.acquire(room);
    doc.transact(() => chapterTitle(doc).insert(0, wanted), outlineOrigin);
    session.rooms.release(room);
    onCreated(id);
  };
  return (
    <Dialog title={t('outline.newTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <TextField
          label={t('outline.titleLabel')}
          value={title}
          onChange={setTitle}
          maxLength={maxTitle}
          autoFocus
          isRequired
        />
        <GroupSelect groups={session.people.groups} value={group} onChange={setGroup} />
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('outline.create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
