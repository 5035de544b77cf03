/**
 * What a person has looked at of what happened while they were away: stays in this browser, for so many of the latest returns. It is
 * nobody else's business, and no part of the project.
 */
import * as v from 'valibot';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const mostReturns = 30;
const mostKeys = 1_000;

interface Memory {
  /** By the id of a return: keys of the paragraphs that were looked at, as `<chapter>/<key>`, and whether it is done. */
  readonly returns: Readonly<Record<string, { readonly done: readonly string[]; readonly finished: boolean }>>;
}
const memorySchema = v.object({
  returns: v.record(v.string(), v.object({ done: v.array(v.string()), finished: v.boolean() })),
});

export const useReturns = create<Memory>()(
  persist((): Memory => ({ returns: {} }), {
    name: 'ratschrift.homecoming',
    version: 1,
    merge: (found, state) => {
      const checked = v.safeParse(memorySchema, found);
      return checked.success ? checked.output : state;
    },
  }),
);

/** The same person may sit at one browser in several roles: each has a memory of their own. */
export const returnOf = (person: string, homecoming: string): string => `${person} ${homecoming}`;

export function setDone(place: string, key: string, isDone: boolean): void {
  change(place, ({ done, finished }) => ({
    done: isDone ? [...done.filter((each) => each !== key), key].slice(-mostKeys) : done.filter((each) => each !== key),
    finished,
  }));
}

export function setFinished(place: string): void {
  change(place, ({ done }: Return): Return => ({ done, finished: true }));
}

type Return = Memory['returns'][string];
const untouched: Return = { done: [], finished: false };

function change(place: string, to: (before: Return) => Return): void {
  useReturns.setState(({ returns }) => {
    const others = Object.entries(returns).filter(([each]) => each !== place);
    const all: [string, Return][] = [...others, [place, to(returns[place] ?? untouched)]];
    return { returns: Object.fromEntries<Return>(all.slice(-mostReturns)) };
  });
}
