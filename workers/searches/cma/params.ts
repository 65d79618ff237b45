/** Parameters that CMA-ME and CMA-MAE share. Defaults as in pyribs; σ₀ as fits the arm. */
import type { ChoiceParam, NumberParam, ParamTable } from '../../core/params.ts';

export const SIGMA0: NumberParam = {
  kind: 'real',
  key: 'sigma',
  label: 'Initial step σ₀',
  unit: 'solution units',
  min: 0.001,
  max: 10,
  default: 0.1,
  log: true,
  basic: true,
  help: 'Standard deviation of the first solutions of an emitter around where it starts; it adapts from there.',
};

/** The rules differ in their defaults only. */
export const selection = (byDefault: 'filter' | 'mu'): ChoiceParam => ({
  kind: 'choice',
  key: 'selection',
  label: 'Parents',
  default: byDefault,
  options: [
    { value: 'filter', label: 'those that entered the map' },
    { value: 'mu', label: 'the better half' },
  ],
  help: 'Which of its own solutions an emitter learns from; either way the better ranked weigh more.',
});

export const restart = (byDefault: 'no-improvement' | 'basic'): ChoiceParam => ({
  kind: 'choice',
  key: 'restart',
  label: 'Restart when',
  default: byDefault,
  basic: true,
  options: [
    { value: 'no-improvement', label: 'nothing entered' },
    { value: 'basic', label: 'converged' },
  ],
  help: 'When an emitter gives up and starts anew from a random elite: as soon as a batch of its own brings nothing to the map, or only when its steps or differences have shrunk to nothing.',
});

export const RANK_ONE: ChoiceParam = {
  kind: 'choice',
  key: 'rank-one',
  label: 'Rank-one term',
  default: 'full',
  options: [
    { value: 'full', label: 'full' },
    { value: 'faint', label: 'faint' },
  ],
  help: 'Whether steps that go the same way again and again stretch the distribution in full, as the tutorial of CMA-ES says, or hardly at all, as in pyribs, the library behind the published figures.',
};

const cells = (key: 'cols' | 'rows', label: string, which: string): NumberParam => ({
  kind: 'int',
  key,
  label,
  unit: 'cells',
  min: 2,
  max: 512,
  default: 100,
  log: true,
  help: `Into how many cells the ${which} descriptor is divided.`,
});

export const SIZES: ParamTable = [
  {
    kind: 'int',
    key: 'emitters',
    label: 'Emitters',
    unit: 'emitters',
    min: 1,
    max: 32,
    default: 15,
    help: 'How many evolution strategies work on the map side by side, each with a distribution of its own.',
  },
  {
    kind: 'int',
    key: 'batch',
    label: 'Batch of an emitter',
    unit: 'solutions',
    min: 4,
    max: 512,
    default: 36,
    log: true,
    help: 'How many solutions each emitter draws before it learns from them; one step of the player is all emitters once.',
  },
  cells('cols', 'Columns', 'first'),
  cells('rows', 'Rows', 'second'),
];
