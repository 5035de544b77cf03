/** Engines for PDF that the host asks for: processes beside it, since only the shell may start any. It never sees what they are given. */
import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import { engineEnvironment, type FromShell } from '../threads/engine-port.ts';

/** A host that asks for more at once is refused: it never does. */
const mostAtOnce = 8;

export class Engines {
  private readonly running = new Map<number, UtilityProcess>();

  constructor(
    private readonly bundle: string,
    private readonly host: UtilityProcess,
  ) {}

  /** What the host said, if it is about an engine. */
  answer(message: unknown): void {
    if (typeof message !== 'object' || message === null) return;
    if ('startEngine' in message && typeof message.startEngine === 'number') this.start(message.startEngine);
    if ('endEngine' in message && typeof message.endEngine === 'number') kill(this.running.get(message.endEngine));
  }

  /** The host is gone. */
  endAll(): void {
    for (const child of this.running.values()) kill(child);
  }

  private start(id: number): void {
    const tell = (message: FromShell, ports: Electron.MessagePortMain[] = []): void =>
      this.host.postMessage(message, ports);
    if (this.running.has(id)) return;
    if (this.running.size >= mostAtOnce) return tell({ engine: id, is: 'broken' });
    const child = utilityProcess.fork(this.bundle, [], {
      serviceName: 'Ratschrift PDF',
      stdio: 'ignore',
      env: { ...process.env, ...engineEnvironment },
    });
    this.running.set(id, child);
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(null, [port1]);
    tell({ engine: id, is: 'started' }, [port2]);
    child.once('exit', (code) => {
      this.running.delete(id);
      tell({ engine: id, is: code === KILLED ? 'killed' : 'broken' });
    });
  }
}

/** The native engine listens to nobody while it is at work: asked to end, it would go on. */
function kill(child: UtilityProcess | undefined): void {
  if (child === undefined) return;
  const now = (): void => {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  };
  if (child.pid === undefined) child.once('spawn', now);
  else now();
}

/** How Electron tells SIGKILL. */
const KILLED = 9;
