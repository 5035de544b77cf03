/**
 * Messages that Ratschrift adds to the y-websocket protocol. Every frame starts with a varuint type; y-websocket knows
 * 0 (sync), 1 (awareness), 2 (auth) and 3 (query awareness), and ignores the rest.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  ack: 100,
  access: 101,
  refused: 102,
  taken: 103,
} as const;
/** Asks the host to say the same back once it has taken all frames before it, on its disk or not yet. */
export const takenFrame: Uint8Array = Uint8Array.of(messageTypes.taken);
/**
 * Offered as the third subprotocol, behind the token, by who has nothing of the room yet: the host then sends the content
 * at once instead of waiting to be asked for it.
 */
export const emptyProtocol = 'empty';
export const syncTypes = { step1: 0, step2: 1, update: 2 } as const;

/** What the person of a connection may do in its room now. The hub sends it first, and again whenever it changes. */
export interface Access {
  /** `own`: write under one's own name only, in rooms of entries. */
  readonly right: 'read' | 'own' | 'write';
  /** Why only `read`; a key of the catalogue (`access.<reason>`), null when writing is allowed. */
  readonly reason: AccessReason | null;
}
export const accessReasons = ['otherGroup', 'role', 'frozen', 'deleted', 'hostOnly', 'readOnlyFile'] as const;
export type AccessReason = (typeof accessReasons)[number];

/** Why the hub refused an update; a key of the catalogue (`refused.<reason>`). */
export const refusals = [
  'noRight',
  'foreignClient',
  'foreignEntry',
  'unknownDeletes',
  'gap',
  'tooLarge',
  'malformed',
] as const;
export type Refusal = (typeof refusals)[number];

/** `count`: how many update-carrying sync messages of this connection (step 2 and update) are committed to disk. */
export function encodeAck(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.ack);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

export function encodeAccess(access: Access): Uint8Array {
  return encodeJson(messageTypes.access, access);
}

export function encodeRefused(refusal: Refusal): Uint8Array {
  return encodeJson(messageTypes.refused, refusal);
}

/** Reads the body of an `ack` message, after its type. */
export function readAck(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}

/** Reads the body of an `access` message; null when it is none that this version knows. */
export function readAccess(decoder: decoding.Decoder): Access | null {
  const value = readJson(decoder);
  if (typeof value !== 'object' || value === null || !('right' in value) || !('reason' in value)) return null;
  const { right, reason } = value;
  if (right !== 'read' && right !== 'own' && right !== 'write') return null;
  return { right, reason: accessReasons.find((known) => known === reason) ?? null };
}

/** Reads the body of a `refused` message. */
export function readRefused(decoder: decoding.Decoder): Refusal {
  const value = readJson(decoder);
  return refusals.find((known) => known === value) ?? 'malformed';
}

function encodeJson(type: number, value: unknown): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarString(encoder, JSON.stringify(value));
  return encoding.toUint8Array(encoder);
}

function readJson(decoder: decoding.Decoder): unknown {
  try {
    return JSON.parse(decoding.readVarString(decoder));
  } catch {
    return null;
  }
}
