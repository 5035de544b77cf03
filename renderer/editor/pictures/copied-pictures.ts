/**
 * Which pictures this browser copied last, and from which project: a picture that is pasted into another project is asked for
 * there only if it was. So no HTML of somebody else's can have a picture fetched, and the host of the other project still
 * decides whether this person may have it. The clipboard itself carries names, no bytes.
 */
import * as v from 'valibot';
import { isAssetHash } from '../../../shared/images/limits.ts';
import { isUuid } from '../../../shared/sync/rooms.ts';

const place = 'ratschrift.copiedPictures';
/** More than one paste takes over anyway. */
const most = 200;

const copied = v.object({
  project: v.pipe(v.string(), v.check(isUuid, 'not a project')),
  hashes: v.pipe(v.array(v.pipe(v.string(), v.check(isAssetHash, 'no hash'))), v.maxLength(most)),
});

/** Notes what goes to the clipboard; what was noted before is forgotten. */
export function noteCopied(project: string, hashes: readonly string[]): void {
  if (project === '' || hashes.length === 0) return;
  try {
    localStorage.setItem(place, JSON.stringify({ project, hashes: hashes.slice(0, most) }));
  } catch {
    // Without storage a picture does not go along to another project.
  }
}

/** Whether a picture was among those copied last in this browser. */
export function wasCopied(project: string, hash: string): boolean {
  try {
    const noted = v.safeParse(copied, JSON.parse(localStorage.getItem(place) ?? 'null'));
    return noted.success && noted.output.project === project && noted.output.hashes.includes(hash);
  } catch {
    return false;
  }
}
