/** What the host and its history worker say to each other; both are ours, from the same build. */
import type { HistoryCore } from './history-core.ts';
import type { LogSource } from './log-source.ts';

export type HistoryName = 'chapter' | 'outline' | 'timeline' | 'step' | 'standing' | 'changes';
export type HistoryInput<N extends HistoryName> = Parameters<HistoryCore[N]>;
export type HistoryOutput<N extends HistoryName> = Awaited<ReturnType<HistoryCore[N]>>;

/** A question of the host, or the answer to one of the worker's about the log. */
export type ToHistory =
  | { readonly id: number; readonly name: HistoryName; readonly input: readonly unknown[] }
  | { readonly log: number; readonly value: unknown }
  | { readonly log: number; readonly error: string };

export type FromHistory =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly log: number; readonly name: keyof LogSource; readonly input: readonly unknown[] };
