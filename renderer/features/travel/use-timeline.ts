/** Who wrote when in a range of time, as the host has read its log so far; asked for anew while it reads, and now and then. */
import { useEffect, useState } from 'react';
import type { Timeline, TimelineQuery } from '../../../shared/rpc/history-schemas.ts';
import type { ProjectCall } from '../../app/session.ts';
import { useLatest } from '../../app/use-latest.ts';

const whileReading = 400;
const nowAndThen = 15_000;

export function useTimeline(call: ProjectCall, query: TimelineQuery): { timeline: Timeline | null; failure: unknown } {
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify([query, turn]);
  const { value, failure, current } = useLatest(key, () => call('history.timeline', query));
  const isReading = value !== null && value.share < 1;
  useEffect(() => {
    if (!current || failure !== null) return undefined;
    const timer = setTimeout(() => setTurn((before) => before + 1), isReading ? whileReading : nowAndThen);
    return () => clearTimeout(timer);
  }, [current, failure, isReading, turn]);
  return { timeline: value, failure };
}
