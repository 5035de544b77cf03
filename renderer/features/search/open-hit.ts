/** Leads from a hit to where it stands, in whichever workspace that is. */
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { SearchHit } from '../../../shared/rpc/search-schemas.ts';
import { fieldId, partId } from '../../app/council-places.ts';
import { followLink } from '../../app/follow-link.ts';
import { revealHit, revealPlace } from '../../app/reveal-hit.ts';
import type { Session } from '../../app/session.ts';
import { setView } from '../../app/view-state.ts';
import { openDraft, openMeasures, openPaper } from '../../app/workspace.ts';

/** A paper's form that isn't there after so long isn't waited for any more, ms. */
const patience = 5_000;

export function openHit(session: Session, hit: SearchHit, onJump: (chapter: string) => void, t: Translate): void {
  const { project } = session;
  if (hit.kind === 'measure') {
    openMeasures(project.id, hit.chapter);
    if (hit.block !== null) revealPlace(session.measureComments.paper, hit, hit.block);
    return;
  }
  if (hit.kind === 'council') {
    openPaper(project.id, hit.chapter);
    return goToSection(hit.part);
  }
  if (hit.form === 'measureSuggestion' || hit.form === 'measureProposal') return openSuggested(session, hit);
  if (hit.form === 'measureComment' || hit.form === 'measureReply') {
    const { chapter: subject, ref, reply } = hit;
    return ref === null
      ? openMeasures(project.id, subject)
      : followLink(session, { project: project.id, on: 'measure', subject, key: ref, reply }, t);
  }
  // Measures stand over the chapters, and would hide what is shown in them.
  if (hit.kind !== 'version') openDraft(project.id);
  revealHit(session, hit, onJump, t);
}

/** To the words in the description, and to the card beside it, where what is only proposed stands alone. */
function openSuggested({ project, measureComments: { paper } }: Session, hit: SearchHit): void {
  const { chapter, block, ref, form } = hit;
  // What is only proposed stands nowhere else: on a narrow window the column is opened, and keeps the focus.
  const isProposed = form === 'measureProposal';
  const mark = (): void => {
    if (ref !== null && !isProposed) paper.current.set(chapter, [ref]);
  };
  setView({ contextTab: 'suggestions', ...(isProposed ? { drawer: 'context' } : {}) });
  openMeasures(project.id, chapter);
  mark();
  if (block !== null) revealPlace(paper, hit, block, isProposed);
  // The caret that comes there says of itself that it is at no suggestion.
  mark();
}

/** To the text under a heading of the paper that opens, null: to its subject. */
function goToSection(section: string | null): void {
  const go = (): boolean => {
    const place = document.getElementById(section === null ? fieldId('subject') : partId(section));
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
    return place !== null;
  };
  if (go()) return;
  const watch = new MutationObserver(() => {
    if (go()) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patience);
}
