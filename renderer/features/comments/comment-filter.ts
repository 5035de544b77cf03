/** Which threads one wants to see. Pure. */
import type { Comment, Thread } from '../../../shared/domain/comments.ts';

export interface CommentFilter {
  readonly scope: 'here' | 'all';
  readonly state: 'open' | 'resolved' | 'all';
  /** Id of a person or group, empty for all. */
  readonly person: string;
  readonly group: string;
  readonly only: 'all' | 'mine' | 'assigned' | 'mentions' | 'unread';
}

export const everything: CommentFilter = { scope: 'here', state: 'open', person: '', group: '', only: 'all' };

export interface FilterScene {
  readonly me: string;
  /** The groups that a person is a member of. */
  readonly groupsOf: (person: string) => readonly string[];
  readonly isUnread: (thread: Thread) => boolean;
}

/** A thread counts with everybody who said something in it, or whom it is assigned to. */
export function passes(thread: Thread, filter: CommentFilter, scene: FilterScene): boolean {
  const said: readonly Comment[] = [thread, ...thread.replies];
  const people = new Set([...said.map(({ author }) => author), ...(thread.assigned === null ? [] : [thread.assigned])]);
  if (filter.state !== 'all' && thread.state !== filter.state) return false;
  if (filter.person !== '' && !people.has(filter.person)) return false;
  if (filter.group !== '' && ![...people].some((one) => scene.groupsOf(one).includes(filter.group))) return false;
  switch (filter.only) {
    case 'all':
      return true;
    case 'mine':
      return said.some(({ author }) => author === scene.me);
    case 'assigned':
      return thread.assigned === scene.me;
    case 'mentions':
      return said.some(({ mentions }) => mentions.includes(scene.me));
    case 'unread':
      return scene.isUnread(thread);
  }
}
