/** Electron's ports as the host and its engines see them; declared here since both are built without Electron. */
export interface EnginePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}
export interface ParentPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly EnginePort[] }) => void,
  ): void;
  off(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly EnginePort[] }) => void,
  ): void;
}

/** What a host asks of the shell, which alone may start processes there. `id`: the host's own number of the engine. */
export type ToShell = { readonly startEngine: number } | { readonly endEngine: number };
/** With `started` comes the port to the engine. `killed`: for its size, by itself or by the system. */
export interface FromShell {
  readonly engine: number;
  readonly is: 'started' | 'killed' | 'broken';
}

/**
 * One arena: the native engine takes a sixth less, since it frees in one thread what it took in another (glibc). One thread of its
 * own: less memory again, and whoever writes meanwhile has the other processors.
 */
export const engineEnvironment = { MALLOC_ARENA_MAX: '1', RAYON_NUM_THREADS: '1' };
