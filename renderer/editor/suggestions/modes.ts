/** How one works in the paper: writing, suggesting or only reading; the same for all chapters on the page. */

export const modes = ['write', 'suggest', 'read'] as const;
export type Mode = (typeof modes)[number];

export class ModeStore {
  private current: Mode = 'write';
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly get = (): Mode => this.current;

  set(mode: Mode): void {
    if (mode === this.current) return;
    this.current = mode;
    for (const listener of this.listeners) listener();
  }

  /** Suggesting on, or back to writing. */
  toggle(): Mode {
    this.set(this.current === 'suggest' ? 'write' : 'suggest');
    return this.current;
  }
}
