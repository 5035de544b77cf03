/** The tab with the suggestions in the description of the measure whose sheet is open, or in all. */
import { useMemo, useSyncExternalStore, type JSX } from 'react';
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
  const measures = useCatalogue(session)?.measures ?? none;
  const all = useMemo(() => measures.map((each) => ({ id: each.id, title: nameOf(each, t) })), [measures, t]);
  const scene = useMemo(() => measureScene(session), [session]);
  const { model } = session.measureComments;
  const version = useSyncExternalStore(model.subscribe, model.version);
  const proposed = useMemo(() => new Set(version >= 0 ? model.all('').keys() : []), [model, version]);
  const mayRead = roomAccess(session.me, 'measureComments', null) !== null;
  return (
    <SuggestionPanel
      scene={scene}
      here={measure}
      all={all}
      scopes={scopes}
      proposals={(scope) =>
        all
          .filter(({ id }) => mayRead && (scope === 'all' ? proposed.has(id) : id === measure))
          .map(({ id, title }) => (
            <MeasureProposals key={id} session={session} measure={id} title={scope === 'all' ? title : undefined} />
          ))
      }
    />
  );
}

interface MeasureProposalsProps {
  readonly session: Session;
  readonly measure: string;
  readonly title: string | undefined;
}

function MeasureProposals({ session, measure, title }: MeasureProposalsProps): JSX.Element {
  const scene = useMemo(() => measureProposals(session, measure), [session, measure]);
  return <Proposals scene={scene} title={title} />;
}
