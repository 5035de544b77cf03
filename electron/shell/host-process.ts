/** The host as a utility process: started with the app, started again if it dies, stopped in order at the end. */
import { utilityProcess, type UtilityProcess } from 'electron';
import path from 'node:path';
import { Engines } from './engines.ts';

export interface HostAddress {
  readonly ws: string;
  readonly token: string;
}

const stopWithin = 5_000;
/** A host that dies again and again isn't restarted for ever. */
const maxRestarts = 5;

export class HostProcess {
  private child: UtilityProcess | null = null;
  private starting: Promise<HostAddress>;
  private last: HostAddress | null = null;
  private restarts = 0;
  private stopping = false;

  /** `file` is opened at once, while the window is still being made. */
  constructor(
    private readonly bundle: string,
    file: string | null,
    private readonly log: (message: string) => void,
  ) {
    this.starting = this.start({ RATSCHRIFT_OPEN: file ?? '' });
  }

  address(): Promise<HostAddress> {
    return this.starting;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Asks the host to commit and close, and waits for it, but not for ever. */
  async stop(): Promise<void> {
    const { child } = this;
    this.stopping = true;
    if (child === null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.postMessage('stop');
    const timer = setTimeout(() => child.kill(), stopWithin);
    await ended;
    clearTimeout(timer);
  }

  private start(orders: Record<string, string>): Promise<HostAddress> {
    const env = { ...process.env, RATSCHRIFT_OPEN: '', RATSCHRIFT_RESUME: '', ...orders };
    const child = utilityProcess.fork(this.bundle, [], { serviceName: 'Ratschrift', stdio: 'pipe', env });
    this.child = child;
    child.stdout?.on('data', (data: Buffer) => this.log(data.toString().trimEnd()));
    child.stderr?.on('data', (data: Buffer) => this.log(data.toString().trimEnd()));
    const engines = new Engines(path.join(path.dirname(this.bundle), 'pdf-engine.cjs'), child);
    child.once('exit', () => engines.endAll());
    return new Promise((resolve, reject) => {
      child.once('message', (message: unknown) => {
        if (isAddress(message)) {
          this.last = message;
          resolve(message);
        } else reject(new Error('the host told no address'));
        child.on('message', (wish: unknown) => engines.answer(wish));
      });
      child.once('exit', (code) => {
        this.child = null;
        reject(new Error(`the host ended with code ${code}`));
        if (!this.stopping) this.restart();
      });
    });
  }

  private restart(): void {
    this.restarts += 1;
    if (this.restarts > maxRestarts) return this.log('the host keeps ending; not started again');
    // Same port, same token: the window reconnects by itself and brings back what was not on disk yet.
    const { last } = this;
    this.starting = this.start(last === null ? {} : { RATSCHRIFT_RESUME: `${new URL(last.ws).port} ${last.token}` });
    this.starting.catch((error: unknown) => this.log(String(error)));
  }
}

function isAddress(message: unknown): message is HostAddress {
  if (typeof message !== 'object' || message === null || !('ws' in message) || !('token' in message)) return false;
  return typeof message.ws === 'string' && typeof message.token === 'string';
}
