/**
 * The transformers that ship with the site, under `public/models/graph-path`; its `card.json` says how each was trained and how often it
 * is right. Smallest first; the second is the default of the problem.
 */
import type { Inference } from '../../core/types.ts';
import type { Distribution } from './draw.ts';
import { readSteps, readTransformer, type Transformer } from './weights.ts';

export interface Model {
  readonly id: string;
  /** The most edges, and the largest vertex. */
  readonly size: number;
  readonly layers: number;
  readonly trained: Distribution;
  /** On far more graphs than it took to answer those of its own kind rightly. */
  readonly longer?: true;
}

export const MODELS: readonly Model[] = [
  { id: 'e8', size: 8, layers: 3, trained: 'balanced' },
  { id: 'e12', size: 12, layers: 4, trained: 'balanced' },
  { id: 'e12-naive', size: 12, layers: 4, trained: 'naive' },
  { id: 'e12-naive-long', size: 12, layers: 4, trained: 'naive', longer: true },
  { id: 'e12-star', size: 12, layers: 4, trained: 'star' },
  { id: 'e16', size: 16, layers: 5, trained: 'balanced' },
];

/** The model whose networks along its training ship too, and the examples that each had seen. */
export const STEPPED = {
  model: 'e8',
  examples: [0, 65_536, 131_072, 196_608, 294_912, 425_984, 491_520, 622_592, 688_128, 884_736, 1_605_632, 2_981_888],
} as const;

export const modelOf = (id: string): Model | undefined => MODELS.find((model) => model.id === id);

/** Words for menus: the kind of graphs it was trained on comes last, where a menu may be cut. */
export const modelTitle = ({ size, trained, longer }: Model): string =>
  `Transformer E = ${size}, ${trained}${longer === true ? ', longer' : ''}`;

/** Loads a model, or the network that it was at a step of its training. Rejects as `Inference.bytes` does. */
export async function loadModel(
  inference: Inference,
  { id, size, layers }: Model,
  step?: number,
): Promise<Transformer> {
  if (step === undefined) return readTransformer(await inference.bytes(`graph-path/${id}.bin`), size, layers);
  return readSteps(await inference.bytes(`graph-path/${id}-steps.bin`), size, layers)[step];
}
