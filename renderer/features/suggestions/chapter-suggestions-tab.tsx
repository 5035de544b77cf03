/** The list of suggestions of the chapter at hand or of all, with what people propose who may not write there. */
import { useMemo, type JSX } from 'react';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { useText } from '../../ui/text.ts';
import { chapterProposals } from './proposal-scene.ts';
import { Proposals } from './proposals.tsx';
import { SuggestionPanel } from './suggestion-panel.tsx';
import { chapterScene } from './suggestion-scene.ts';

interface ChapterSuggestionsTabProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
}

const scopes = { this: 'suggest.filterThis', all: 'suggest.filterAll' } as const;

export function ChapterSuggestionsTab({ session, chapter }: ChapterSuggestionsTabProps): JSX.Element {
  const { t } = useText();
  const scene = useMemo(() => chapterScene(session), [session]);
  const all = session.chapters.map((each) => ({ id: each.id, title: `${each.number} ${titleOf(each, t)}` }));
  return (
    <SuggestionPanel
      scene={scene}
      here={chapter?.id ?? null}
      all={all}
      scopes={scopes}
      proposals={(scope) =>
        (scope === 'all' ? session.chapters : chapter === null ? [] : [chapter])
          .filter(
            (each) => roomAccess(session.me, 'comments', { group: each.group?.id ?? null, deleted: false }) !== null,
          )
          .map((each) => <ChapterProposals key={each.id} session={session} chapter={each} />)
      }
    />
  );
}

function ChapterProposals({
  session,
  chapter,
}: {
  readonly session: Session;
  readonly chapter: ChapterView;
}): JSX.Element {
  const scene = useMemo(() => chapterProposals(session, chapter), [session, chapter]);
  return <Proposals scene={scene} />;
}
