/** Hands a chapter to another group, or to the office. */
import { useState, type JSX } from 'react';
import { setChapterGroup } from '../../../shared/document/outline.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { GroupSelect, groupFrom } from './group-select.tsx';
import { outlineOrigin } from './reorder.ts';

interface HandOverProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly onClose: () => void;
}

export function HandOverDialog({ session, chapter, onClose }: HandOverProps): JSX.Element {
  const { t } = useText();
  const [group, setGroup] = useState(chapter.group?.id ?? 'office');
  const handOver = (): void => {
    setChapterGroup(session.outline, chapter.id, groupFrom(group), outlineOrigin);
    const name = session.people.groups.find((candidate) => candidate.id === group)?.name ?? t('common.office');
    notify({ text: t('outline.handedOver', { title: titleOf(chapter, t), group: name }) });
    onClose();
  };
  return (
    <Dialog title={t('outline.handOverTitle')} onClose={onClose}>
      <GroupSelect groups={session.people.groups} value={group} onChange={setGroup} />
      <p>{t('outline.handOverText')}</p>
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" onPress={handOver}>
          {t('outline.handOverAction')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
