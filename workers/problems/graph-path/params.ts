/** The parameters of `graph-path`. Data only. */
import type { ParamTable } from '../../core/params.ts';
import { MODELS, modelTitle } from './models.ts';
import { SOLVERS, solverTitle } from './solvers.ts';

/** The largest lookahead that can be asked for: of graphs of 16 edges. */
const DEEPEST = 7;

export const PARAMS: ParamTable = [
  {
    kind: 'choice',
    key: 'solver',
    label: 'Solver',
    default: 'e12',
    options: [
      ...MODELS.map((model) => ({ value: model.id, label: modelTitle(model) })),
      ...SOLVERS.map((id) => ({ value: id, label: solverTitle(id) })),
    ],
    basic: true,
    help: 'Who answers: a transformer, trained on graphs of one kind with at most so many edges, or a classical search.',
  },
  {
    kind: 'choice',
    key: 'distribution',
    label: 'Graphs drawn',
    default: 'balanced',
    options: [
      { value: 'balanced', label: 'Balanced: every lookahead as often' },
      { value: 'naive', label: 'Naive: random graphs' },
      { value: 'star', label: 'Star: chains from the start' },
    ],
    help: 'Where random graphs come from; a search then changes them as it likes.',
  },
  {
    kind: 'choice',
    key: 'lookahead',
    label: 'Lookahead drawn',
    default: 'any',
    options: [
      { value: 'any', label: 'any' },
      ...Array.from({ length: DEEPEST + 1 }, (_, depth) => ({ value: String(depth), label: String(depth) })),
    ],
    when: { key: 'distribution', is: 'balanced' },
    help: 'How many levels one must look ahead in the graphs drawn, until only one first step is left.',
  },
  {
    kind: 'choice',
    key: 'axes',
    label: 'Axes of the map',
    default: 'lookahead-edges',
    options: [
      { value: 'lookahead-edges', label: 'lookahead × edges' },
      { value: 'lookahead-branching', label: 'lookahead × branching' },
      { value: 'edges-branching', label: 'edges × branching' },
    ],
    help: 'By which two features of a graph the map is laid out.',
  },
  {
    kind: 'choice',
    key: 'seek',
    label: 'Search for',
    default: 'error',
    options: [
      { value: 'error', label: 'wrong answers' },
      { value: 'cost', label: 'costly answers' },
    ],
    when: { key: 'solver', is: SOLVERS },
    help: 'Whether the map keeps the graphs that a classical search fails on, or those it expands most vertices of.',
  },
  {
    kind: 'int',
    key: 'edges',
    label: 'Most edges',
    unit: 'edges',
    min: 5,
    max: 31,
    default: 12,
    when: { key: 'solver', is: SOLVERS },
    help: 'How many edges, and vertices, a graph may have.',
  },
];
