/**
 * The printed line of a routing stop: the article follows the committee's gender and number, and whether it decides.
 * Source: council-paper.md, point 2.
 */
import type { Gender, RoutingRole, RoutingStop } from './council-paper.ts';

/** Words of the city's template: for each role what stands before the committee's name, by gender, and what behind it. */
export type RoutingWords = Readonly<Record<RoutingRole, RoleWords>>;

export interface RoleWords {
  /** `{ m: 'In den', f: 'In die', n: 'In das', p: 'In die' }`. */
  readonly before: Readonly<Record<Gender, string>>;
  /** `(zur Kenntnis)`; empty for nothing. */
  readonly behind: string;
}

export type RoutingLine =
  | { readonly ok: true; readonly line: string }
  /** Without a gender there is no right article, so nothing is printed. */
  | { readonly ok: false; readonly reason: 'noGender' | 'noName' };

/** `An den Gleichstellungsausschuss (zur Kenntnis)`. */
export function routingLine({ committee, role }: RoutingStop, words: RoutingWords): RoutingLine {
  const name = committee.name.trim();
  if (name === '') return { ok: false, reason: 'noName' };
  if (committee.gender === null) return { ok: false, reason: 'noGender' };
  const { before, behind } = words[role];
  const line = [before[committee.gender], name, behind].filter((part) => part !== '').join(' ');
  return { ok: true, line };
}
