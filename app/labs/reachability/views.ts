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

/** As the link says it; the first if it says something else. */
export const viewOf = (name: string | null): View => VIEWS.find(([id]) => id === name)?.[0] ?? VIEWS[0][0];
