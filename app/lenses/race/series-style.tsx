/** How each entrant's line looks: a colour of its own and, for those who cannot tell colours, a dash and a shape. */
export interface SeriesStyle {
  /** CSS variable. */
  readonly colour: string;
  readonly dash: string;
  readonly marker: Marker;
}

/** Corners of the shape around a point, in units of its size; null for a circle. */
export type Marker = readonly (readonly [x: number, y: number])[] | null;

const SQUARE: Marker = [
  [-0.9, -0.9],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, 0.9],
];
const TRIANGLE: Marker = [
  [0, -1.2],
  [1.1, 0.8],
  [-1.1, 0.8],
];
const DIAMOND: Marker = [
  [0, -1.3],
  [1.3, 0],
  [0, 1.3],
  [-1.3, 0],
];

export const STYLES: readonly SeriesStyle[] = [
  { colour: '--series-1', dash: 'none', marker: null },
  { colour: '--series-2', dash: '8 3', marker: SQUARE },
  { colour: '--series-3', dash: '2 3', marker: TRIANGLE },
  { colour: '--series-4', dash: '9 3 2 3', marker: DIAMOND },
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

/** A piece of an entrant's front with one of its points, for legends. */
export function FrontSample({ entrant }: { readonly entrant: number }) {
  const { colour, dash, marker } = STYLES[entrant];
  const corners = marker?.map(([x, y]) => `${14 + 4 * x},${7 + 4 * y}`).join(' ');
  return (
    <svg
      className="line-sample"
      viewBox="0 0 28 14"
      width="28"
      height="14"
      aria-hidden="true"
      style={{ stroke: `var(${colour})`, fill: 'none' }}
    >
      <path d="M1 7H27" strokeWidth="2" strokeDasharray={dash} />
      {corners === undefined ? (
        <circle cx="14" cy="7" r="4" strokeWidth="1.5" />
      ) : (
        <polygon points={corners} strokeWidth="1.5" />
      )}
    </svg>
  );
}
