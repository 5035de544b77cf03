/** Answers the calls of the contract: checks the input, the right, then asks the desk or the project. */
import * as v from 'valibot';
import type { WebSocket } from 'ws';
import { mayDo } from '../../shared/domain/permissions.ts';
import {
  calls,
  events,
  Failure,
  type CallName,
  type EventData,
  type EventName,
  type Output,
} from '../../shared/rpc/contract.ts';
import { request } from '../../shared/rpc/frames.ts';
import { closeCodes } from '../../shared/sync/close-codes.ts';
import type { OpenProject } from '../services/open-project.ts';
import { viewOf } from '../services/search/search-view.ts';
import { summariesFor } from '../services/told-summaries.ts';
import type { Desk } from './desk.ts';
import { fileHandlers } from './file-calls.ts';
import { paperHandlers } from './paper-calls.ts';
import { principalIn, type Caller } from './principal.ts';
import { runningExports } from './running-exports.ts';
import { sheetHandlers } from './sheet-calls.ts';

type DeskCallName = { [C in CallName]: (typeof calls)[C]['scope'] extends 'desk' ? C : never }[CallName];
type ProjectCallName = Exclude<CallName, DeskCallName>;
type DeskHandlers = {
  readonly [C in DeskCallName]: (desk: Desk, input: v.InferOutput<(typeof calls)[C]['input']>) => Promise<Output<C>>;
};
interface Context {
  readonly desk: Desk;
  readonly project: OpenProject;
  readonly me: string;
  /** True for this machine's own window. */
  readonly own: boolean;
}
type ProjectHandlers = {
  readonly [C in ProjectCallName]: (
    context: Context,
    input: v.InferOutput<(typeof calls)[C]['input']>,
  ) => Promise<Output<C>> | Output<C>;
};

const deskHandlers: DeskHandlers = {
  'desk.overview': (desk) => desk.overview(),
  'desk.create': (desk, input) => desk.create(input),
  'desk.open': (desk, { path, reads = false }) => desk.open(path, null, reads),
  'desk.join': (desk, { link, path }) => desk.join(link, path),
  'desk.close': async (desk, { project }) => {
    await desk.close(project);
    return {};
  },
};

const projectHandlers: ProjectHandlers = {
  ...fileHandlers,
  ...sheetHandlers,
  ...paperHandlers,
  'project.get': ({ project, me }) => project.info(me),
  'project.rename': ({ project, me }, { title, owner }) => project.rename(me, title, owner),
  'chapters.lock': async ({ project, me }, { chapter }) => {
    await project.locks.lock(me, chapter);
    return {};
  },
  'chapters.unlock': async ({ project, me }, { chapter }) => {
    await project.locks.unlock(me, chapter);
    return {};
  },
  'chapters.summaries': async ({ project, me }) => summariesFor(project.person(me), await project.chapterSummaries()),
  'chapters.marks': ({ project }, { chapters }) => project.chapterMarks(chapters),
  'status.get': ({ project }) => project.status(),
  'people.list': ({ project }) => project.peopleList(),
  'people.invitations': ({ project }) => project.people.invitations(),
  'people.invite': async ({ desk, project }, input) => {
    const { invitation, code } = await project.people.invite(input);
    return { invitation, link: desk.invitationLink(code) };
  },
  'people.revokeInvitation': async ({ project }, { invitation }) => {
    await project.people.revokeInvitation(invitation);
    return {};
  },
  'people.setRoles': async ({ project, me }, { person, roles }) => {
    await project.people.setRoles(me, person, roles);
    return {};
  },
  'people.rename': async ({ project }, { person, name }) => {
    await project.people.rename(person, name);
    return {};
  },
  'people.withdraw': async ({ project, me }, { person }) => {
    await project.people.withdraw(me, person);
    return {};
  },
  'people.eraseName': async ({ project, me }, { person }) => {
    await project.people.eraseName(me, person);
    await project.erasedNames.sweep();
    return {};
  },
  'groups.add': ({ project, me }, { name }) => project.people.addGroup(me, name),
  'groups.rename': async ({ project, me }, { group, name }) => {
    await project.people.renameGroup(me, group, name);
    return {};
  },
  'meeting.open': ({ desk, project }) => desk.openMeeting(project),
  'meeting.close': ({ desk, project }) => desk.closeMeeting(project),
  'spelling.check': async ({ desk }, { language, words }) => {
    const { unknown, done } = await desk.spelling.check(language, words);
    return { unknown: [...unknown], done };
  },
  'spelling.suggest': async ({ desk }, { language, word }) => [...(await desk.spelling.suggest(language, word))],
  'search.find': ({ project, me }, input) =>
    project.search.find(input, (outline) => viewOf(project.person(me), outline)),
  'export.progress': ({ project, me }, { run }) => ({ progress: runningExports.progressOf(project.id, run, me) }),
  'drafts.keep': ({ project }, { room, reason, text, content }) =>
    project.drafts.keep(room, reason, text, content ?? null),
  'drafts.content': ({ project }, { draft, of }) => project.drafts.content(draft, of),
  'drafts.list': ({ project }) => project.drafts.list(),
  'drafts.delete': async ({ project }, { draft }) => {
    await project.drafts.delete(draft);
    return {};
  },

  'authors.of': ({ desk, project }, { chapter, known }) =>
    project.authorship.of(chapter, known, desk.authorsFrom(project)),
  'authors.shares': ({ desk, project }) => project.authorship.shares(desk.authorsFrom(project)),
  'fields.writers': ({ project }, wanted) => project.fieldWriters(wanted),
  'homecoming.list': ({ project, me }) => project.homecomings.list(me),
  'homecoming.away': async ({ project, me }, away) => {
    await project.homecomings.away(me, away);
    return {};
  },
  'homecoming.state': ({ project, me }, wanted) => project.homecomings.state(me, wanted),

  'versions.list': ({ project }) => project.versions.list(),
  'versions.make': ({ project, me }, input) => project.versions.make(me, 'named', input),
  'versions.freeze': ({ project, me }, input) => project.versions.make(me, 'frozen', input),
  'versions.paper': async ({ desk, project }, { of }) => {
    const { hash, content } = await project.versions.paper(of, desk.contentsFrom(project));
    return { hash, content: structuredClone(content) as Output<'versions.paper'>['content'] };
  },
  'versions.contents': ({ desk, project }, { hashes }) => project.versions.contents(hashes, desk.contentsFrom(project)),
  'versions.checkpoint': ({ project }, { why }) => project.versions.keep(why),

  'history.timeline': ({ project }, query) => project.history.ask('timeline', query),
  'history.step': async ({ project }, { at, direction, ...selection }) => ({
    stretch: await project.history.ask('step', at, direction, selection),
  }),
  'history.chapter': ({ project }, { chapter, at }) => project.chapterAt(chapter, at),
  'history.outline': ({ project }, { at }) => project.outlineAt(at),

  'import.begin': ({ project, me }, { file, bytes }) => ({ import: project.imports.begin(me, file, bytes) }),
  'import.send': ({ project, me }, { import: id, data }) => {
    project.imports.receive(me, id, Buffer.from(data, 'base64'));
    return {};
  },
  'import.read': ({ project, me }, { import: id }) => project.imports.read(me, id),
  'import.progress': ({ project, me }, { import: id }) => ({ share: project.imports.progress(me, id) }),
  'import.cancel': ({ project, me }, { import: id }) => {
    project.imports.cancel(me, id);
    return {};
  },
  'import.write': ({ project, me }, { import: id, ...wanted }) => project.imports.write(me, id, wanted),
};

