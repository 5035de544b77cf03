import type { JSX, Ref } from 'react';
import type { PaperHandle, PaperProps } from './paper-props.ts';

/** The page with all chapters of the paper, and the toolbar above it. */
export function Paper({ chapters }: PaperProps & { ref?: Ref<PaperHandle> }): JSX.Element {
  return (
    <div>
      {chapters.map((chapter) => (
        <section key={chapter.id} aria-label={chapter.summary?.title ?? ''} />
      ))}
    </div>
  );
}
