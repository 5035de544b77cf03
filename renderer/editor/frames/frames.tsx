/** Draws the frames of a chapter's blocks into their places in the text. */
import { useSyncExternalStore, type ComponentType, type JSX } from 'react';
import { createPortal } from 'react-dom';
import type { FrameKind } from '../../../shared/document/block.ts';
import type { EditorSession } from '../editor-session.ts';
import { Contents } from './contents/contents.tsx';
import type { FrameProps } from './frame-props.ts';
import { ImageFrame } from './image/image-frame.tsx';
import { Pagebreak, Rule } from './rule.tsx';
import { TableFrame } from './table/table-frame.tsx';

/** What draws a frame of each kind. */
const drawings: Partial<Record<FrameKind, ComponentType<FrameProps>>> = {
  image: ImageFrame,
  contents: Contents,
  rule: Rule,
  pagebreak: Pagebreak,
  table: TableFrame,
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
