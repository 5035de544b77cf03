/** An open project: waits for what the host tells, then shows the frame; says why when there is nothing to show. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore, type JSX } from 'react';
import { describeDraftReason, describeFailure } from '../../shared/i18n/catalogue.ts';
import { mayDo } from '../../shared/domain/permissions.ts';
import type { People, Project } from '../../shared/rpc/schemas.ts';
import { closeCodes } from '../../shared/sync/close-codes.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { CommentDesk } from '../features/comments/comment-desk.ts';
import { chapterSubjects, measureSubjects } from '../features/comments/comment-subjects.ts';
import { PaperModel } from '../editor/paper-model.ts';
import { useRoom } from '../editor/chapter/use-room.ts';
import { Gate, LinkGate } from '../features/start/gate.tsx';
import { notify } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/text.ts';
import { forgetDevice } from './connection.ts';
import { Frame } from './frame.tsx';
import { useAnswer, useCallsState, useHostEvents } from './host-state.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { LiveRoom } from './rooms.ts';
import {
  chapterBlocked,
  chapterRoom,
  membershipFrom,
  outlineBlocked,
  outlineRoom,
  type ProjectCall,
  type Session,
} from './session.ts';
import { UnsavedTexts } from './unsaved-texts.tsx';
import { keepMode, paperInMode } from './paper-mode.ts';
import { useChapters } from './use-chapters.ts';
import { setView } from './view-state.ts';
import { openMeasures } from './workspace.ts';

interface ProjectScreenProps {
  readonly connection: ProjectConnection;
  /** Goes back to the start screen; null where there is none. */
  readonly onLeave: (() => void) | null;
}

export function ProjectScreen({ connection, onLeave }: ProjectScreenProps): JSX.Element {
  const { t } = useText();
  const { calls, rooms, project: id } = connection;
  useHostEvents(calls, id);
  useRefusals(connection);
  const callsState = useCallsState(calls);
  const project = useAnswer(calls, id, 'project.get');
  const people = useAnswer(calls, id, 'people.list');
  // With the summaries the chapters have their heights at once, and only those in view are opened.
  const summaries = useAnswer(calls, id, 'chapters.summaries');
  const outline = useRoom(connection.rooms, outlineRoom(id));
  const outlineHere = useSynced(outline);
  const failure = project.error ?? people.error;
  const me = people.data?.people.find((person) => person.id === project.data?.me);
  const sentAway = useSentAway(outline);
  const gone =
    callsState === 'closed' ||
    sentAway ||
    me?.active === false ||
    (failure instanceof Failure && failure.code === 'forbidden');

  useEffect(() => {
    if (gone && !connection.endpoint.local) forgetDevice(id);
  }, [gone, connection, id]);

  if (gone && !connection.endpoint.local) {
    return (
      <>
        <LinkGate title={t('start.accessGone')} text={t('start.accessGoneText')} failure={null} />
        <UnsavedTexts texts={connection.unsavedTexts()} />
      </>
    );
  }
  if (
    project.data !== undefined &&
    people.data !== undefined &&
    !summaries.isPending &&
    outline !== null &&
    outlineHere
  ) {
    return (
      <Loaded
        connection={connection}
        project={project.data}
        people={people.data}
        outline={outline}
        onLeave={onLeave}
        key={rooms.rebuilds(outlineRoom(id))}
      />
    );
  }
  if (failure !== null || gone) {
    return (
      <Gate title={t('start.openFailed')} text={describeFailure(t, failure ?? new Failure('hostUnreachable'))}>
        <div>
          {onLeave !== null && (
            <Button variant="primary" onPress={onLeave}>
              {t('start.toStart')}
            </Button>
          )}
        </div>
      </Gate>
    );
  }
  return <Gate title={t('status.loading')} text={t('common.loading')} busy />;
}

interface LoadedProps {
  readonly connection: ProjectConnection;
  readonly project: Project;
  readonly people: People;
  readonly outline: LiveRoom;
  readonly onLeave: (() => void) | null;
}

