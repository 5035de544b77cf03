/** What the host and its reading thread say to each other; both are ours, from the same build. */
import type { ReadSummary } from './read-summary.ts';

/** A room's whole state as updates of version 1: to be folded to one, or read for the outline. */
export type ReadingTask = { readonly fold: readonly Uint8Array[] } | { readonly summary: readonly Uint8Array[] };
export type ReadingAnswer = Uint8Array | ReadSummary;
