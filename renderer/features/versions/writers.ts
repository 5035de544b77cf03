/** Who wrote in which chapter between two moments, from the log; kept apart from the comparison, which needs no log. */
import { useEffect, useState } from 'react';
import { personOf } from '../../../shared/document/blame/act.ts';
import type { Stretch, Timeline } from '../../../shared/rpc/history-schemas.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { ProjectCall, Session } from '../../app/session.ts';

/** While the log is still being read, it is asked again after so long, ms. */
const askAgain = 400;

/** People by chapter, who wrote most first. */
export type Writers = ReadonlyMap<string, readonly string[]>;
const nobody: Writers = new Map();

export function writersOf(stretches: readonly Stretch[]): Writers {
  const chapters = new Map<string, Map<string, number>>();
  for (const { chapter, person: writer, added, removed } of stretches) {
    if (chapter === null || writer === null) continue;
    // What a person brought from a file is theirs.
    const person = personOf(writer) ?? writer;
    const people = chapters.get(chapter) ?? new Map<string, number>();
    people.set(person, (people.get(person) ?? 0) + added + removed);
    chapters.set(chapter, people);
  }
  return new Map(
    [...chapters].map(([chapter, people]) => [
      chapter,
      [...people].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([person]) => person),
    ]),
  );
}

/** Everybody who wrote in one of the chapters, who wrote in most of them first. */
export function peopleIn(writers: Writers): readonly string[] {
  const chapters = new Map<string, number>();
  for (const people of writers.values())
    for (const person of people) chapters.set(person, (chapters.get(person) ?? 0) + 1);
  return [...chapters].sort(([, one], [, other]) => other - one).map(([person]) => person);
}

/** Empty until it is known; `from` and `to` in milliseconds since 1970, null where nobody is asked for. */
export function useWriters(call: ProjectCall, span: { readonly from: number; readonly to: number } | null): Writers {
  const { from, to } = span ?? { from: 0, to: -1 };
  const key = `${from} ${to}`;
  const [known, setKnown] = useState<{ readonly of: string; readonly writers: Writers } | null>(null);
  useEffect(() => {
    if (to < from) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let gone = false;
    const took = ({ stretches, share }: Timeline): void => {
      if (gone) return;
      setKnown({ of: key, writers: writersOf(stretches) });
      if (share < 1) timer = setTimeout(ask, askAgain);
    };
    const ask = (): void => {
      // Without it the comparison stands all the same: nobody is named.
      call('history.timeline', { from, to, people: null, chapters: null }).then(took, () => undefined);
    };
    ask();
    return () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [call, from, to, key]);
  return known?.of === key ? known.writers : nobody;
}

/** Who wrote, or where from it came. */
export function writerName(session: Session, person: string, t: Translate): string {
  if (person === 'host') return t('common.office');
  if (person === 'upstream') return t('versions.writerElsewhere');
  return nameOfPerson(session.membership.people, person, t);
}
