/** Who is on a connection to a room, as the host found out from its token. */
export interface Principal {
  readonly person: string;
  readonly device: string;
  /** True when the device may bring the edits of other people (a host in a meeting room). */
  readonly relay: boolean;
}
