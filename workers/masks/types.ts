/** What the page asks of the worker that trains masks, and what it is told. Plain data. */

export interface TrainingRequest {
  /** [nodes] The mask in question. */
  readonly mask: Uint8Array;
  /** Seed of the weights. */
  readonly init: number;
  readonly rate: number;
  readonly epochs: number;
  /** How many random masks as sparse are trained beside it. */
  readonly rivals: number;
}

/** Per cent of fresh samples right, before training and after each epoch so far. */
export interface TrainingProgress {
  /** Epochs trained, of all networks together, and how many it will be. */
  readonly done: number;
  readonly total: number;
  readonly mask: readonly number[];
  readonly random: readonly (readonly number[])[];
  readonly dense: readonly number[];
}

export interface TrainingApi {
  /** Forgets what was; nothing is trained yet. */
  begin(request: TrainingRequest): TrainingProgress;
  /** Trains one network for one epoch. */
  advance(): TrainingProgress;
}
