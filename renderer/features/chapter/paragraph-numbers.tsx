/** Whether the chapter's paragraph numbers are set down, and the office's button that does it. */
import { Stamp } from 'lucide-react';
import { useState, useSyncExternalStore, type JSX } from 'react';
import { freezeChapter } from '../../../shared/document/frozen-numbers.ts';
import { numberedBlocks } from '../../../shared/document/paper-index.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import styles from './chapter-panel.module.css';

const origin = { from: 'paragraph numbers' } as const;

interface ParagraphNumbersProps {
  readonly session: Session;
  readonly chapter: ChapterView;
}

export function ParagraphNumbers({ session, chapter }: ParagraphNumbersProps): JSX.Element | null {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const { index } = session.paper;
  const marks = useSyncExternalStore(index.subscribe, () => index.get().chapter(chapter.id)?.source.marks);
  const frozen = useSyncExternalStore(index.subscribe, () => index.frozenIn(chapter.id));
  if (marks === undefined || !index.isKnown(chapter.id)) return null;
  const paragraphs = numberedBlocks(marks);
  const fresh = paragraphs.filter((id) => !frozen.has(id)).length;
  const count = paragraphs.length;
  const freeze = (): void => {
    session.paper.session(chapter.id)?.binding.flush();
    const room = session.rooms.peek(session.roomOf(chapter.id));
    if (room === null || !room.state.synced) return announce(t('outline.notSynced'));
    const set = freezeChapter(session.outline, room.doc, chapter.id, Date.now(), origin);
    announce(t('numbers.frozen', { count: set, number: chapter.number }));
  };
  return (
    <section className={styles.card} aria-labelledby="chapter-numbers">
      <h4 id="chapter-numbers">{t('numbers.freezeTitle')}</h4>
      <p className={styles.quiet}>
        {frozen.size === 0
          ? t('numbers.freezeNone')
          : fresh === 0
            ? t('numbers.freezeAll', { count })
            : t('numbers.freezeSome', { count: fresh })}
      </p>
      {session.outlineBlocked === null && fresh > 0 && (
        <div className={styles.buttons}>
          <Button small icon={<Stamp size={16} strokeWidth={1.75} />} onPress={() => setAsking(true)}>
            {t('numbers.freeze')}
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          title={t('numbers.freezeAsk', { number: chapter.number })}
          text={t('numbers.freezeAskText', { example: `${chapter.number}/${Math.max(1, count - 1)}a` })}
          action={t('numbers.freeze')}
          onConfirm={freeze}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
