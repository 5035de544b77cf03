/** A trial draft over the whole window: the page with the draft of one chapter, in another colour than the paper. */
import { Archive, FlaskConical, MessageSquareDiff } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import type { Membership } from '../../../shared/domain/people.ts';
import { tellRestored } from '../../app/tell-restored.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { bringTrialBack, setTrialAside } from '../../app/trials.ts';
import { Paper } from '../../editor/paper.tsx';
import { PaperModel } from '../../editor/paper-model.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import { WindowBar, WindowGap, WindowView } from '../../ui/window-view.tsx';
import styles from './trials.module.css';
import { useTrialRooms } from './use-trial-rooms.ts';
import { useTrials } from './use-trials.ts';

interface TrialViewProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly trial: string;
  readonly onClose: () => void;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;

export function TrialView({ session, chapter, trial, onClose }: TrialViewProps): JSX.Element {
  const { t } = useText();
  const { room, trials, mayWrite } = useTrials(session, chapter.id);
  const rooms = useTrialRooms(session, chapter.id, room, trial);
  const [model] = useState(() => new PaperModel(session.me.id));
  // Who may not write in a trial reads it: proposals are made in the chapter itself.
  const nobody = useMemo<Membership>(() => ({ ...session.membership, people: new Map() }), [session.membership]);
  const { busy, run } = useAction();
  const name = trials.find(({ id }) => id === trial)?.name ?? '';
  const blocked = session.chapterBlocked(chapter);
  const why = blocked === null ? null : t(blocked);
  const leave = (): void => {
    for (const editor of model.all) editor.binding.flush();
    onClose();
  };
  const bring = (): void => {
    for (const editor of model.all) editor.binding.flush();
    run(
      () => bringTrialBack(session, chapter.id, trial),
      (brought) => {
        if (brought === null) return notify({ text: t('trials.notRead'), tone: 'bad' });
        const { restored, both } = brought;
        onClose();
        if (restored.chapters.length === 0) tellNothing(restored.left.length === 0);
        else {
          const told = [
            t('trials.broughtNow', { name }),
            ...(both.length > 0 ? [t('trials.both', { count: both.length })] : []),
          ];
          notify({
            text: told.join(' '),
            stays: both.length > 0,
            action: { label: t('common.undo'), run: restored.undo },
          });
        }
        if (restored.left.length > 0) tellRestored({ ...restored, chapters: [] }, session, t);
      },
    );
  };
  const tellNothing = (same: boolean): void => {
    if (same) notify({ text: t('trials.broughtNothing', { name }) });
  };
  const drop = (): void =>
    run(
      () => setTrialAside(session, chapter.id, trial, true),
      () => {
        onClose();
        notify({
          text: t('trials.droppedNow', { name }),
          action: { label: t('common.undo'), run: () => run(() => setTrialAside(session, chapter.id, trial, false)) },
        });
      },
    );
  return (
    <WindowView label={t('trials.view', { name })} onClose={leave} className={styles.view}>
      <WindowBar
        title={t('trials.view', { name })}
        about={t('trials.banner', { number: chapter.number })}
        icon={<FlaskConical size={18} strokeWidth={1.75} aria-hidden />}
        leave={t('common.close')}
        onClose={leave}
        tone="care"
      >
        <WindowGap />
        <Button variant="primary" icon={<MessageSquareDiff {...icon} />} busy={busy} why={why} onPress={bring}>
          {t('trials.bring')}
        </Button>
        {mayWrite && (
          <Button icon={<Archive {...icon} />} onPress={drop}>
            {t('trials.drop')}
          </Button>
        )}
      </WindowBar>
      <div className={styles.page} aria-label={titleOf(chapter, t)} role="group">
        {rooms === null ? (
          <p className={styles.quiet} role="status">
            {t('trials.loading')}
          </p>
        ) : (
          <Paper
            model={model}
            project={session.project}
            chapters={[chapter]}
            rooms={rooms}
            pictures={session.pictures}
            me={session.me}
            membership={nobody}
            outline={session.outline}
            activeChapter={chapter.id}
            onActiveChapter={() => undefined}
            zoom={1}
            onComment={() => notify({ text: t('trials.noComments') })}
          />
        )}
      </div>
    </WindowView>
  );
}
