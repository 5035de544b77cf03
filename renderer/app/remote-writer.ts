/** Who stands behind a Yjs client and where their caret is, for those who are told who writes. */
import type { Awareness } from 'y-protocols/awareness';
import type { EditorSession } from '../editor/editor-session.ts';
import { remoteUser } from '../editor/remote/remote-user.ts';
import type { WriterPlace } from './remote-news.ts';

const fewWords = 60;

interface WriterScene {
  readonly awareness: Awareness;
  readonly me: string;
  /** The editor of the text; null while it isn't on the page. */
  readonly session: () => EditorSession | null;
  /** What the place of a block is called; null where it has no name. */
  readonly placeOf: (block: string) => string | null;
}

/** Null for oneself and for strangers. */
export function writerIn({ awareness, me, session, placeOf }: WriterScene): (client: number) => WriterPlace | null {
  return (client) => {
    const state = awareness.getStates().get(client);
    const user = client === awareness.clientID ? null : remoteUser(state);
    if (user === null || user.id === me) return null;
    const binding = session()?.binding;
    const cursor: unknown = state?.['cursor'];
    const focus = typeof cursor === 'object' && cursor !== null && 'focus' in cursor ? cursor.focus : null;
    const at = binding?.resolve(focus) ?? null;
    if (at === null) return { name: user.name, place: null, words: '' };
    const text = binding?.blocks.find(({ id }) => id === at.block)?.text.slice(0, at.offset) ?? '';
    return { name: user.name, place: placeOf(at.block), words: text.slice(-fewWords).replace(/^\S*\s/, '') };
  };
}
