/** The text under a heading of the paper, in the editor of chapters. */
import { useMemo, type JSX } from 'react';
import { sectionText } from '../../../shared/document/council/paper-room.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import { ChapterText } from '../../editor/chapter/chapter-text.tsx';
import type { SessionHooks, SessionPart } from '../../editor/editor-session.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';

interface SectionTextProps {
  readonly room: LiveRoom;
  readonly section: string;
  readonly heading: string;
  /** The level of that heading. */
  readonly level: number;
  readonly isReadOnly: boolean;
  readonly model: PaperModel;
  readonly hooks: SessionHooks;
}

export function SectionText({
  room,
  section,
  heading,
  level,
  isReadOnly,
  model,
  hooks,
}: SectionTextProps): JSX.Element {
  const { t } = useText();
  const part = useMemo<SessionPart>(
    () => ({ name: sectionText(section), place: 'chapter', under: level }),
    [section, level],
  );
  return (
    <div className={`${styles.text ?? ''} paragraph-numbers-off`} data-chapter={section}>
      <ChapterText
        chapter={section}
        number={0}
        title={heading}
        label={t(isReadOnly ? 'council.textReadOnly' : 'council.text', { heading })}
        room={room}
        writable={!isReadOnly}
        suggesting={false}
        visible
        model={model}
        hooks={hooks}
        part={part}
      />
    </div>
  );
}
