/**
 * The worker's side of the protocol: opens runs and advances them by slices the page asks for. Time is looked at here
 * and nowhere deeper; it decides when to pause and when to keep a keyframe, never what comes out.
 */
import { RECORD } from '../core/archive.ts';
import type { MapFrame, Phases, Placed, RootHistory, TreeFrame, TreeInfo, TreeView } from '../core/frames.ts';
import type { ParamValues } from '../core/params.ts';
import { clonePlain } from '../core/plain.ts';
import { fail, Refused, succeed, Unanswered, type Result } from '../core/result.ts';
import type { Run } from '../core/run.ts';
import type { Catalogue, RunSpec } from '../core/spec.ts';
import type { EliteArchive, Tensor } from '../core/types.ts';
import { elitesCsv } from '../files/write.ts';
import { InferenceError } from '../onnx/inference-error.ts';
import type { EvaluationLog } from '../lenses/pareto/record.ts';
import { archiveOf, pointsCsv, sidecarJson, traceJson } from './export.ts';
import { genesOf, valuesOfGenes } from './genes.ts';
import type { Spawner } from './pool.ts';
import type {
  CellRange,
  Elite,
  Filed,
  Frames,
  HostApi,
  Lineage,
  Mosaic,
  ParetoPoint,
  Progress,
  Reachable,
  Recovery,
  RunInfo,
  Slice,
} from './protocol.ts';
import type { Registry } from './make-registry.ts';

