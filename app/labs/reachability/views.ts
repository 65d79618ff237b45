/** The views of the reachability lab, in the order of their buttons. */
export const VIEWS = [
  ['graph', 'Graph'],
  ['reach', 'Reach'],
  ['attention', 'Attention'],
  ['residual', 'Residual stream'],
  ['explanation', 'Explanation'],
  ['atlas', 'Atlas'],
  ['sweep', 'Sweep'],
] as const;
export type View = (typeof VIEWS)[number][0];

/** As the link says it; undefined if there is none of that name. The first if it says nothing. */
export const viewOf = (name: string | null): View | undefined =>
  name === null ? VIEWS[0][0] : VIEWS.find(([id]) => id === name)?.[0];
