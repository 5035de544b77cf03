/**
 * The one table of rights. The hub refuses exactly what the interface greys out, because both ask here.
 * Source: DESIGN.md section 3; "only its members (and the office) write in them" (glossary, group).
 */
import type { Access, AccessReason } from '../sync/messages.ts';
import type { RoomKind } from '../sync/rooms.ts';
import type { Person, Role } from './people.ts';

/** A role as seen from a room: `owner` is a member of the group that owns the chapter. */
type Seat = 'office' | 'owner' | 'member' | 'reviewer' | 'steering' | 'reader';
/** `own`: read all of it, write under one's own name only (`shared/domain/comment-entries.ts`). */
type Right = Access['right'];

const rights: Record<RoomKind, Partial<Record<Seat, Right>>> = {
  outline: { office: 'write', owner: 'read', member: 'read', reviewer: 'read', steering: 'read', reader: 'read' },
  chapter: { office: 'write', owner: 'write', member: 'read', reviewer: 'read', steering: 'read', reader: 'read' },
  /** Trial drafts of a chapter: whoever may write in the chapter may try something. */
  trial: { office: 'write', owner: 'write', member: 'read', reviewer: 'read', steering: 'read', reader: 'read' },
  comments: { office: 'own', owner: 'own', member: 'own', reviewer: 'own', steering: 'own' },
  consultation: { office: 'write', owner: 'read', member: 'read', steering: 'read' },
  measures: { office: 'write', owner: 'write', member: 'write', steering: 'read', reader: 'read' },
  /** One room for the comments on all measures: whoever comments on chapters and may read the measures. */
  measureComments: { office: 'own', owner: 'own', member: 'own', steering: 'own' },
  paper: { office: 'write', owner: 'read', member: 'read', steering: 'read' },
  words: { office: 'write', owner: 'write', member: 'write', reviewer: 'read', steering: 'read', reader: 'read' },
  record: { office: 'read', owner: 'read', member: 'read', reviewer: 'read', steering: 'read', reader: 'read' },
};

/** What a person may ask the host to do beyond writing in rooms; each call of the contract names one. */
const actions = {
  readProject: ['office', 'owner', 'member', 'reviewer', 'steering', 'reader'],
  managePeople: ['office'],
  manageProject: ['office'],
  /** Bringing whole chapters from a file of others. */
  importText: ['office'],
  /** Keeping the text of today under a name. */
  makeVersion: ['office', 'owner', 'member'],
  /** Setting down what a consultation round or a sign-off is about. */
  freezeVersion: ['office'],
  /** Signing a chapter off, so that nobody writes in it, and opening it again. */
  lockChapter: ['office'],
  /** Council papers: making and removing them, and reading, checking and printing them, as their rooms may be read. */
  editPapers: ['office'],
  readPapers: ['office', 'owner', 'member', 'steering'],
  /** Whoever may read the measures' room may have it as a file. */
  readMeasures: ['office', 'owner', 'member', 'steering', 'reader'],
  /** Reading a workbook, whose measures then come into the room by whoever may write there. */
  importMeasures: ['office', 'owner', 'member'],
  keepDraft: ['office', 'owner', 'member', 'reviewer', 'steering', 'reader'],
  /** Whoever may write in any room, a comment or a suggestion included, may bring a picture for it. */
  addAsset: ['office', 'owner', 'member', 'reviewer', 'steering'],
} as const satisfies Record<string, readonly Seat[]>;
export type Action = keyof typeof actions;

/** What the right to a chapter depends on besides the person. */
export interface ChapterState {
  /** The owning group; null for a chapter of the office. */
  readonly group: string | null;
  readonly deleted: boolean;
  /** Signed off: nobody writes in it. */
  readonly locked?: boolean;
}

/** May this person do this? `person` null: nobody, so no. */
export function mayDo(person: Person | null, action: Action): boolean {
  if (person === null || !person.active) return false;
  const seats: readonly Seat[] = actions[action];
  return person.roles.some((role) => seats.includes(role.role));
}

/**
 * What a person may do in a room: null (nothing, not even read), or read, own or write with the reason why neither.
 * `chapter` is the outline's entry for rooms of a chapter (null when the outline doesn't name it: then only the office
 * may write there, so that a chapter is never lost by the order in which rooms arrive).
 */
export function roomAccess(person: Person | null, kind: RoomKind, chapter: ChapterState | null): Access | null {
  if (person === null || !person.active) return null;
  const granted = person.roles.map((role) => rights[kind][seatOf(role, chapter)]);
  const right = strongest.find((candidate) => granted.includes(candidate));
  if (right === undefined) return null;
  if ((kind === 'chapter' || kind === 'trial') && chapter?.deleted === true)
    return { right: 'read', reason: 'deleted' };
  if (kind === 'chapter' && chapter?.locked === true) return { right: 'read', reason: 'frozen' };
  return right === 'read' ? { right, reason: whyReadOnly(person, kind) } : { right, reason: null };
}

const strongest: readonly Right[] = ['write', 'own', 'read'];

/** What can be done to other people's comments, in the comments room of a chapter or in that of the measures (glossary: Kommentar, Vorschlag). */
const commentActs = {
  /** Resolve, reopen and assign a thread; its author may always. */
  settle: { comments: ['office', 'owner'], measureComments: ['office', 'owner', 'member'] },
  /** Take over or decline a proposal: whoever may write in the chapter, or in the measures. */
  decide: { comments: ['office', 'owner'], measureComments: ['office', 'owner', 'member'] },
  /** Hide what somebody else wrote, so that it no longer shows. */
  moderate: { comments: ['office'], measureComments: ['office'] },
} as const satisfies Record<string, Record<CommentKind, readonly Seat[]>>;
export type CommentAct = keyof typeof commentActs;
/** The rooms that hold comments: of a chapter, and of all measures. */
export type CommentKind = Extract<RoomKind, 'comments' | 'measureComments'>;

/**
 * Could this person do that in the comments of this chapter, or of the measures? Asked of everybody's entries when they are read,
 * so a person whose access was withdrawn meanwhile (`active` false) counts as they stood: what they had settled stays settled.
 */
export function couldInComments(
  person: Person | null,
  act: CommentAct,
  chapter: ChapterState | null,
  kind: CommentKind = 'comments',
): boolean {
  const seats: readonly Seat[] = commentActs[act][kind];
  return person?.roles.some((role) => seats.includes(seatOf(role, chapter))) ?? false;
}

function seatOf(role: Role, chapter: ChapterState | null): Seat {
  if (role.role !== 'member') return role.role;
  return chapter !== null && chapter.group === role.group ? 'owner' : 'member';
}

function whyReadOnly(person: Person, kind: RoomKind): AccessReason {
  if (kind === 'record') return 'hostOnly';
  return (kind === 'chapter' || kind === 'trial') && person.roles.some((role) => role.role === 'member')
    ? 'otherGroup'
    : 'role';
}