declare const performance: { now(): number };
declare function setTimeout(then: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Keyframes are kept this many milliseconds of computing apart, so that a seek takes not much longer than this. */
const KEYFRAME_MS = 100;
/** … but never so often that keeping them takes more than a thirtieth of the time. */
const KEYFRAME_SHARE = 30;

/** An evaluation elsewhere is waited for so long at least, so that nobody asks in a tight circle. */
const LEAST_WAIT_MS = 10;
/** How long the code of a run that stands still is warmed, in all and at a time. */
const REHEARSAL_MS = 200;
const REHEARSAL_SLICE_MS = 8;

/** What a slice leaves of the weight of those before it, where the speed is measured. */
const RATE_MEMORY = 0.9;

interface OpenRun {
  readonly run: Run;
  readonly lens: ParamValues;
  /** Fading sums of evaluations and of the milliseconds they took. */
  rateCount: number;
  rateMs: number;
  /** Milliseconds spent on a batch that is still under way. */
  waitedMs: number;
  computedMs: number;
  keyframeAfterMs: number;
}

const progressOf = ({ run, rateCount, rateMs }: OpenRun, frames: boolean): Progress => ({
  at: run.at,
  done: run.done,
  evaluating: run.evaluating,
  next: run.nextEnd(),
  frontier: run.frontier,
  rate: rateMs > 0 ? (1000 * rateCount) / rateMs : 0,
  metrics: run.metrics,
  digest: run.digest,
  ...(frames && {
    frames: {
      ...(run.has('elite-map') && { 'elite-map': run.lens('elite-map').frame() as Frames['elite-map'] }),
      ...(run.has('pareto') && { pareto: run.lens('pareto').frame() as Frames['pareto'] }),
      ...(run.has('predictor') && { predictor: run.lens('predictor').frame() as Frames['predictor'] }),
      ...(run.has('tree') && { tree: run.lens('tree').frame() as Frames['tree'] }),
      curves: run.lens('curves').frame() as Frames['curves'],
    },
  }),
});

/** All of the protocol but for loading what is not there yet. */
export class RunHost implements Omit<HostApi, 'catalogue' | 'open' | 'sidecar'> {
  private readonly opened = new Map<number, OpenRun>();
  private readonly spawner: Spawner | undefined;
  private nextId = 1;

  /** What runs are opened from; may be replaced by another. */
  registry: Registry;
  /** What there is to choose from besides, once that is there. */
  menu: Catalogue | undefined;

  /** With a `spawner`, slow problems are evaluated by a pool of workers. */
  constructor(registry: Registry, spawner?: Spawner) {
    this.registry = registry;
    this.spawner = spawner;
  }

  catalogue(): Catalogue {
    return this.menu ?? this.registry.catalogue;
  }

  /** Whether these runs' problems and searches are in the registry. */
  knows(specs: readonly RunSpec[]): boolean {
    const { problems, searches } = this.registry.catalogue;
    return specs.every(
      (spec) => problems.some(({ id }) => id === spec.problem) && searches.some(({ id }) => id === spec.search),
    );
  }

  open(spec: RunSpec, lens: ParamValues, recovery?: Recovery, beside?: readonly RunSpec[]): Result<RunInfo> {
    return this.guard(() => {
      const result = this.registry.openRun(spec, lens, this.spawner, undefined, beside);
      if (!result.ok) return result;
      const run = result.value;
      if (recovery) {
        run.restore(recovery.snapshot);
        run.loadLogs(recovery.logs);
      }
      const { objectives, fronts, descriptors, space, remark } = run.problem;
      const depicts = run.problem.depict !== undefined;
      const info: RunInfo = {
        id: this.nextId++,
        spec,
        objectives,
        ...(fronts && { fronts }),
        descriptors,
        dim: space.dim,
        ...genesOf(space),
        predicts: run.has('predictor'),
        ...(run.has('tree') && { tree: run.inspect('tree', 'info') as TreeInfo }),
        ...(remark !== undefined && { remark }),
        depicts,
        at: run.at,
      };
      this.opened.set(info.id, {
        run,
        lens,
        rateCount: 0,
        rateMs: 0,
        waitedMs: 0,
        computedMs: 0,
        keyframeAfterMs: KEYFRAME_MS,
      });
      return succeed(info);
    });
  }

  async advance(id: number, slice: Slice): Promise<Result<Progress>> {
    const open = this.opened.get(id);
    if (open === undefined) return closed(id);
    const { run } = open;
    try {
      let last = performance.now();
      const begun = { at: run.at, time: last };
      const end = last + slice.sliceMs;
      await run.advance(
        slice.until,
        () => {
          const now = performance.now();
          open.computedMs += now - last;
          last = now;
          if (open.computedMs >= open.keyframeAfterMs) {
            run.keep();
            last = performance.now();
            open.keyframeAfterMs = Math.max(KEYFRAME_MS, KEYFRAME_SHARE * (last - now));
            open.computedMs = 0;
          }
          return last >= end;
        },
        (evaluation) => withinMs(evaluation, Math.max(LEAST_WAIT_MS, end - performance.now())),
      );
      open.waitedMs += performance.now() - begun.time;
      if (run.at > begun.at) {
        open.rateCount = open.rateCount * RATE_MEMORY + run.at - begun.at;
        open.rateMs = open.rateMs * RATE_MEMORY + open.waitedMs;
        open.waitedMs = 0;
      }
      return succeed(progressOf(open, slice.frames));
    } catch (error) {
      return error instanceof Unanswered ? error.failure(run.at) : failed(error);
    }
  }

  /**
   * Computes a second copy of a run that has not moved yet and throws it away, in short slices with `rest` between, so
   * that the first seek finds its code compiled: 0.1 s and more in a fresh worker. Ends at once when the run moves. Not
   * for slow problems: a single batch of theirs would keep the page waiting, and others evaluate them.
   */
  async rehearse(id: number, rest: () => Promise<void>): Promise<void> {
    const open = this.opened.get(id);
    // What is slow is not held up by compiling; a graphics device is busy for long with what is thrown away.
    if (open === undefined || this.registry.isPooled(open.run.spec) || open.run.spec.evaluator === 'webgpu') return;
    const copy = this.registry.openRun(open.run.spec, open.lens);
    if (!copy.ok) return;
    const still = () => this.opened.get(id) === open && open.run.frontier === 0;
    for (let spent = 0; spent < REHEARSAL_MS && still() && !copy.value.done;) {
      const begun = performance.now();
      try {
        await copy.value.advance(Infinity, () => performance.now() - begun >= REHEARSAL_SLICE_MS);
      } catch {
        // The run itself will meet the same trouble, and tell of it.
        return;
      }
      spent += performance.now() - begun;
      await rest();
    }
  }

  rewind(id: number, target: number): Result<Progress> {
    return this.withRun(id, (run, open) => {
      run.rewind(target);
      return succeed(progressOf(open, false));
    });
  }

  elite(id: number, column: number, row: number): Result<{ elite: Elite; lineage: Lineage } | null> {
    return this.withRun(id, (run) => {
      if (!run.has('elite-map')) return succeed(null);
      return succeed(run.inspect('elite-map', { cell: [column, row] }) as { elite: Elite; lineage: Lineage } | null);
    });
  }

  point(id: number, row: number): Result<ParetoPoint | null> {
    return this.withRun(id, (run) => {
      const point = run.inspect('pareto', { row }) as ParetoPoint | null;
      const recorded = point && run.problem.recorded?.(point.solution);
      return succeed(point && { ...point, ...(recorded && { recorded }) });
    });
  }

  genes(id: number, columns: readonly number[], from: number, to: number): Result<Float32Array> {
    return this.withRun(id, (run) =>
      succeed(valuesOfGenes(run.problem.space, run.inspect('pareto', 'all') as EvaluationLog, columns, from, to)),
    );
  }

  filed(id: number, birth: number): Result<Filed | null> {
    return this.withRun(id, (run) => succeed(run.inspect('elite-map', { birth }) as Filed | null));
  }

  reachable(id: number): Result<Reachable> {
    return this.withRun(id, (run) => {
      if (!run.has('elite-map')) return succeed(undefined);
      const { cols, rows, centroids } = run.lens('elite-map').frame() as MapFrame;
      return succeed(centroids === undefined ? run.problem.reachable?.(cols, rows) : undefined);
    });
  }

  lookAt(id: number, view: TreeView): Result<TreeFrame> {
    return this.withRun(id, (run) => succeed(run.inspect('tree', { view }) as TreeFrame));
  }

  rootHistory(id: number): Result<RootHistory> {
    return this.withRun(id, (run) => succeed(run.inspect('tree', 'history') as RootHistory));
  }

  position(id: number, path: readonly number[], ahead: readonly number[]): Result<Placed | null> {
    return this.withRun(id, (run) =>
      succeed(run.has('tree') ? (run.inspect('tree', { path, ahead }) as Placed | null) : null),
    );
  }

  phases(id: number): Promise<Result<Phases | null>> {
    return this.withNetwork(id, (run) => run.phases());
  }

  depict(id: number, solutions: Float64Array): Promise<Result<Tensor | null>> {
    return this.withNetwork(id, async (run) => (await run.problem.depict?.(solutions)) ?? null);
  }

  mosaic(id: number, cells: CellRange): Promise<Result<Mosaic | null>> {
    return this.withNetwork(id, async (run) => {
      if (run.problem.depict === undefined) return null;
      const found = elitesWithin(run.inspect('elite-map', 'all') as EliteArchive, cells);
      return { cells: found.cells, pictures: await run.problem.depict(found.solutions) };
    });
  }

  csv(id: number): Result<string> {
    return this.withRun(id, (run) => succeed(elitesCsv(archiveOf(run))));
  }

  points(id: number): Result<string> {
    return this.withRun(id, (run) => succeed(pointsCsv(run)));
  }

  sidecar(id: number): Result<string> {
    return this.withRun(id, (run) => succeed(sidecarJson(run, this.opened.get(id)?.lens ?? {}, this.catalogue())));
  }

  trace(id: number): Result<string> {
    return this.withRun(id, (run) => succeed(traceJson(run)));
  }

  recovery(id: number): Result<Recovery | null> {
    return this.withRun(id, (run) => {
      const keyframe = run.timeline.before(run.at);
      return succeed(keyframe ? { snapshot: clonePlain(keyframe.state), logs: run.logs() } : null);
    });
  }

  close(id: number): void {
    this.opened.get(id)?.run.close();
    this.opened.delete(id);
  }

  private withRun<T>(id: number, act: (run: Run, open: OpenRun) => Result<T>): Result<T> {
    const open = this.opened.get(id);
    return open === undefined ? closed(id) : this.guard(() => act(open.run, open));
  }

  private async withNetwork<T>(id: number, act: (run: Run) => Promise<T>): Promise<Result<T>> {
    const open = this.opened.get(id);
    if (open === undefined) return closed(id);
    try {
      return succeed(await act(open.run));
    } catch (error) {
      return failed(error);
    }
  }

  /** Nothing is thrown across the worker boundary: what goes wrong inside arrives as a Failure. */
  private guard<T>(act: () => Result<T>): Result<T> {
    try {
      return act();
    } catch (error) {
      return failed(error);
    }
  }
}

/** Cells and solutions of the elites within a range of cells, in the archive's order. */
function elitesWithin(archive: EliteArchive, [[left, bottom], [right, top]]: CellRange) {
  const { cols, dim, stride, filled, cellOfSlot, records } = archive;
  const slots: number[] = [];
  for (let slot = 0; slot < filled; slot++) {
    const column = cellOfSlot[slot] % cols;
    const row = Math.floor(cellOfSlot[slot] / cols);
    if (column >= left && column <= right && row >= bottom && row <= top) slots.push(slot);
  }
  const solutions = new Float64Array(slots.length * dim);
  slots.forEach((slot, i) => {
    const at = slot * stride + RECORD.solution;
    solutions.set(records.subarray(at, at + dim), i * dim);
  });
  return { cells: Uint32Array.from(slots, (slot) => cellOfSlot[slot]), solutions };
}

/** Waits for an evaluation so long at most; false: it is still under way. */
async function withinMs(evaluation: Promise<void>, ms: number): Promise<boolean> {
  if (ms === Infinity) return evaluation.then(() => true);
  let timer: unknown;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  try {
    return await Promise.race([evaluation.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

const closed = (id: number) => fail('no-run', `run ${id} is not open here`, 'start it again');

function failed(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof InferenceError) return fail('inference', message, error.hint);
  if (error instanceof Refused) return error.failure;
  if (error instanceof RangeError) {
    return fail('no-memory', `the run could not go on: ${message}`, 'use fewer cells or a smaller problem');
  }
  return fail('internal', `the run could not go on: ${message}`, 'start it again, or change a parameter');
}