function Loaded({ connection, project, people, outline, onLeave }: LoadedProps): JSX.Element {
  const { calls, rooms, endpoint } = connection;
  // Told twice a second while somebody types: drawn when there is time, so that no key waits for it.
  const summaries = useDeferredValue(useAnswer(calls, project.id, 'chapters.summaries').data);
  const status = useAnswer(calls, project.id, 'status.get');
  const chapters = useChapters(outline.doc, rooms, project.id, people.groups, summaries, people.locks);
  const roomOf = useCallback((chapter: string) => chapterRoom(project.id, chapter), [project.id]);
  const call = useCallback<ProjectCall>((name, input) => calls.call(name, project.id, input), [calls, project.id]);
  const [paper] = useState(() => paperInMode(project.id, project.me));
  useEffect(() => keepMode(paper, project.id, project.me), [paper, project.id, project.me]);
  const [comments] = useState(
    () => new CommentDesk(rooms, project.id, chapterSubjects, paper, (id) => paper.jumpTo(id)),
  );
  const [measureComments] = useState(() => {
    const lead = (measure: string): void => openMeasures(project.id, measure);
    return new CommentDesk(rooms, project.id, measureSubjects, new PaperModel(project.me, paper.modes), lead);
  });
  // The same for as long as nobody comes, goes or gets another role: editors of proposals are built upon it.
  const membership = useMemo(() => membershipFrom(people), [people]);
  const session = useMemo<Session>(() => {
    const me = membership.people.get(project.me) ?? { id: project.me, name: '', roles: [], active: false };
    const outlineWhy = outlineBlocked(project, me);
    return {
      project,
      me,
      people,
      membership,
      chapters: chapters.filter((chapter) => !chapter.deleted),
      deletedChapters: chapters.filter((chapter) => chapter.deleted),
      outline: outline.doc,
      rooms,
      paper,
      pictures: connection.pictures,
      comments,
      measureComments,
      call,
      status: status.data ?? null,
      local: endpoint.local,
      outlineBlocked: outlineWhy === null ? null : outlineWhy === 'role' ? 'access.officeOnly' : `access.${outlineWhy}`,
      peopleBlocked:
        project.readOnly !== null ? 'access.readOnlyFile' : mayDo(me, 'managePeople') ? null : 'access.officeOnly',
      chapterBlocked: (chapter) => {
        const why = chapterBlocked(project, me, chapter);
        return why === null ? null : `access.${why}`;
      },
      roomOf,
    };
  }, [
    project,
    people,
    membership,
    chapters,
    outline,
    rooms,
    paper,
    connection,
    comments,
    measureComments,
    call,
    roomOf,
    status.data,
    endpoint,
  ]);
  useEffect(() => {
    const scene = {
      me: session.me,
      people: session.membership.people,
      chapters: new Map(chapters.map(({ id, group, deleted }) => [id, { group: group?.id ?? null, deleted }])),
    };
    comments.model.setScene(scene);
    measureComments.model.setScene(scene);
  }, [comments, measureComments, session, chapters]);
  useEffect(() => {
    document.title = `${project.title} – Ratschrift`;
    return () => {
      document.title = 'Ratschrift';
    };
  }, [project.title]);
  return <Frame session={session} connection={connection} outline={outline} onLeave={onLeave} />;
}

/** True from the first time that the room's content is here. */
function useSynced(room: LiveRoom | null): boolean {
  const subscribe = useCallback((listener: () => void) => room?.subscribe(listener) ?? (() => undefined), [room]);
  return useSyncExternalStore(subscribe, () => room?.state.synced ?? false);
}

/** Whether the host closed the room because this person may not be here (any more). */
function useSentAway(room: LiveRoom | null): boolean {
  const subscribe = useCallback((listener: () => void) => room?.subscribe(listener) ?? (() => undefined), [room]);
  const code = useSyncExternalStore(subscribe, () => room?.state.closed?.code ?? null);
  return code === closeCodes.unauthenticated || code === closeCodes.forbidden;
}

/** Tells of changes that could not be accepted. */
function useRefusals(connection: ProjectConnection): void {
  const { t } = useText();
  const client = useQueryClient();
  useEffect(() => {
    connection.tell({
      onKept: (draft) => {
        void client.invalidateQueries({ queryKey: [connection.project, 'drafts.list'] });
        const title = draft.text.split('\n', 1)[0] ?? '';
        notify({
          text: t('drafts.kept', { title, reason: describeDraftReason(t, draft.reason) }),
          tone: 'bad',
          stays: true,
          action: { label: t('drafts.show'), run: () => setView({ contextTab: 'drafts', drawer: 'context' }) },
        });
      },
      onRebuilt: (refusal) =>
        notify({ text: t('drafts.rebuilt', { reason: t(`refused.${refusal}`) }), tone: 'bad', stays: true }),
    });
    return () => connection.tell(null);
  }, [connection, client, t]);
}
