/** Leads from a hit of the search to where it stands: in the text, among the comments or suggestions, in a version. */
import type { Translate } from '../../shared/i18n/catalogue.ts';
import type { SearchHit } from '../../shared/rpc/search-schemas.ts';
import type { PaperModel } from '../editor/paper-model.ts';
import { followLink } from './follow-link.ts';
import type { Session } from './session.ts';
import { setTools } from './tools-state.ts';
import { setView } from './view-state.ts';

export function revealHit(session: Session, hit: SearchHit, onJump: (chapter: string) => void, t: Translate): void {
  const { paper, project } = session;
  const { kind, chapter, ref, reply, versions } = hit;
  if (kind === 'version') {
    const [newest] = versions;
    if (newest !== undefined)
      setTools({
        dialog: 'versions',
        versionWanted: {
          side: { side: 'version', version: newest.id },
          as: 'read',
          chapter: chapter === '' ? null : chapter,
          block: hit.holder,
        },
      });
    return;
  }
  if (kind === 'comment' && ref !== null)
    return followLink(session, { project: project.id, on: 'chapter', subject: chapter, key: ref, reply }, t);
  if (kind === 'suggestion') {
    setView({ contextTab: 'suggestions' });
    if (ref !== null && hit.form === 'suggestion') paper.current.set(chapter, [ref]);
  }
  reveal(session, hit, onJump);
  // The caret that comes there says of itself that it is at no suggestion.
  if (kind === 'suggestion' && ref !== null && hit.form === 'suggestion') paper.current.set(chapter, [ref]);
}

function reveal({ paper }: Session, hit: SearchHit, onJump: (chapter: string) => void): void {
  if (hit.block === null) onJump(hit.chapter);
  else revealPlace(paper, hit, hit.block);
}

/** To the words of a hit, in the text of a chapter or the description of a measure; `quietly`: without taking the focus. */
export function revealPlace(
  paper: PaperModel,
  { chapter, part, from, to }: SearchHit,
  block: string,
  quietly = false,
): void {
  paper.reveal({ chapter, block, from, to, quietly, ...(part === null ? {} : { part }) });
}
