/** Which screen is shown: in front of a project, the start screen, or a project. */
import { lazy, Suspense, useEffect, useState, type JSX } from 'react';
import { describeFailure } from '../../shared/i18n/catalogue.ts';
import type { CallsClient } from '../../shared/rpc/client.ts';
import { Gate, LinkGate } from '../features/start/gate.tsx';
import { mailedCopyIn } from '../features/start/mailed-copy.ts';
import { notify } from '../ui/announcer.tsx';
import { useText } from '../ui/text.ts';
import { arrive, readAddress, redeem, showProject, type Endpoint } from './connection.ts';
import { connectCalls } from './host-connection.ts';
import { queries, useCallsState } from './host-state.ts';
import { ProjectConnection } from './project-connection.ts';
import { ProjectScreen } from './project-screen.tsx';
import { shellBridge } from './shell-bridge.ts';
import { closeTools, offerMerging } from './tools-state.ts';
import { ViewChoices } from './view-choices.tsx';
import { linkedIn } from './linked-comment.ts';
import { setActiveChapter, setView, useView } from './view-state.ts';

/** Loaded when it is shown: whoever opens a project file never sees it. */
const StartScreen = lazy(async () => ({ default: (await import('../features/start/start-screen.tsx')).StartScreen }));

interface Desk {
  readonly endpoint: Endpoint;
  readonly calls: CallsClient;
}

type Place =
  | { readonly at: 'arriving' }
  | { readonly at: 'noAccess'; readonly failure: unknown }
  /** `failure`: why the file that the app was started with could not be opened. */
  | { readonly at: 'start'; readonly desk: Desk; readonly failure: unknown }
  /** `desk` is null for a guest, who has no start screen to go back to. */
  | { readonly at: 'project'; readonly connection: ProjectConnection; readonly desk: Desk | null };

/** The chapter to begin with: the one that a link leads to, else where one left off. */
function firstChapter(project: string): string | null {
  const linked = linkedIn(project);
  if (linked?.on === 'chapter') setActiveChapter(project, linked.subject);
  return useView.getState().activeChapters[project] ?? null;
}

function enter(project: string, endpoint: Endpoint, calls: CallsClient, desk: Desk | null): Place {
  showProject(project);
  // What was open over another project has nothing to say here.
  setView({ drawer: null, panel: null });
  closeTools();
  return { at: 'project', connection: new ProjectConnection(project, calls, endpoint, firstChapter(project)), desk };
}

async function openFile(path: string, desk: Desk): Promise<Place> {
  try {
    const { project } = await desk.calls.call('desk.open', null, { path });
    return enter(project, desk.endpoint, desk.calls, desk);
  } catch (failure) {
    return { at: 'start', desk, failure };
  }
}

async function findPlace(): Promise<Place> {
  const arrival = await arrive();
  switch (arrival.kind) {
    case 'noAccess':
      return { at: 'noAccess', failure: null };
    case 'start': {
      const desk = { endpoint: arrival.desk, calls: connectCalls(arrival.desk) };
      return arrival.file === null ? { at: 'start', desk, failure: null } : openFile(arrival.file, desk);
    }
    case 'project': {
      const calls = connectCalls(arrival.endpoint);
      return enter(
        arrival.project,
        arrival.endpoint,
        calls,
        arrival.endpoint.local ? { endpoint: arrival.endpoint, calls } : null,
      );
    }
    case 'redeem': {
      const { project, endpoint } = await redeem(arrival.code);
      return enter(project, endpoint, connectCalls(endpoint), null);
    }
  }
}

const isRedeeming = window.ratschrift === undefined && readAddress(window.location).kind === 'redeem';
/** Once per page and at once: a token leaves the address before anything is drawn, and an invitation can be redeemed only once. */
const arriving = findPlace();
arriving.catch(() => undefined);

export function App(): JSX.Element {
  const { t } = useText();
  const [place, setPlace] = useState<Place>({ at: 'arriving' });
  useEffect(() => {
    arriving.then(setPlace, (failure: unknown) => setPlace({ at: 'noAccess', failure }));
  }, []);
  useAskedFiles(place, setPlace);
  switch (place.at) {
    case 'arriving':
      return <Gate title={t(isRedeeming ? 'start.redeeming' : 'common.loading')} text="" busy />;
    case 'noAccess':
      return (
        <LinkGate
          title={t('start.noAccess')}
          text={t('start.noAccessText')}
          failure={place.failure === null ? null : describeFailure(t, place.failure)}
        />
      );
    case 'start':
      return (
        <Start
          desk={place.desk}
          failure={place.failure}
          onOpened={(id, merge) => {
            setPlace(enter(id, place.desk.endpoint, place.desk.calls, place.desk));
            if (merge !== null) offerMerging(merge);
          }}
        />
      );
    case 'project': {
      const { connection, desk } = place;
      const leave = (): void => {
        connection.destroy();
        queries.clear();
        showProject(null);
        if (desk !== null) setPlace({ at: 'start', desk, failure: null });
      };
      return <ProjectScreen key={connection.project} connection={connection} onLeave={desk === null ? null : leave} />;
    }
  }
}

/** Goes to a project file that the system asks the running app to open, e.g. by a double click. */
function useAskedFiles(place: Place, go: (place: Place) => void): void {
  const { t } = useText();
  const desk = place.at === 'start' || place.at === 'project' ? place.desk : null;
  const current = place.at === 'project' ? place.connection : null;
  useEffect(() => {
    if (desk === null) return undefined;
    return shellBridge()?.onOpenFile((path) => {
      desk.calls.call('desk.open', null, { path }).then(
        ({ project }) => {
          if (project === current?.project) return;
          current?.destroy();
          queries.clear();
          go(enter(project, desk.endpoint, desk.calls, desk));
        },
        (failure: unknown) => {
          const copy = mailedCopyIn(failure);
          if (copy === null) return notify({ text: describeFailure(t, failure), tone: 'bad', stays: true });
          if (copy.project === current?.project) return offerMerging(copy.path);
          current?.destroy();
          queries.clear();
          showProject(null);
          go({ at: 'start', desk, failure });
        },
      );
    });
  }, [t, desk, current, go]);
}

interface StartPlaceProps {
  readonly desk: Desk;
  readonly failure: unknown;
  readonly onOpened: (project: string, merge: string | null) => void;
}

function Start({ desk, failure, onOpened }: StartPlaceProps): JSX.Element {
  const state = useCallsState(desk.calls);
  return (
    <Suspense fallback={null}>
      <StartScreen
        calls={desk.calls}
        bridge={shellBridge()}
        connected={state !== 'closed'}
        before={failure}
        onOpened={onOpened}
        footer={<ViewChoices />}
      />
    </Suspense>
  );
}