/** Bytes of one frame, as the contract says; bytes that may wait for a peer that doesn't read; calls without an answer yet. */
const maxFrame = 4 * 1024 * 1024;
const maxWaiting = 16 * 1024 * 1024;
const maxCalls = 200;

/** Serves one calls socket until it closes. */
export function serveCalls(socket: WebSocket, caller: Caller, desk: Desk): void {
  let underWay = 0;
  const send = (frame: object): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > maxWaiting) socket.terminate();
    else socket.send(JSON.stringify(frame));
  };
  socket.on('message', (data, binary) => {
    if (Buffer.isBuffer(data) && data.byteLength > maxFrame) return socket.close(closeCodes.badFrame, 'too large');
    if (underWay >= maxCalls) return socket.close(closeCodes.limit, 'too many calls');
    const frame = binary || !Buffer.isBuffer(data) ? null : parse(data.toString('utf8'));
    const checked = v.safeParse(request, frame);
    if (!checked.success) return socket.close(closeCodes.badFrame, 'not a call');
    const { id } = checked.output;
    underWay += 1;
    answer(caller, desk, checked.output)
      .then(
        (output) => send({ id, output }),
        (error: unknown) => send({ id, error: describe(error, desk) }),
      )
      .finally(() => (underWay -= 1))
      .catch((error: unknown) => desk.log(`answer: ${String(error)}`));
  });
  const stop = desk.eachProject((project) => {
    if (principalIn(caller, project) === null) return () => undefined;
    const stops = (Object.keys(events) as EventName[]).map((event) =>
      project.on(event, (data: EventData<EventName>) => {
        const principal = principalIn(caller, project);
        if (principal === null || !mayDo(project.person(principal.person), 'readProject')) return;
        send({ event, project: project.id, data: toldTo(principal.person, project, event, data) });
      }),
    );
    return () => stops.forEach((stopOne) => stopOne());
  });
  socket.on('close', stop);
}

/** Some of what is told depends on who hears it. */
function toldTo(person: string, project: OpenProject, event: EventName, data: EventData<EventName>): unknown {
  if (event === 'project') return project.info(person);
  if (event === 'homecomings') return project.homecomings.list(person);
  return event === 'summaries' ? summariesFor(project.person(person), data as EventData<'summaries'>) : data;
}

async function answer(
  caller: Caller,
  desk: Desk,
  { call, project: id, input }: v.InferOutput<typeof request>,
): Promise<unknown> {
  if (!Object.hasOwn(calls, call)) throw new Failure('unknownCall', { call });
  const name = call as CallName;
  const checked = v.safeParse(calls[name].input, input);
  if (!checked.success) throw new Failure('badInput', { call });
  if (isDeskCall(name)) {
    if (!caller.desk || !desk.choosesProjects) throw new Failure('forbidden');
    return (deskHandlers[name] as (desk: Desk, input: unknown) => Promise<unknown>)(desk, checked.output);
  }
  const project = id === null ? null : desk.project(id);
  const principal = project === null ? null : principalIn(caller, project);
  if (project === null || principal === null) throw new Failure('forbidden');
  const { action, where } = calls[name];
  if (!mayDo(project.person(principal.person), action)) throw new Failure('forbidden');
  if (where === 'home' && !project.info(principal.person).home) {
    return desk.askUpstream(project, principal, name, checked.output);
  }
  const context: Context = { desk, project, me: principal.person, own: caller.desk };
  return (projectHandlers[name] as (context: Context, input: unknown) => unknown)(context, checked.output);
}

function isDeskCall(name: CallName): name is DeskCallName {
  return calls[name].scope === 'desk';
}

function describe(error: unknown, desk: Desk): { code: string; details: object } {
  if (error instanceof Failure) return { code: error.code, details: error.details };
  desk.log(`call failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { code: 'internal', details: {} };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
