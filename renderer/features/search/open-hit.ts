/** Leads from a hit to where it stands, in whichever workspace that is. */
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { SearchHit } from '../../../shared/rpc/search-schemas.ts';
import { fieldId, partId } from '../../app/council-places.ts';
import { followLink } from '../../app/follow-link.ts';
import { revealHit, revealPlace } from '../../app/reveal-hit.ts';
import type { Session } from '../../app/session.ts';
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
