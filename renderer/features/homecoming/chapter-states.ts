/** The states of a chapter that the host builds from its log, and what is told from them. */
import { useEffect, useState } from 'react';
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { chapterHomecoming, type ChapterHomecoming } from '../../../shared/document/homecoming/homecoming.ts';
import type { HomeStates } from '../../../shared/document/homecoming/home-states.ts';
import type { Session } from '../../app/session.ts';

export interface ToldChapter {
  readonly states: HomeStates;
  readonly told: ChapterHomecoming;
}

async function read(call: Session['call'], homecoming: string, chapter: string): Promise<ToldChapter | null> {
  const state = async (name: keyof HomeStates) => {
    const answer = await call('homecoming.state', { homecoming, chapter, state: name });
    const content = answer === null ? null : readCanonicalChapter(answer.json);
    return answer === null || content === null ? null : { content, title: answer.title };
  };
  const [base, mine, theirs, now] = [
    await state('base'),
    await state('mine'),
    await state('theirs'),
    await state('now'),
  ];
  if (base === null || mine === null || theirs === null || now === null) return null;
  const states = { base: base.content, mine: mine.content, theirs: theirs.content, now: now.content };
  return { states, told: chapterHomecoming(states, { base: base.title, mine: mine.title, theirs: theirs.title }) };
}

/** Undefined while it is on its way; null where it can't be had any more. */
export function useToldChapter(
  call: Session['call'],
  homecoming: string,
  chapter: string,
): ToldChapter | null | undefined {
  const [told, setTold] = useState<ToldChapter | null>();
  useEffect(() => {
    let current = true;
    read(call, homecoming, chapter).then(
      (found) => current && setTold(found),
      () => current && setTold(null),
    );
    return () => {
      current = false;
    };
  }, [call, homecoming, chapter]);
  return told;
}
