import type { SessionState } from '../run/session-state.ts';

/** What a run is called: its searches and its problem. */
export function runTitle({ catalogue, spec, rivals }: Pick<SessionState, 'catalogue' | 'spec' | 'rivals'>): string {
  const problem = catalogue?.problems.find(({ id }) => id === spec?.problem);
  if (spec === null || problem === undefined) return 'Searchlight';
  const titles = [spec, ...rivals].map(({ search }) => catalogue?.searches.find(({ id }) => id === search)?.title);
  return `${problem.title}: ${titles.join(' against ')}`;
}
