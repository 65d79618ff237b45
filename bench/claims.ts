/**
 * The claims that the page lists, tested anew: every run of every claim, its figure against the one on record, against
 * the band, and the run's digest against the link's. Exits 1 if anything differs from what the page says.
 *   npm run -s bench:claims [all]     without "all" the runs of a minute and more are left out
 */
import { figureText, bandText, holds, type Claim, type ClaimRun } from '../app/gallery/claims/claim.ts';
import { MAP_ELITES_CLAIMS } from '../app/gallery/claims/map-elites.ts';
import { MCTS_CLAIMS } from '../app/gallery/claims/mcts.ts';
import { NAS_CLAIMS } from '../app/gallery/claims/nas.ts';
import { REACHABILITY_CLAIMS } from '../app/gallery/claims/reachability.ts';
import { SPARSE_CLAIMS } from '../app/gallery/claims/sparse.ts';
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { ratesOf, type TrialOutcome } from '../workers/core/experiment.ts';
import type { ParetoFrame } from '../workers/core/frames.ts';
import { decodeLink } from '../workers/core/link.ts';
import type { Run } from '../workers/core/run.ts';
import type { Lineage, ParetoPoint } from '../workers/host/protocol.ts';
import { runTrial } from '../workers/experiments/trial.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { inference } from '../workers/host/inference.ts';
import { archiveOf } from '../workers/host/export.ts';
import { deepest } from '../workers/problems/graph-path/draw.ts';
import { PAPER_THRESHOLDS } from '../workers/problems/graph-path/explain-ops.ts';
import { modelOf } from '../workers/problems/graph-path/models.ts';
import { courseOf } from '../workers/problems/sparse-mask/course.ts';
import { maskOf, trainingOf } from '../workers/problems/sparse-mask/picture.ts';
import { eliteMap } from '../workers/lenses/elite-map/elite-map.ts';
import type { LensDefinition } from '../workers/core/types.ts';
import { Explaining } from '../workers/reachability/explaining.ts';
import { Looking } from '../workers/reachability/looking.ts';
import { printTable } from './stage.ts';

/** Of the elites with a parent: the share whose parent was filed within this of them, in sides of the map. */
const NEAR = 0.2;
/** Graphs of each lookahead whose answers are explained. */
const EXPLAINED = 5;
/** Of a mean over seeds, from 1. */
const SEEDS = 400;

function parentsNear(run: Run): number {
  const { cols, rows, filled, cellOfSlot } = archiveOf(run);
  let near = 0;
  let all = 0;
  for (let slot = 0; slot < filled; slot++) {
    const cell = [cellOfSlot[slot] % cols, Math.floor(cellOfSlot[slot] / cols)];
    const { lineage } = run.inspect('elite-map', { cell }) as { lineage: Lineage };
    const last = lineage.births.length - 1;
    if (last < 1) continue;
    all += 1;
    const dx = (lineage.columns[last] - lineage.columns[last - 1]) / cols;
    const dy = (lineage.rows[last] - lineage.rows[last - 1]) / rows;
    if (Math.sqrt(dx * dx + dy * dy) <= NEAR) near += 1;
  }
  return near / all;
}

/** Per cent of fresh samples that the mask with the run's best score, the first of equals, has right after so much training. */
function afterTraining(run: Run, epochs: number): number {
  const { points } = run.lens('pareto').frame() as ParetoFrame;
  let best = 0;
  for (let row = 1; 2 * row < points.length; row++) if (points[2 * row] > points[2 * best]) best = row;
  const { solution } = run.inspect('pareto', { row: best }) as ParetoPoint;
  const { params } = run.spec;
  const { init, rate } = trainingOf(params);
  const course = courseOf(maskOf(params, solution).mask, init, rate);
  for (let epoch = 0; epoch < epochs; epoch++) course.epoch();
  return course.accuracies[epochs];
}

/** Share of best moves that a search chooses at the end of its budget, in the trials that a link asks for. */
async function rightChoices(link: string): Promise<number> {
  const { spec, lens } = decodeLink(link, catalogue).value;
  const outcomes: TrialOutcome[] = [];
  for (let trial = 0; trial < Number(lens.trials); trial++) {
    const result = await runTrial({ specs: [spec], trial });
    if (!result.ok) throw new Error(result.message);
    outcomes.push(result.value);
  }
  const { wrong, asked } = ratesOf(outcomes, 1, spec.budget)[0].at(-1) as { wrong: number; asked: number };
  return (asked - wrong) / asked;
}

/** Notes the first evaluation that brought a reward of 1. */
const firstOne: LensDefinition = {
  id: 'first-one',
  title: 'First reward of 1',
  summary: '',
  params: [],
  metrics: [],
  memory: () => 0,
  create() {
    let first = NaN;
    return {
      observe({ batch, results, firstBirth }) {
        for (let row = 0; row < batch.size; row++)
          if (results.objectives[row] === 1 && !(first <= firstBirth + row)) first = firstBirth + row;
      },
      frame: () => null,
      metrics: () => ({ firstOne: first }),
      save: () => null,
      load() {},
      log: () => null,
      loadLog() {},
    };
  },
};

