/** Who stands behind an awareness state: stamped by the hub, read here with care all the same. */
export interface RemoteUser {
  readonly id: string;
  readonly name: string;
  /** Index of the group's colour; null for people without a group, such as the office. */
  readonly colour: number | null;
}

/** Null when the hub has not stamped the state. */
export function remoteUser(state: unknown): RemoteUser | null {
  if (typeof state !== 'object' || state === null || !('user' in state)) return null;
  const { user } = state;
  if (typeof user !== 'object' || user === null || !('id' in user) || !('name' in user)) return null;
  if (typeof user.id !== 'string' || typeof user.name !== 'string') return null;
  const colour = 'colour' in user ? user.colour : null;
  const known = typeof colour === 'number' && Number.isInteger(colour) && colour >= 0 && colour <= 5;
  return { id: user.id, name: user.name.slice(0, 200), colour: known ? colour : null };
}

/** Value of `data-colour`, see tokens.css. */
export const colourName = (colour: number | null): string => (colour === null ? 'office' : String(colour));
