/** Room names: `<project uuid>/<kind>[/<uuid>]`; anything else is refused before any lookup. */

export const roomKinds = [
  'outline',
  'chapter',
  'comments',
  'consultation',
  'measures',
  'measureComments',
  'paper',
  'record',
  'words',
  'trial',
] as const;
export type RoomKind = (typeof roomKinds)[number];

/** Kinds of which a project has many, one per item; the others exist once per project. */
const kindsWithItem: ReadonlySet<RoomKind> = new Set<RoomKind>(['chapter', 'comments', 'trial', 'paper']);

export interface Room {
  readonly project: string;
  readonly kind: RoomKind;
  /** The chapter's id for `chapter`, `comments` and `trial`, the council paper's for `paper`, otherwise null. */
  readonly item: string | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case RFC 9562 UUID, the only form of id that Ratschrift writes. */
export function isUuid(value: string): boolean {
  return uuid.test(value);
}

/** Reads a room name; null when it is none. Never throws, whatever the text. */
export function parseRoom(name: string): Room | null {
  if (name.length > 96) return null;
  const [project, kind, item, ...rest] = name.split('/');
  if (project === undefined || kind === undefined || rest.length > 0 || !isUuid(project)) return null;
  const known = roomKinds.find((candidate) => candidate === kind);
  if (known === undefined) return null;
  if (!kindsWithItem.has(known)) return item === undefined ? { project, kind: known, item: null } : null;
  return item !== undefined && isUuid(item) ? { project, kind: known, item } : null;
}

/** The name of a room, as it stands in URLs and in the store. */
export function roomName(room: Room): string {
  return room.item === null ? `${room.project}/${room.kind}` : `${room.project}/${room.kind}/${room.item}`;
}
