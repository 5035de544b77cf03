/** The tab with the suggestions in the description of the measure whose sheet is open, or in all. */
import { useMemo, type JSX } from 'react';
import { useCatalogue } from '../features/measures/catalogue-store.ts';
import { nameOf } from '../features/measures/measure-words.ts';
import { SuggestionPanel } from '../features/suggestions/suggestion-panel.tsx';
import { useText } from '../ui/text.ts';
import { measureScene } from './measure-scene.ts';
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
  return <SuggestionPanel scene={scene} here={measure} all={all} scopes={scopes} />;
}
