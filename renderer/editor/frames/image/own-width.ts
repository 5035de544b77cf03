/**
 * The width of an image as the person at it goes on with it: while one suggests it is one's own open proposal, if there is
 * one, although the text shows the image as wide as it is until somebody decides.
 */
import { $getNodeByKey, type NodeKey } from 'lexical';
import { useSyncExternalStore } from 'react';
import { ownProposal, type Proposable } from '../../../../shared/document/proposed.ts';
import type { Properties } from '../../../../shared/document/properties.ts';
import { readSuggestion } from '../../../../shared/document/suggestions.ts';
import type { EditorSession } from '../../editor-session.ts';
import { useModel } from '../../model-context.ts';
import { $isBlockNode } from '../../nodes/block-node.ts';
import type { Frame } from '../frame-list.ts';
import type { WidthStep } from './width.ts';

export interface OwnWidth {
  /** Per cent of the text's; null: as large as the image is. */
  readonly width: number | null;
  /** Whether that is only one's own proposal. */
  readonly proposed: boolean;
}

const name: Proposable = 'width';

/** For a person who suggests; null for one who writes. */
function widthFor(session: EditorSession, props: Properties, person: string | null): OwnWidth {
  const mine = (id: string): boolean => readSuggestion(session.room.doc, id).by === person;
  const own = person === null ? null : ownProposal({ kind: 'image', props }, name, mine);
  const width = own === null ? props[name] : own.value;
  return { width: typeof width === 'number' ? width : null, proposed: own !== null };
}

/** Follows the image and how one works. */
export function useOwnWidth(session: EditorSession, { props }: Frame): OwnWidth {
  const { modes, person } = useModel();
  const mode = useSyncExternalStore(modes.subscribe, modes.get);
  return widthFor(session, props, mode === 'suggest' ? person : null);
}

/** Goes on from the width as it is in this moment, however fast keys follow each other. */
export function stepWidth(session: EditorSession, key: NodeKey, step: WidthStep): void {
  session.binding.flush();
  const props = propsOf(session, key);
  if (props !== null) setWidth(session, key, step(widthFor(session, props, session.inner?.person ?? null).width));
}

/** Sets the width, or proposes it; the one that the image has takes one's own proposal back. */
export function setWidth(session: EditorSession, key: NodeKey, width: number | null): void {
  const { binding, images } = session;
  binding.flush();
  const props = propsOf(session, key);
  const now = props === null ? null : widthFor(session, props, session.inner?.person ?? null);
  if (props === null || now === null || now.width === width) return;
  if (!now.proposed || (props[name] ?? null) !== width) return images.set(key, { width });
  const block = binding.blockId(key);
  binding.edit((blocks) =>
    blocks.flatMap(({ id, markerId }) =>
      id === block ? [{ type: 'property' as const, block: markerId, name, value: width }] : [],
    ),
  );
}

const propsOf = ({ editor }: EditorSession, key: NodeKey): Properties | null =>
  editor.getEditorState().read(() => {
    const node = $getNodeByKey(key);
    return $isBlockNode(node) ? node.getProps() : null;
  });
