/** The tab with the suggestions in the description of the measure whose sheet is open, or in all. */
import { useMemo, useSyncExternalStore, type JSX } from 'react';
import { readDeleted } from '../../shared/document/measures/read.ts';
import { roomAccess } from '../../shared/domain/permissions.ts';
import { useCatalogue } from '../features/measures/catalogue-store.ts';
import { nameOf } from '../features/measures/measure-words.ts';
import { Proposals } from '../features/suggestions/proposals.tsx';
import { SuggestionPanel } from '../features/suggestions/suggestion-panel.tsx';
import { useText } from '../ui/text.ts';
import { measureProposals, measureScene } from './measure-scene.ts';
import type { Session } from './session.ts';

interface MeasureSuggestionsProps {
  readonly session: Session;
  readonly measure: string | null;
}

const scopes = { this: 'comments.scopeMeasure', all: 'comments.scopeMeasures' } as const;
const none = [] as const;

export function MeasureSuggestions({ session, measure }: MeasureSuggestionsProps): JSX.Element {
  const { t } = useText();
  const catalogue = useCatalogue(session);
  const measures = catalogue?.measures ?? none;
  const all = useMemo(() => measures.map((each) => ({ id: each.id, title: nameOf(each, t) })), [measures, t]);
  const scene = useMemo(() => measureScene(session), [session]);
  const { model } = session.measureComments;
  const version = useSyncExternalStore(model.subscribe, model.version);
  const proposed = useMemo(() => new Set(version >= 0 ? model.all('').keys() : []), [model, version]);
  const doc = catalogue?.store.doc;
  // What is proposed to measures that were deleted waits, too.
  const gone = useMemo(
    () =>
      (doc === undefined || measures === none ? [] : [...proposed]).flatMap((id) => {
        const deleted = doc === undefined ? null : readDeleted(doc, id);
        return deleted === null ? [] : [{ id, title: nameOf(deleted, t) }];
      }),
    [doc, measures, proposed, t],
  );
  const mayRead = roomAccess(session.me, 'measureComments', null) !== null;
  return (
    <SuggestionPanel
      scene={scene}
      here={all.some(({ id }) => id === measure) ? measure : null}
      all={all}
      scopes={scopes}
      proposals={(scope) =>
        [...all, ...gone]
          .filter(({ id }) => mayRead && (scope === 'all' ? proposed.has(id) : id === measure))
          .map(({ id, title }) => (
            <MeasureProposals
              key={id}
              session={session}
              measure={id}
              title={scope === 'all' ? title : undefined}
              isGone={gone.some((each) => each.id === id)}
            />
          ))
      }
    />
  );
}

interface MeasureProposalsProps {
  readonly session: Session;
  readonly measure: string;
  readonly title: string | undefined;
  readonly isGone: boolean;
}

function MeasureProposals({ session, measure, title, isGone }: MeasureProposalsProps): JSX.Element {
  const scene = useMemo(() => measureProposals(session, measure, isGone), [session, measure, isGone]);
  return <Proposals scene={scene} title={title} />;
}
