import type { NetworkPicture, PictureNode } from '../../../workers/problems/retina/picture.ts';

const ACROSS = 38;
const UP = 35;
const RADIUS = 9;
const MARGIN = 14;
const WIDTH = 7 * ACROSS + 2 * MARGIN;
const HEIGHT = 4 * UP + 2 * MARGIN + 12;

const xOf = (node: PictureNode) => MARGIN + (node.x + 3.5) * ACROSS;
const yOf = (node: PictureNode) => MARGIN + (4 - node.layer) * UP;

/** Modules are told apart by a letter, and the first few by colour. */
const letterOf = (module: number) => String.fromCharCode(65 + module);
const COLOURS = 4;
const colourOf = (module: number) => (module < 0 ? 'none' : module < COLOURS ? String(module + 1) : 'more');

/** The network, inputs below: nodes by module, connections by sign and size; faint what does not reach the output. */
export function RetinaNetwork({ picture }: { readonly picture: NetworkPicture }) {
  const { nodes, connections } = picture;
  return (
    <svg
      className="picture retina-network"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden
    >
      {connections.map(({ source, target, weight, useful }) => (
        <line
          key={`${source} ${target}`}
          className={weight > 0 ? 'retina-plus' : 'retina-minus'}
          opacity={useful ? undefined : 0.2}
          strokeWidth={Math.abs(weight) === 2 ? 2.2 : 1}
          x1={xOf(nodes[source])}
          y1={yOf(nodes[source])}
          x2={xOf(nodes[target])}
          y2={yOf(nodes[target])}
        />
      ))}
      {nodes.map((node, i) => (
        <g
          key={i}
          className={`retina-node retina-module-${colourOf(node.module)}`}
          opacity={node.needed ? undefined : 0.35}
          transform={`translate(${xOf(node)} ${yOf(node)})`}
        >
          <circle r={RADIUS} />
          {node.module >= 0 && (
            <text y="4" textAnchor="middle">
              {letterOf(node.module)}
            </text>
          )}
        </g>
      ))}
      <text className="retina-side" x={MARGIN + 1.5 * ACROSS} y={HEIGHT - 3} textAnchor="middle">
        left half
      </text>
      <text className="retina-side" x={MARGIN + 5.5 * ACROSS} y={HEIGHT - 3} textAnchor="middle">
        right half
      </text>
    </svg>
  );
}
