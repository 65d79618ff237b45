/** What the page asks of the worker that looks into transformers, and what it is told. Plain data. */
import type { Measurement } from '../problems/graph-path/explain-measure.ts';
import type { Thresholds } from '../problems/graph-path/explain-ops.ts';
import type { SampleEntry } from '../problems/graph-path/explain-sample.ts';
import type { Result } from '../core/result.ts';
import type { Backend } from '../core/types.ts';
import type { Question } from '../problems/graph-path/question.ts';
import type { SweepAsked, SweepPart } from '../problems/graph-path/sweep.ts';

/** An entry of an attention that is made 0: column `to` no longer looks at column `from`. */
export interface Cut {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
}

/** A network: a shipped transformer, or what it was at a step of its training. */
export interface Of {
  /** Of `MODELS`. */
  readonly model: string;
  /** Of the networks along its training, where it has any; the finished one if absent. */
  readonly step?: number;
}

export interface Asked extends Of {
  readonly question: Question;
  readonly cuts?: readonly Cut[];
  /** Edges, by their place, that the transformer is not told of: each joins an unused vertex to itself instead. */
  readonly without?: readonly number[];
}

/** One forward pass. n columns: three for each edge, then QUERY, start, goal, PATH, start. */
export interface Seen {
  /** [n] The tokens read. */
  readonly row: Uint8Array;
  /** [tokens] Scores, and the chances that they stand for. */
  readonly logits: Float32Array;
  readonly chances: Float64Array;
  /** The vertex answered; 0 if a token that is no vertex has the highest score. */
  readonly answer: number;
  /** By state, 0 … layers [n × width]: before each layer, and after the last. */
  readonly states: readonly Float32Array[];
  /** By layer [n × n]: row by row, what a column looks at. */
  readonly attention: readonly Float32Array[];
  /** By state, 0 … layers [n × tokens]: the chances that each column would give if the last LayerNorm read it out there. */
  readonly lens: readonly Float32Array[];
}

/** What each column knows of each edge. */
export interface Reached {
  /** By state, 0 … layers [n × edges]: change of its stream when the edge is taken away, as a share of its length. */
  readonly influences: readonly Float64Array[];
}

/** How large influences are that can mean nothing: 99 % are smaller. */
export interface Noise {
  /** By state, 0 … layers. */
  readonly thresholds: readonly number[];
  readonly graphs: number;
}

export interface ReachabilityApi {
  look(asked: Asked): Promise<Result<Seen>>;
  /** Fails with `no-unused` where every vertex is used, as then nothing can stand in for an edge. */
  reach(asked: Asked): Promise<Result<Reached>>;
  /** Measured once for each network. */
  noise(asked: Of): Promise<Result<Noise>>;
  /** The vertices walked through, the start first, by asking again from each answer; ends at the goal, or with the first answer that is no child. */
  path(asked: Asked): Promise<Result<readonly number[]>>;
}

/** By way (ahead, back), state, 0 … layers, and distance, from 1: area under the curve of a linear probe. */
export type ProbeAreas = readonly (readonly (readonly number[])[])[];

/** How far the training of linear probes is. */
export interface ProbeProgress {
  /** Graphs learned from, then guessed, so far; of `all`, the first `learned` are learned from. */
  readonly done: number;
  readonly all: number;
  readonly learned: number;
  /** At the end: of the network, and of one of its shape that has learned nothing. */
  readonly areas?: { readonly trained: ProbeAreas; readonly control: ProbeAreas };
}

/** An answer to be explained, and what the network is run by. */
export interface ExplainAsked extends Asked {
  readonly backend: Backend;
}

/** How far the measurement of an answer is. */
export interface Measuring {
  readonly done: number;
  readonly all: number;
  /** Forward passes made so far. */
  readonly passes: number;
  /** At the end. */
  readonly measurement?: Measurement;
}

/** Answers explained over many questions: of the network itself, of one of its shape that has learned nothing, or of one with its weights shuffled. */
export interface SampleAsked extends Of {
  readonly network: 'trained' | 'untrained' | 'scrambled';
  readonly thresholds: Thresholds;
  readonly backend: Backend;
}

export interface SampleOutcome extends SampleEntry {
  /** Which question, from 0. */
  readonly trial: number;
}

/** What takes long, asked of a second worker, so that looking never waits. */
export interface BackgroundApi {
  /** One part of a sweep. Fails with `bad-sweep` if it cannot be asked. */
  askPart(sweep: SweepAsked, part: number): Promise<Result<SweepPart>>;
  /** Goes on with the linear probes of a network by a few graphs; they are kept while the worker is. */
  probe(of: Of): Promise<Result<ProbeProgress>>;
  /**
   * By way and state [(size + 1) × (size + 1)]: how far the vertex of the row is taken to reach that of the column, or to be reached from it;
   * near 0 or near 1, NaN where nothing is asked. Fails with `no-probe` before the probes have learned.
   */
  guess(of: Of, question: Question): Promise<Result<readonly (readonly Float64Array[])[]>>;
  /** Goes on with the measurement that explains an answer, or with what another worker had measured `before`. */
  explain(asked: ExplainAsked, before?: Measurement): Promise<Result<Measuring>>;
  /** What is measured of it so far. */
  measured(asked: ExplainAsked): Promise<Result<Measurement | undefined>>;
  /** Explains one question of a sample. */
  sample(asked: SampleAsked, index: number): Promise<Result<SampleOutcome>>;
}
