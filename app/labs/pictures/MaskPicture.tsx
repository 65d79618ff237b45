import type { ParamValues } from '../../../workers/core/params.ts';
import { maskOf } from '../../../workers/problems/sparse-mask/picture.ts';
import { formatCount } from '../../lenses/format.ts';

const COLUMNS = 20;
/** From node to node, and their radius. */
const STEP = 14;
const RADIUS = 4.5;
const LABEL = 16;
const GAP = 12;

/** A mask: the nodes of either hidden layer, those that survive filled. */
export function MaskPicture(props: {
  /** As in the run's spec. */
  readonly params: ParamValues;
  readonly solution: Float64Array;
}) {
  const { mask, width, kept, macs } = maskOf(props.params, props.solution);
  const rows = Math.ceil(width / COLUMNS);
  const layerHeight = LABEL + rows * STEP + GAP;
  const words = kept.map((count, layer) => `layer ${layer + 1}: ${count} of ${width} nodes survive`);
  return (
    <figure className="picture-mask">
      <svg
        className="picture"
        viewBox={`0 0 ${COLUMNS * STEP} ${2 * layerHeight - GAP}`}
        role="img"
        aria-label={words.join('; ')}
      >
        {words.map((text, layer) => (
          <g key={text} transform={`translate(0,${layer * layerHeight})`}>
            <text y={10}>{text}</text>
            {Array.from(mask.subarray(layer * width, (layer + 1) * width), (survives, node) => (
              <circle
                key={node}
                className={survives === 1 ? 'mask-kept' : 'mask-removed'}
                cx={((node % COLUMNS) + 0.5) * STEP}
                cy={LABEL + (Math.floor(node / COLUMNS) + 0.5) * STEP}
                r={RADIUS}
              >
                <title>{`layer ${layer + 1}, node ${node + 1}: ${survives === 1 ? 'survives' : 'removed'}`}</title>
              </circle>
            ))}
          </g>
        ))}
      </svg>
      <figcaption>Filled nodes survive. {formatCount(macs)} multiplications a sample are left of 15,000.</figcaption>
    </figure>
  );
}
