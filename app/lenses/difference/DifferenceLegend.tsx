import type { Objective } from '../../../workers/core/types.ts';
import { evenLabels, formatCount, formatNumber, withUnit } from '../format.ts';
import type { Difference } from './difference.ts';

function Swatch({ kind }: { readonly kind: string }) {
  return <span className={`difference-swatch difference-swatch-${kind}`} aria-hidden="true" />;
}

/** The scale of a difference map, and the same comparison as a table of counts. */
export function DifferenceLegend(props: {
  readonly difference: Difference;
  readonly objective: Objective;
  readonly names: readonly [string, string];
}) {
  const { objective, names } = props;
  const { cells, largest, mean } = props.difference;
  const labels = evenLabels([-largest, 0, largest]).map((label, i) => (i === 2 && largest > 0 ? `+${label}` : label));
  const rows: readonly (readonly [swatch: string, words: string, count: number])[] = [
    ['first', `both, ${names[0]} better`, cells.firstBetter],
    ['middle', 'both, equal', cells.equal],
    ['second', `both, ${names[1]} better`, cells.secondBetter],
    ['only-first', `only ${names[0]}`, cells.onlyFirst],
    ['only-second', `only ${names[1]}`, cells.onlySecond],
    ['empty', 'neither', cells.neither],
  ];
  return (
    <div className="difference-key">
      <div className="difference-scale">
        <span>
          {withUnit(objective.name, objective.unit)}: {names[1]} less {names[0]}
        </span>
        <div className="difference-bar" aria-hidden="true" />
        <ol aria-label={`Colour scale, from ${names[0]} better to ${names[1]} better`}>
          {largest > 0 ? labels.map((label) => <li key={label}>{label}</li>) : <li>0</li>}
        </ol>
      </div>
      <table className="difference-table">
        <caption>
          Cells of the map
          {Number.isNaN(mean)
            ? ''
            : `; where both fill, the mean difference is ${mean > 0 ? '+' : ''}${formatNumber(mean)}`}
        </caption>
        <tbody>
          {rows.map(([swatch, words, count]) => (
            <tr key={swatch}>
              <th scope="row">
                <Swatch kind={swatch} /> {words}
              </th>
              <td>{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
