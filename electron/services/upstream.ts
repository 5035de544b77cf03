/** Where the project's upstream host is and how to get in. */
export interface Upstream {
  /** WebSocket base of the host, e.g. `wss://ratschrift.example:4711`. */
  readonly url: string;
  readonly token: string;
}
