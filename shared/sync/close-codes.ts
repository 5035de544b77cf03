/** WebSocket close codes. 4400–4499 are final for y-websocket: it does not reconnect by itself. */
export const closeCodes = {
  /** The server goes away; come back. */
  restart: 1012,
  /** A frame was cut, too large or not of the protocol. */
  badFrame: 4400,
  /** No token, or one that is unknown or withdrawn. */
  unauthenticated: 4401,
  /** The person may not (or may no longer) read this room. */
  forbidden: 4403,
  /** The room name is none, or the project is not open here. */
  noRoom: 4404,
  /** The hub refused an update: the client's copy has diverged and must be rebuilt. */
  refused: 4409,
  /** Too many connections, or more data than the limits allow. */
  limit: 4429,
  /** The room's host cannot serve it at the moment (e.g. it is still opening); come back. */
  unavailable: 4503,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
