/** What is asked when it is said who wrote something. */
import { personOf, type Act } from './act.ts';
import type { Author } from './author.ts';
import type { ClockSpans } from './clock-spans.ts';
import type { WrittenLog } from './written-log.ts';

export interface AuthorSources {
  readonly log: WrittenLog;
  /** Whose client id it is; null for nobody's. */
  readonly leaseOf: (client: number) => string | null;
  /** Whether a person, who may only propose, had proposed these words: else nobody writes under another's name. */
  readonly proposed: (person: string, words: string) => boolean;
  /** What the host that is followed says. */
  readonly above?: ClockSpans<Author> | undefined;
}

/** Who wrote a character under its own id, and when; null where that isn't in the log. */
export function readDeed(client: number, clock: number, { log, leaseOf }: Omit<AuthorSources, 'proposed'>): Act | null {
  const span = log.written.at(client, clock);
  return span === null ? null : { person: personOf(leaseOf(client) ?? span.value.actor), at: span.value.at };
}
