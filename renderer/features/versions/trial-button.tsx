/** Opens a chapter as it was in another state of the paper as a trial draft. */
import { FlaskConical } from 'lucide-react';
import type { JSX } from 'react';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import type { Session } from '../../app/session.ts';
import { openTrial } from '../../app/tools-state.ts';
import { beginTrial } from '../../app/trials.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';

/** Characters of a trial's name. */
const longestName = 120;

interface TrialButtonProps {
  readonly session: Session;
  readonly text: VersionChapter;
  /** What the state is called that the text is of. */
  readonly of: string;
}

/** Nothing where the chapter is no longer in the paper. */
export function TrialButton({ session, text, of }: TrialButtonProps): JSX.Element | null {
  const { t } = useText();
  const { busy, run } = useAction();
  const chapter = session.chapters.find(({ id }) => id === text.id);
  if (chapter === undefined) return null;
  const blocked = session.chapterBlocked(chapter);
  const begin = (): void =>
    run(
      () => beginTrial(session, chapter.id, { name: of.slice(0, longestName), of, content: text }),
      (trial) => {
        if (trial === null) notify({ text: t('trials.failed'), tone: 'bad' });
        else openTrial(chapter.id, trial);
      },
    );
  return (
    <Button
      variant="quiet"
      small
      busy={busy}
      why={blocked === null ? null : t(blocked)}
      icon={<FlaskConical size={16} strokeWidth={1.75} aria-hidden />}
      onPress={begin}
    >
      {t('versions.asTrial')}
    </Button>
  );
}
