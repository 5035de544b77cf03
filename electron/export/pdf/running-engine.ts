/** An engine in a process of its own, so that it can be ended at any moment and all of its memory comes back. */
import { fork } from 'node:child_process';
import {
  engineEnvironment,
  type EnginePort,
  type FromShell,
  type ParentPort,
  type ToShell,
} from '../../threads/engine-port.ts';
import type { PdfAnswer, PdfJob, PdfPhase, TellPhase } from './pdf-messages.ts';
import type { PreviewJob, PreviewMade, PreviewStart } from './preview-messages.ts';

/** `make`: a file; `show`: pages that are written right now, for which the engine stays warm. */
export type EngineQuestion = { readonly make: PdfJob } | { readonly show: PreviewJob & PreviewStart };
type AnswerTo<Q> = Q extends { readonly make: PdfJob } ? PdfAnswer : PreviewMade;

/** It ended without an answer. `killed`: it was ended, or grew too large. */
export interface EngineEnd {
  readonly ended: 'killed' | 'broken';
}

export interface RunningEngine {
  /** One question at a time. `tell`: what it is about meanwhile. */
  ask<Q extends EngineQuestion>(question: Q, tell?: TellPhase): Promise<AnswerTo<Q> | EngineEnd>;
  /** Whatever it is about. Resolves when it is gone. */
  end(): Promise<void>;
}

/** `file`: the bundle of the engine. */
export type StartEngine = (file: string) => RunningEngine;

/** A way to a process that was started. */
interface Way {
  readonly send: (question: EngineQuestion) => void;
  readonly kill: () => void;
  readonly gone: Promise<EngineEnd>;
}

/** `start` is given what takes its messages. */
function engineBy(start: (receive: (message: unknown) => void) => Way): RunningEngine {
  let receive: (message: unknown) => void = () => undefined;
  const { send, kill, gone } = start((message) => receive(message));
  return {
    ask: (question, tell) => {
      const answer = new Promise<AnswerTo<typeof question>>((resolve) => {
        receive = (message) => {
          // Both sides are ours, from the same build.
          const said = message as AnswerTo<typeof question> | PdfPhase;
          if ('phase' in said) tell?.(said.phase);
          else resolve(said);
        };
      });
      send(question);
      return Promise.race([answer, gone]);
    },
    end: async () => {
      kill();
      await gone;
    },
  };
}

/** By a host in plain Node: the command line, a server. */
const forked: StartEngine = (file) =>
  engineBy((receive) => {
    const child = fork(file, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      env: { ...process.env, ...engineEnvironment },
    });
    child.on('message', receive);
    return {
      // Where it is gone already, that is told.
      send: (question) => void child.send(question, () => undefined),
      kill: () => void child.kill('SIGKILL'),
      gone: new Promise((resolve) => {
        child.once('exit', (_code, signal) => resolve({ ended: signal === 'SIGKILL' ? 'killed' : 'broken' }));
        child.on('error', () => child.pid === undefined && resolve({ ended: 'broken' }));
      }),
    };
  });

let lastId = 0;

/** By the shell, on the wish of its host: a program whose fuses are burnt runs nothing as plain Node. */
const byShell =
  (shell: ParentPort): StartEngine =>
  () =>
    engineBy((receive) => {
      lastId += 1;
      const id = lastId;
      const tell = (message: ToShell): void => shell.postMessage(message);
      let open: (port: EnginePort) => void = () => undefined;
      const opened = new Promise<EnginePort>((resolve) => (open = resolve));
      const gone = new Promise<EngineEnd>((resolve) => {
        shell.on('message', function listen({ data, ports: [port] }) {
          if (!isOf(id, data)) return;
          if (data.is !== 'started') {
            shell.off('message', listen);
            resolve({ ended: data.is });
          } else if (port !== undefined) {
            port.on('message', (event) => receive(event.data));
            port.start();
            open(port);
          }
        });
      });
      tell({ startEngine: id });
      return {
        send: (question) => void opened.then((port) => port.postMessage(question)),
        kill: () => tell({ endEngine: id }),
        gone,
      };
    });

/** The shell says other things, too. */
const isOf = (id: number, data: unknown): data is FromShell =>
  typeof data === 'object' && data !== null && 'engine' in data && data.engine === id;

const { parentPort } = process as { parentPort?: ParentPort };

export const startEngine: StartEngine = parentPort === undefined ? forked : byShell(parentPort);
