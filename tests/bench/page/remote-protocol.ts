/** Messages between the page and the worker in which the other typists live. */
export type ToWorker =
  | { readonly state: Uint8Array; readonly typists: number }
  | { readonly running: boolean }
  /** What was typed here. */
  | { readonly update: Uint8Array };

/** What the network would bring: an update of the text, or of somebody's awareness. */
export type FromWorker = { readonly update: Uint8Array } | { readonly awareness: Uint8Array };
