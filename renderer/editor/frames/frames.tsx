/** Draws the frames of a chapter's blocks into their places in the text. */
import { useSyncExternalStore, type ComponentType, type JSX } from 'react';
import { createPortal } from 'react-dom';
import type { FrameKind } from '../../../shared/document/block.ts';
import type { EditorSession } from '../editor-session.ts';
import { Contents } from './contents/contents.tsx';
import type { Frame } from './frame-list.ts';
import { ImageFrame } from './image/image-frame.tsx';
import { Pagebreak, Rule } from './rule.tsx';

export interface FrameProps {
  readonly session: EditorSession;
  readonly frame: Frame;
}

/** What draws a frame of each kind. */
const drawings: Partial<Record<FrameKind, ComponentType<FrameProps>>> = {
  image: ImageFrame,
  contents: Contents,
  rule: Rule,
  pagebreak: Pagebreak,
};

export function Frames({ session }: { readonly session: EditorSession }): JSX.Element {
  const frames = useSyncExternalStore(session.frames.subscribe, session.frames.get);
  return (
    <>
      {frames.map((frame) => {
        const Drawing = drawings[frame.kind];
        return Drawing === undefined
          ? null
          : createPortal(<Drawing session={session} frame={frame} />, frame.element, frame.key);
      })}
    </>
  );
}
