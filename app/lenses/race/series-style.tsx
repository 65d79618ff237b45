/** How each entrant's line looks: a colour of its own and, for those who cannot tell colours, a dash of its own. */
export interface SeriesStyle {
  /** CSS variable. */
  readonly colour: string;
  readonly dash: string;
}

export const STYLES: readonly SeriesStyle[] = [
  { colour: '--series-1', dash: 'none' },
  { colour: '--series-2', dash: '8 3' },
  { colour: '--series-3', dash: '2 3' },
  { colour: '--series-4', dash: '9 3 2 3' },
];

/** A piece of an entrant's line, for legends. */
export function LineSample({ entrant }: { readonly entrant: number }) {
  const { colour, dash } = STYLES[entrant];
  return (
    <svg className="line-sample" viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
      <path d="M1 5H27" style={{ stroke: `var(${colour})` }} strokeWidth="2.5" strokeDasharray={dash} fill="none" />
    </svg>
  );
}
