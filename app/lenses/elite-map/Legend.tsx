/** What the marks on the map mean that are not on the colour scale. */
export function Legend(props: { readonly outside: boolean; readonly pinned: boolean; readonly lineage: boolean }) {
  return (
    <ul className="elite-map-legend" aria-label="Legend">
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <rect className="swatch-empty" width="14" height="14" />
        </svg>
        empty
      </li>
      {props.outside && (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect className="swatch-outside" width="14" height="14" />
            <path className="swatch-hatch" d="M0 7L7 0M0 14L14 0M7 14L14 7" />
          </svg>
          no solution reaches it
        </li>
      )}
      {props.pinned && (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect className="swatch-halo" x="3" y="3" width="8" height="8" />
            <rect className="swatch-mark" x="3" y="3" width="8" height="8" />
          </svg>
          pinned
        </li>
      )}
      {props.lineage && (
        <li>
          <svg className="wide" viewBox="0 0 34 14" aria-hidden="true">
            <path className="swatch-path-halo" d="M3 6.2L31 4v6L3 7.8Z" />
            <path className="swatch-path" d="M3 6.5L31 5v4L3 7.5Z" />
            <circle className="swatch-start" cx="4" cy="7" r="3" />
          </svg>
          its ancestors, thin = old
        </li>
      )}
    </ul>
  );
}
