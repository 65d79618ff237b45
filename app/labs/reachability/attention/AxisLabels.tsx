import type { Group } from './columns.ts';

export interface Axis {
  readonly count: number;
  readonly groups: readonly Group[];
  /** [count] Short labels, for where there is room. */
  readonly tokens?: readonly string[];
}

/** Labels of one side of a heat map, and thin lines between its groups. */
export function AxisLabels(props: {
  readonly axis: Axis;
  /** Size of a cell along the side, and of the map across it, in CSS pixels. */
  readonly cell: number;
  readonly across: number;
  readonly vertical: boolean;
  /** Labels of groups stand upright. */
  readonly turned: boolean;
  readonly tokens: boolean;
  readonly transform: string;
  readonly pointed: number | undefined;
  readonly struck: ReadonlySet<string> | undefined;
  readonly onGroup: ((group: Group) => void) | undefined;
}) {
  const { axis, cell, across, vertical, turned, tokens, pointed, struck, onGroup } = props;
  const off = -(tokens ? 20 : 4);
  return (
    <g transform={props.transform} className="reach-attention-axis">
      {axis.groups.map((group) => {
        const middle = ((group.from + group.to) / 2) * cell;
        const size = Math.min(11, Math.max(6, (group.to - group.from) * cell * 0.95));
        const place = vertical
          ? { x: off, y: middle, textAnchor: 'end' as const, dominantBaseline: 'central' as const }
          : turned
            ? { transform: `translate(${middle} ${off}) rotate(-90)`, dominantBaseline: 'central' as const }
            : { x: middle, y: off, textAnchor: 'middle' as const };
        const on = pointed !== undefined && pointed >= group.from && pointed < group.to;
        const edge = group.edge !== undefined && onGroup !== undefined;
        return (
          <g key={group.from}>
            {group.from > 0 && (
              <line
                className="reach-attention-rule"
                {...(vertical
                  ? { x1: off, x2: across, y1: group.from * cell, y2: group.from * cell }
                  : { y1: off, y2: across, x1: group.from * cell, x2: group.from * cell })}
              />
            )}
            <text
              {...place}
              style={{ fontSize: size }}
              data-on={on}
              data-struck={struck?.has(group.name)}
              data-edge={edge}
              onClick={edge ? () => onGroup(group) : undefined}
            >
              {edge && <title>{`Leave ${group.name} out, or take it back in`}</title>}
              {group.name}
            </text>
          </g>
        );
      })}
      {tokens &&
        axis.tokens?.map((token, i) => (
          <text
            key={i} // oxlint-disable-line react/no-array-index-key
            className="reach-attention-token"
            style={{ fontSize: Math.min(10, Math.max(7, cell * 0.9)) }}
            data-on={pointed === i}
            {...(vertical
              ? { x: -4, y: (i + 0.5) * cell, textAnchor: 'end', dominantBaseline: 'central' }
              : { x: (i + 0.5) * cell, y: -4, textAnchor: 'middle' })}
          >
            {token}
          </text>
        ))}
    </g>
  );
}
