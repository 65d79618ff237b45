import type { Explanation } from '../../../../workers/problems/graph-path/explain.ts';
import type { Columns } from '../attention/columns.ts';
import { placesOf } from './places.ts';
import { edgeText, nodeText } from './words.ts';

const RADIUS = 11;

type Standing = 'residual' | 'unexplained' | 'merge' | 'maximal';

const standingOf = ({ op, kinds, maximal }: Explanation['edges'][number]): Standing =>
  op === undefined ? 'residual' : kinds.length === 0 ? 'unexplained' : maximal ? 'maximal' : 'merge';

/** Unexplained below, doubling merges on top. */
const ORDER: readonly Standing[] = ['residual', 'unexplained', 'merge', 'maximal'];

/** What leads from the inputs, at the bottom, to the answer on top. A node or an edge under the pointer is told in words. */
export function ComputationGraph(props: {
  readonly explanation: Explanation;
  readonly columns: Columns;
  /** Pixels to fill; it is wider, and scrolled, where its columns need more. */
  readonly room: number;
  readonly chosen: number | null;
  readonly onChoose: (node: number | null) => void;
  readonly onTell: (words: string | null) => void;
}) {
  const { explanation, columns, room, chosen, onChoose, onTell } = props;
  const { nodes, edges } = explanation;
  const { x, y, width, height, columns: labels } = placesOf(explanation, room);
  const layers = nodes[nodes.length - 1].layer;
  const curve = (from: number, to: number): string => {
    const middle = (y[from] + y[to]) / 2;
    return `M${x[from]} ${y[from]}C${x[from]} ${middle} ${x[to]} ${middle} ${x[to]} ${y[to]}`;
  };
  const sorted = edges
    .map((edge, index) => ({ index, ...edge, standing: standingOf(edge) }))
    .sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
  return (
    <svg
      className="reach-explanation-graph"
      style={{ minWidth: width }}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label="Computation graph, from the inputs at the bottom to the answer on top"
      onPointerLeave={() => onTell(null)}
    >
      {Array.from({ length: layers + 1 }, (_, layer) => (
        <text key={layer} className="reach-explanation-layer" x={4} y={height - 46 - layer * 92 + 4}>
          {layer === 0 ? 'inputs' : layer === layers ? 'answer' : `layer ${layer}`}
        </text>
      ))}
      {sorted.map(({ index, from, to, standing, op }) => (
        <path
          key={index}
          className={`reach-explanation-edge ${standing}${op !== undefined && explanation.ops[op].negative ? ' negative' : ''}${chosen !== null && (chosen === from || chosen === to) ? ' near' : ''}`}
          d={curve(from, to)}
          onPointerEnter={() => onTell(edgeText(explanation, index, columns))}
        />
      ))}
      {nodes.map(({ layer, column, vertices }, index) => (
        <g
          key={index}
          className={`reach-explanation-node${chosen === index ? ' chosen' : ''}`}
          transform={`translate(${x[index]} ${y[index]})`}
          role="button"
          tabIndex={0}
          aria-pressed={chosen === index}
          aria-label={nodeText(explanation, index, columns)}
          onPointerEnter={() => onTell(nodeText(explanation, index, columns))}
          onFocus={() => onTell(nodeText(explanation, index, columns))}
          onClick={() => onChoose(chosen === index ? null : index)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            onChoose(chosen === index ? null : index);
          }}
        >
          <circle r={RADIUS} />
          <text y={4} textAnchor="middle">
            {columns.tokens[column]}
          </text>
          {layer > 0 && vertices.length > 1 && (
            <text className="reach-explanation-count" x={RADIUS + 1} y={-RADIUS + 3}>
              {vertices.length}
            </text>
          )}
        </g>
      ))}
      {labels.map(({ column, x: at }) => (
        <text
          key={column}
          className="reach-explanation-column"
          transform={`translate(${at + 3} ${height - 26}) rotate(35)`}
        >
          {columns.groups.find(({ from, to }) => column >= from && column < to)?.name}
        </text>
      ))}
    </svg>
  );
}
