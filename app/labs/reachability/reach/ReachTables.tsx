import { formatNumber } from '../../../lenses/format.ts';
import { named, NumbersTable } from '../../../lenses/tree/NumbersTable.tsx';
import { stateName } from '../attention/columns.ts';
import { WORDS } from './Matrices.tsx';
import { boundOf, type Sets } from './sets.ts';

const share = (part: number, of: number): string =>
  of === 0 ? '–' : `${Math.round((100 * part) / of)} % (${part} of ${of})`;

/** The sets of all states in figures. */
export function ReachFigures(props: {
  readonly states: readonly Sets[];
  readonly thresholds: readonly number[];
  readonly chosen: number;
}) {
  const { states, thresholds, chosen } = props;
  return (
    <NumbersTable
      label="Sets by layer"
      caption="Sets by layer. Pairs are of a vertex and another that a path connects with it, in either direction. The bound: a set that doubles with each layer spans so many edges. Told apart: how often an edge connected with a token influences it more than one that is not; near 50 % the influences say nothing of paths."
      columns={[
        ...named('state', 'mean size', 'pairs influenced', 'bound'),
        { head: 'pairs within it', key: 'within', help: 'Connected pairs that are no more edges apart than the bound' },
        { head: 'beyond it', key: 'beyond', help: 'Influenced pairs that are further apart than the bound' },
        { head: 'false', key: 'false', help: 'Influenced pairs that no path connects, of all such pairs' },
        {
          head: 'told apart',
          key: 'separation',
          help: 'How often an edge that a path connects with a token influences it more than an edge that none does; 50 % tells nothing',
        },
        { head: 'threshold', key: 'threshold', help: 'Influences below it count as noise' },
      ]}
      rows={states.map(({ figures }, state) => ({
        key: state,
        head: stateName(state),
        cells: [
          `${formatNumber(figures.size)} vertices`,
          share(figures.reached, figures.pairs),
          `${boundOf(state)} ${state === 0 ? 'edge' : 'edges'}`,
          share(figures.within, figures.pairs),
          figures.beyond,
          share(figures.falsely, figures.apart),
          figures.separation === undefined ? '–' : `${Math.round(100 * figures.separation)} %`,
          formatNumber(thresholds[state]),
        ],
        best: state === chosen,
      }))}
    />
  );
}

/** Each vertex's set, written out: the twin of the matrix. */
export function SetsTable({ sets, state }: { readonly sets: Sets; readonly state: number }) {
  const list = (of: number, is: 'both' | 'missed' | 'false') =>
    sets.vertices.filter((to) => to !== of && sets.agreement(of, to) === is).join(', ') || '–';
  return (
    <details>
      <summary>Every vertex’s set as a table</summary>
      <NumbersTable
        label="Sets of the vertices"
        caption={`Sets ${stateName(state)}.`}
        columns={named('vertex', WORDS.both, WORDS.missed, WORDS.false)}
        rows={sets.vertices.map((v) => ({
          key: v,
          head: v,
          cells: [list(v, 'both'), list(v, 'missed'), list(v, 'false')],
        }))}
      />
    </details>
  );
}
