/** Who is on a connection: this machine's own window (the desk), or a device that redeemed an invitation. */
import { timingSafeEqual } from 'node:crypto';
import type { Principal } from '../hub/principal.ts';
import type { OpenProject } from '../services/open-project.ts';

export interface Caller {
  /** True for this machine's own window: it may use the calls of the desk and acts as the local person. */
  readonly desk: boolean;
  /** The one project of a device; null for the desk, which may enter every project that is open here. */
  readonly project: OpenProject | null;
  /** The id of the device; null for the desk. */
  readonly device: string | null;
}

/** Finds out whose token it is; null when it is nobody's. */
export function callerOf(token: string, deskToken: string, projects: Iterable<OpenProject>): Caller | null {
  if (sameText(token, deskToken)) return { desk: true, project: null, device: null };
  for (const project of projects) {
    const device = project.people.deviceOf(token);
    if (device !== null) return { desk: false, project, device: device.id };
  }
  return null;
}

/** As whom a caller acts in a project now; null when it has no business there, or no more. */
export function principalIn(caller: Caller, project: OpenProject): Principal | null {
  if (caller.desk) return { person: project.localPerson, device: 'desk', relay: true };
  const device = caller.project !== project || caller.device === null ? null : project.people.device(caller.device);
  return device === null ? null : { person: device.person, device: device.id, relay: device.relay };
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
