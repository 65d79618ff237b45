/**
 * The retina problem (Kashtan & Alon 2005; Clune, Mouret & Lipson 2013), as mapped in Mouret & Clune 2015, §6.1: a network
 * sees 8 pixels and says whether there is an object on both halves. Objective: share of the 256 patterns answered rightly.
 * Descriptors: connection cost, the sum of squared lengths of all connections between nodes at fixed places, and the
 * modularity Q of the wiring. Whole numbers throughout but for one division and the signs that `modularity.ts` makes firm:
 * the same on every engine.
 *
 * Q depends on the wiring alone, and two children in three keep their parent's: a table remembers it. The table is scratch;
 * it holds whole keys, so it can only ever give back what would be computed.
 */
import type { ParamValues } from '../../core/params.ts';
import type { Batch, EvaluationContext, Problem, ProblemDefinition, Results } from '../../core/types.ts';
import { sampleNetwork, varyNetwork } from './genome.ts';
import { modularity, newWiring, readWiring, WIRING_WORDS } from './modularity.ts';
import { BOTH_OBJECTS, DIM, LAYERS, NODES, PATTERNS, countCorrect } from './network.ts';
import { answersByNetwork, countRight } from './onnx.ts';

/**
 * Half right is what guessing gives; below lie few elites, and only early on. Always saying no gives 0.75, where the
 * paper's colours begin: as an offset that would have one elite in ten count against the QD score at 30,000 evaluations.
 */
const GUESSING = 0.5;

/** Wirings remembered: some 1.5 MB. */
const REMEMBERED = 1 << 16;

/** Q by wiring. A wiring has one place, taken over by whichever came last. */
class ModularityTable {
  private readonly keys = new Int32Array(REMEMBERED * WIRING_WORDS);
  /** NaN where nothing is remembered. */
  private readonly values = new Float64Array(REMEMBERED).fill(NaN);
  private readonly modules = new Int8Array(NODES);

  q(useful: Int32Array): number {
    let hash = 0;
    for (let i = 0; i < WIRING_WORDS; i++) {
      hash = Math.imul(hash ^ useful[i], 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const place = (hash >>> 0) % REMEMBERED;
    const at = place * WIRING_WORDS;
    const { keys, values } = this;
    let value = values[place];
    let same = !Number.isNaN(value);
    for (let i = 0; same && i < WIRING_WORDS; i++) same = keys[at + i] === useful[i];
    if (same) return value;
    value = modularity(useful, this.modules);
    values[place] = value;
    keys.set(useful, at);
    return value;
  }
}

function create(_params: ParamValues, { evaluator, inference }: EvaluationContext): Problem {
  const table = new ModularityTable();
  const wiring = newWiring();
  /** `states` are the outputs of these rows on all patterns, where another has run the networks. */
  const fill = ({ solutions }: Batch, results: Results, from: number, to: number, states?: Float32Array) => {
    const { objectives, descriptors } = results;
    for (let i = from; i < to; i++) {
      const at = i * DIM;
      readWiring(solutions, at, wiring);
      const correct =
        states === undefined
          ? countCorrect(solutions, at, wiring.needed)
          : countRight(states, (i - from) * PATTERNS, BOTH_OBJECTS);
      objectives[i] = correct / PATTERNS;
      descriptors[2 * i] = wiring.cost;
      descriptors[2 * i + 1] = table.q(wiring.useful);
    }
  };
  const answers = evaluator === 'exact' ? undefined : answersByNetwork(inference, evaluator, LAYERS);
  return {
    space: { kind: 'structured', dim: DIM, sample: sampleNetwork, vary: varyNetwork },
    objectives: [{ name: 'answers right', unit: 'of all', floor: GUESSING, ceiling: 1 }],
    descriptors: [
      { name: 'connection cost', unit: 'length²', range: [0, 1056] },
      { name: 'modularity Q', unit: '', range: [0, 0.8] },
    ],
    evaluate: (batch, results, from, to) =>
      answers === undefined
        ? fill(batch, results, from, to)
        : answers(batch.solutions, from, to).then((states) => fill(batch, results, from, to, states)),
  };
}

export const retina: ProblemDefinition = {
  id: 'retina',
  title: 'Retina',
  summary:
    'A small neural network sees 8 pixels and must say whether there is an object on both the left and the right half. The map is how much wiring it uses and how modular the wiring is.',
  revision: 1,
  evaluators: ['exact', 'wasm', 'webgpu'],
  pooled: true,
  params: [],
  create,
};