/** Adds up fitness, of which there is one in all these runs. */
const meanFitness: LensDefinition = {
  ...firstOne,
  id: 'mean-fitness',
  title: 'Mean fitness',
  create() {
    let sum = 0;
    let seen = 0;
    return {
      observe({ batch, results }) {
        for (let row = 0; row < batch.size; row++) sum += results.objectives[row];
        seen += batch.size;
      },
      frame: () => null,
      metrics: () => ({ meanFitness: sum / seen }),
      save: () => null,
      load() {},
      log: () => null,
      loadLog() {},
    };
  },
};

/** Share of right answers of a link's transformer that path merging explains, at the paper's thresholds or with place copies. */
async function explained(link: string): Promise<number> {
  const { spec } = decodeLink(link, catalogue).value;
  const model = modelOf(String(spec.params['p.solver'] ?? 'e12'));
  if (model === undefined) throw new Error(`${link}: expected a transformer as the solver`);
  const explaining = new Explaining(new Looking(inference), inference);
  let right = 0;
  let told = 0;
  for (let index = 0; index < EXPLAINED * (deepest(model.size) + 1); index++) {
    const result = await explaining.sample(
      { model: model.id, network: 'trained', thresholds: PAPER_THRESHOLDS, backend: 'wasm' },
      index,
    );
    if (!result.ok) throw new Error(result.message);
    if (result.value.right) right++;
    if (result.value.right && result.value.explained) told++;
  }
  return told / right;
}

/** A metric at the end of a run, seen through one lens. */
async function endOf(link: string, lens: LensDefinition, seed?: number): Promise<Run> {
  const { spec } = decodeLink(link, catalogue).value;
  const opened = openRun({ ...spec, seed: seed ?? spec.seed }, {}, undefined, [lens]);
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity);
  return opened.value;
}

async function meanBest(link: string): Promise<number> {
  let sum = 0;
  for (let seed = 1; seed <= SEEDS; seed++) sum += (await endOf(link, eliteMap, seed)).metrics.best;
  return sum / SEEDS;
}

async function figureOf(run: Run, { measure, link }: ClaimRun): Promise<number> {
  if (measure === 'rightChoices') return rightChoices(link);
  if (measure === 'firstOne') return (await endOf(link, firstOne)).metrics.firstOne;
  if (measure === 'rightAnswers') return 1 - (await endOf(link, meanFitness)).metrics.meanFitness / 100;
  if (measure === 'explained') return explained(link);
  if (measure === 'meanBest') return meanBest(link);
  if (measure === 'after5') return afterTraining(run, 5);
  if (measure === 'after20') return afterTraining(run, 20);
  if (measure === 'parentsNear') return parentsNear(run);
  if (measure !== 'reachable') return run.metrics[measure];
  const { cols, rows } = archiveOf(run);
  return run.problem.reachable?.(cols, rows).reduce((sum, cell) => sum + cell, 0) ?? NaN;
}

/** Runs that several claims share are computed once. */
const known = new Map<string, Run>();

async function runOf(link: string): Promise<Run> {
  const old = known.get(link);
  if (old !== undefined) return old;
  const { spec, lens, at, digest } = decodeLink(link, catalogue).value;
  const opened = openRun(spec, lens);
  if (!opened.ok) throw new Error(opened.message);
  const run = opened.value;
  await run.advance(at ?? spec.budget, () => false);
  if (run.digest !== digest) throw new Error(`${link}: expected the digest ${digest}, got ${run.digest}`);
  known.clear();
  known.set(link, run);
  return run;
}

readModelsFromFiles();
const withLong = process.argv[2] === 'all';

async function test(claim: Claim): Promise<string[][]> {
  if (claim.status !== 'tested') return [[claim.id, claim.status, '', '', '']];
  if (!withLong && claim.runs.some((run) => run.long)) return [[claim.id, 'left out: long', '', '', '']];
  const figures: number[] = [];
  for (const one of claim.runs) figures.push(await figureOf(await runOf(one.link), one));
  const verdict = holds(claim, figures) ? 'holds' : 'DOES NOT HOLD';
  const changed = figures.some((figure, i) => figure !== claim.runs[i].measured);
  if (changed) process.exitCode = 1;
  return claim.runs.map((one, i) => [
    i === 0 ? claim.id : '',
    one.what,
    `${figureText(one.measure, figures[i])}${figures[i] === one.measured ? '' : ` (${figures[i]}, on record ${one.measured})`}`,
    one.band ? bandText(one.measure, one.band) : claim.rising ? 'rising' : '',
    i === 0 ? `${verdict}${changed ? ', NOT AS ON RECORD' : ''}` : '',
  ]);
}

const rows: string[][] = [];
for (const claim of [...MAP_ELITES_CLAIMS, ...NAS_CLAIMS, ...SPARSE_CLAIMS, ...MCTS_CLAIMS, ...REACHABILITY_CLAIMS])
  rows.push(...(await test(claim)));
printTable(['claim', 'run', 'measured', 'band', 'verdict'], rows);
