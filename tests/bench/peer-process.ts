/** A peer of the comparison in a process of its own: a bundled script that answers each message with one message. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Bench } from './figure.ts';

export class PeerProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts `peers/<name>.mjs` of the bundles. */
  static start({ bundles }: Bench, name: string, args: readonly string[] = [], nodeArgs: string[] = []): PeerProcess {
    const child = fork(path.join(bundles, 'peers', `${name}.mjs`), args, {
      execArgv: nodeArgs,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Bytes go as bytes.
      serialization: 'advanced',
    });
    return new PeerProcess(child);
  }

  /** Sends a question and resolves with the answer. */
  ask(question: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`a peer ended with code ${code}`));
      this.child.once('exit', ended);
      this.child.once('message', (answer) => {
        this.child.off('exit', ended);
        resolve(answer);
      });
      this.child.send(question as object);
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) return resolve();
      this.child.once('exit', () => resolve());
      this.child.kill('SIGKILL');
    });
  }
}
