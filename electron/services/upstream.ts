/** Where the project's upstream host is and how to get in. */
export interface Upstream {
  /** WebSocket base of the host, e.g. `wss://ratschrift.example:4711`. */
  readonly url: string;
  readonly token: string;
}

/** Its address for files and questions of the web: `https://ratschrift.example:4711`. */
export const webAddress = ({ url }: Upstream): string =>
  url
    .replace(/^ws/, 'http')
    .replace(/\/+$/, '')
    .replace(/\/rooms$/, '');
