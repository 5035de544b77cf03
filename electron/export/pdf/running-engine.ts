/** An engine at work on one file: a process of its own, so that it can be ended at any moment and all of its memory comes back. */
import { fork } from 'node:child_process';
import type { EnginePort, FromShell, ParentPort, ToShell } from '../../threads/engine-port.ts';
import type { PdfAnswer, PdfJob } from './pdf-messages.ts';

/** It ended without an answer. `killed`: it grew too large. */
export interface EngineEnd {
  readonly ended: 'killed' | 'broken';
}

export interface RunningEngine {
  /** Its one answer. */
  readonly answer: Promise<PdfAnswer | EngineEnd>;
  /** Whatever it is about. Resolves when it is gone. */
  end(): Promise<void>;
}

/** `file`: the bundle of the engine. */
export type StartEngine = (file: string, job: PdfJob) => RunningEngine;

/** One arena: the native engine takes a sixth less, since it frees in one thread what it took in another (glibc). */
const environment = { MALLOC_ARENA_MAX: '1' };

/** By a host in plain Node: the command line, a server. */
const forked: StartEngine = (file, job) => {
  const child = fork(file, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env: { ...process.env, ...environment },
  });
  const gone = new Promise<EngineEnd>((resolve) => {
    child.once('exit', (_code, signal) => resolve({ ended: signal === 'SIGKILL' ? 'killed' : 'broken' }));
    child.on('error', () => child.pid === undefined && resolve({ ended: 'broken' }));
  });
  const answered = new Promise<PdfAnswer>((resolve) => {
    // Both sides are ours, from the same build.
    child.once('message', (message) => resolve(message as PdfAnswer));
  });
  // Where it is gone already, that is told.
  child.send(job, () => undefined);
  return {
    answer: Promise.race([answered, gone]),
    end: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

let lastId = 0;

/** By the shell, on the wish of its host: a program whose fuses are burnt runs nothing as plain Node. */
const byShell =
  (shell: ParentPort): StartEngine =>
  (_file, job) => {
    lastId += 1;
    const id = lastId;
    const tell = (message: ToShell): void => shell.postMessage(message);
    let port: EnginePort | null = null;
    let answer: (message: PdfAnswer) => void = () => undefined;
    const answered = new Promise<PdfAnswer>((resolve) => (answer = resolve));
    const gone = new Promise<EngineEnd>((resolve) => {
      shell.on('message', function listen({ data, ports: [given] }) {
        if (!isOf(id, data)) return;
        if (data.is !== 'started') {
          shell.off('message', listen);
          port?.close();
          resolve({ ended: data.is });
        } else if (given !== undefined) {
          port = given;
          port.on('message', (event) => answer(event.data as PdfAnswer));
          port.start();
          port.postMessage(job);
        }
      });
    });
    tell({ startEngine: id });
    return {
      answer: Promise.race([answered, gone]),
      end: async () => {
        tell({ endEngine: id });
        await gone;
      },
    };
  };

/** The shell says other things, too. */
const isOf = (id: number, data: unknown): data is FromShell =>
  typeof data === 'object' && data !== null && 'engine' in data && data.engine === id;

const { parentPort } = process as { parentPort?: ParentPort };

export const startEngine: StartEngine = parentPort === undefined ? forked : byShell(parentPort);
