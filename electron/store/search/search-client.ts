/** The search thread of one project as the host sees it. */
import { Failure } from '../../../shared/rpc/contract.ts';
import { KeptThread } from '../../threads/kept-thread.ts';
import type { Answer, Done, Task, Wanted } from './search-messages.ts';

export interface SearchClientOptions {
  /** The bundled worker. */
  readonly worker: string;
  readonly log: (message: string) => void;
  /** The thread is gone, and with it the index: what it held must be given anew. */
  readonly onGone: () => void;
}

export class SearchClient {
  private readonly thread: KeptThread<Task, Done>;

  constructor(options: SearchClientOptions) {
    this.thread = new KeptThread({ ...options, name: 'search', memoryMb: 768, mostWaiting: 100, within: 20_000 });
  }

  /** Hands the thread something to index. Rejects when it can't be read, or with a Failure (`busy`) when the thread is gone. */
  async index(task: Exclude<Task, { find: Wanted }>): Promise<void> {
    await this.thread.ask(task);
  }

  async find(find: Wanted): Promise<Answer> {
    const done = await this.thread.ask({ find });
    if (done === null) throw new Failure('busy');
    return done;
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
