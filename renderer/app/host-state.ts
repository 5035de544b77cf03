/** What the host tells of a project: fetched once, kept current by its events, fetched again after a lost connection. */
import { QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { CallsClient, CallsState } from '../../shared/rpc/client.ts';
import type { CallName, EventName, Output } from '../../shared/rpc/contract.ts';

/** The host is on this machine or in the room: calls are always worth trying, whatever the browser thinks of the network. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      gcTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
});

type Told =
  | 'project.get'
  | 'people.list'
  | 'chapters.summaries'
  | 'status.get'
  | 'versions.list'
  | 'homecoming.list'
  | 'drafts.list';
const events: Readonly<Record<EventName, Told>> = {
  project: 'project.get',
  people: 'people.list',
  summaries: 'chapters.summaries',
  status: 'status.get',
  versions: 'versions.list',
  homecomings: 'homecoming.list',
  drafts: 'drafts.list',
};

/** The answer to a call without input, shared by everyone who asks. */
export function useAnswer<C extends Told | 'people.invitations'>(
  calls: CallsClient,
  project: string,
  name: C,
  enabled = true,
): UseQueryResult<Output<C>> {
  return useQuery<Output<C>>({
    queryKey: [project, name],
    queryFn: () => calls.call<CallName>(name, project, {}) as Promise<Output<C>>,
    enabled,
  });
}

/** Keeps the answers current while mounted. */
export function useHostEvents(calls: CallsClient, project: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const stops = (Object.keys(events) as EventName[]).map((event) =>
      calls.on(event, project, (data) => client.setQueryData([project, events[event]], data)),
    );
    let last = calls.getState();
    stops.push(
      calls.subscribe(() => {
        const state = calls.getState();
        if (state === 'connected' && last !== 'connected') void client.invalidateQueries({ queryKey: [project] });
        last = state;
      }),
    );
    return () => stops.forEach((stop) => stop());
  }, [calls, client, project]);
}

export function useCallsState(calls: CallsClient): CallsState {
  return useSyncExternalStore(calls.subscribe, calls.getState);
}
