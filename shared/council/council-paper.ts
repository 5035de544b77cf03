/**
 * A council paper (glossary: Beschlussdrucksache) as plain data, as the room of the paper, the checks, the preview and every export
 * know it. What is printed around it (kinds, letterhead, words) is the city's template (`city-template.ts`).
 * Source: council-paper.md of the design folder.
 */
import type { ChapterContent } from '../document/nested.ts';
import type { CostTable } from './cost-table.ts';

export interface CouncilPaper {
  readonly id: string;
  /** The template's id of its kind: resolution, information, motion, question or what the city has. */
  readonly kind: string;
  /** `0108/2021`, as typed; empty while the paper has none. */
  readonly number: string;
  /** Day of the sign-off, ISO `2021-01-19`, as typed; empty while there is none. */
  readonly date: string;
  readonly subject: string;
  /** In the order in which the committees have it. */
  readonly routing: readonly RoutingStop[];
  /** The box „Zu TOP“; empty where the council's office fills it in. */
  readonly agendaItem: string;
  /** Whether the paper asks to be kept since it is not sent again. */
  readonly keep: boolean;
  readonly annexes: readonly Annex[];
  readonly costs: CostTable;
  /** By the template's id of the section (`motion`, `gender`, `costs`, `reasons` …): what was written under it. */
  readonly texts: ReadonlyMap<string, ChapterContent>;
  /** Code of the unit that signs, `50.6`. */
  readonly unit: string;
  /** Place of the sign-off. */
  readonly place: string;
}

/** What a committee does with the paper; its grammar decides what is printed (`routing.ts`). */
export const routingRoles = ['decides', 'advises', 'informed'] as const;
export type RoutingRole = (typeof routingRoles)[number];

/** `p`: several committees under one name (die Stadtbezirksräte). Null while nobody has said. */
export const genders = ['m', 'f', 'n', 'p'] as const;
export type Gender = (typeof genders)[number];

export interface Committee {
  readonly id: string;
  /** In the nominative and without article: `Verwaltungsausschuss`, `Ratsversammlung`. */
  readonly name: string;
  readonly gender: Gender | null;
  /** The council's plenary, with which the decisions end. */
  readonly plenary: boolean;
}

export interface RoutingStop {
  readonly id: string;
  readonly committee: Committee;
  readonly role: RoutingRole;
}

export interface Annex {
  readonly id: string;
  readonly title: string;
  readonly of: AnnexSource;
  /** Not printed along, or only in part: „teilweise online“. */
  readonly online: 'no' | 'partly' | 'whole';
}

export type AnnexSource =
  /** A version of the strategy paper; `hash` of its content, as it was when it was chosen. */
  | { readonly what: 'version'; readonly version: string; readonly hash: string }
  /** A PDF that was laid beside it; `name`: of the file, `pages` as they were counted. */
  | { readonly what: 'asset'; readonly asset: string; readonly name: string; readonly pages?: number };
