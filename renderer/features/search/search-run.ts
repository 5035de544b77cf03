/**
 * Asks the host while one types: never two questions at once, always the newest next, and an answer counts only for the
 * question that is still asked. While the host is still reading the paper it is asked again, so that more hits come by themselves.
 */
import type { SearchAnswer, SearchInput } from '../../../shared/rpc/search-schemas.ts';

export interface SearchState {
  /** What was answered, null before the first answer and for an empty question; and what that was an answer to. */
  readonly answer: SearchAnswer | null;
  readonly of: SearchInput | null;
  /** A newer question waits for its answer. */
  readonly busy: boolean;
  readonly failed: boolean;
}

const nothing: SearchState = { answer: null, of: null, busy: false, failed: false };

export class SearchRun {
  private state: SearchState = nothing;
  private wanted: SearchInput | null = null;
  private running = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly find: (input: SearchInput) => Promise<SearchAnswer>) {}

  readonly get = (): SearchState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Sets what is searched for. An empty question has no answer, but the host begins to read the paper with it. */
  ask(input: SearchInput): void {
    this.wanted = input;
    this.set({ ...this.state, busy: true, failed: false });
    if (!this.running) void this.run();
  }

  /** Nobody looks any more. */
  stop(): void {
    this.wanted = null;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.wanted !== null) {
      const asked = this.wanted;
      try {
        const answer = await this.find(asked);
        if (asked !== this.wanted) continue;
        if (answer.pending === 0) this.wanted = null;
        const empty = asked.words.trim() === '';
        this.set({ answer: empty ? null : answer, of: empty ? null : asked, busy: false, failed: false });
      } catch {
        if (asked !== this.wanted) continue;
        this.wanted = null;
        this.set({ ...this.state, busy: false, failed: true });
      }
    }
    this.running = false;
  }

  private set(state: SearchState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
