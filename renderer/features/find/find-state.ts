/** What is sought, and how: kept while the window is open, so that F3 goes on after the panel was closed. */
import { create } from 'zustand';
import type { FindQuery } from '../../../shared/document/find.ts';

export interface SearchState {
  readonly query: FindQuery;
  readonly template: string;
}

export const useSearch = create<SearchState>(() => ({
  query: { text: '', regex: false, wholeWord: false, matchCase: false, umlauts: false },
  template: '',
}));

export function setQueryPart(part: Partial<FindQuery>): void {
  useSearch.setState(({ query }) => ({ query: { ...query, ...part } }));
}
