/** What the host and a thread that answers it say to each other; both are ours, from the same build. */
export interface ToThread<Q> {
  readonly id: number;
  readonly question: Q;
}

export type FromThread<A> =
  { readonly id: number; readonly answer: A } | { readonly id: number; readonly error: string };
