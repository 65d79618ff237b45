/**
 * One trial of an experiment: each search plays the same game, and its choice is looked at after more and more evaluations. The
 * choice after n evaluations is that of a run with a budget of n. Pure.
 */
import { countsOf, type TrialOutcome, type TrialRequest } from '../core/experiment.ts';
import { succeed, type Result } from '../core/result.ts';
import type { Snapshot } from '../core/run.ts';
import type { RunSpec } from '../core/spec.ts';
import { chosenChild, type Tree } from '../core/tree.ts';
import type { Lens, LensDefinition } from '../core/types.ts';
import type { Registry } from '../host/make-registry.ts';
import { registryFor } from '../host/registry-of.ts';

import { instanceOf } from './instances.ts';

/** Sees nothing but which move the search would make: its place among the root's, −1 of none. */
const choice: LensDefinition = {
  id: 'choice',
  title: 'Choice',
  summary: 'The move that the search would make.',
  params: [],
  metrics: [],
  memory: () => 0,
  create({ tree: planted }): Lens<number> {
    let tree = planted as Tree;
    return {
      observe: (step) => void (tree = step.tree ?? tree),
      frame() {
        const chosen = chosenChild(tree);
        return chosen < 0 ? -1 : chosen - tree.first[0];
      },
      metrics: () => ({}),
      save: () => null,
      load: (_saved, _archive, searched) => void (tree = searched ?? tree),
      log: () => null,
      loadLog() {},
    };
  },
};

/** The move chosen after each of the counts, by its place. */
async function choices(spec: RunSpec, counts: readonly number[], { openRun }: Registry): Promise<Result<number[]>> {
  const chosen: number[] = [];
  let before: Snapshot | undefined;
  for (const budget of counts) {
    const opened = openRun({ ...spec, budget }, {}, undefined, [choice]);
    if (!opened.ok) return opened;
    const run = opened.value;
    // Goes on from the smaller budget, for iterations are the same however batches part them.
    if (before !== undefined) run.restore(before);
    await run.advance(budget);
    chosen.push(run.lens('choice').frame() as number);
    before = run.snapshot();
  }
  return succeed(chosen);
}

/** What the trials before were made of: one experiment asks for many of the same. */
let last: { readonly of: string; readonly registry: Promise<Registry> } | undefined;

function registryOf(specs: readonly RunSpec[]): Promise<Registry> {
  const of = specs.flatMap(({ problem, search }) => [problem, search]).join();
  if (last?.of === of) return last.registry;
  const registry = registryFor(specs, []);
  last = { of, registry };
  // What could not be loaded is asked for again the next time.
  registry.catch(() => (last = undefined));
  return registry;
}

export async function runTrial({ specs, trial }: TrialRequest): Promise<Result<TrialOutcome>> {
  const [{ budget }] = specs;
  const registry = await registryOf(specs);
  const found = instanceOf(specs[0], trial, registry.problemOf);
  if (!found.ok) return found;
  const { params, seed, what, values } = found.value;
  const counts = countsOf(budget);
  const most = Math.max(...values);
  if (values.every((value) => value === most)) return succeed({ trial, what, wrong: new Uint8Array(0) });
  const wrong = new Uint8Array(specs.length * counts.length);
  for (const [i, spec] of specs.entries()) {
    const chosen = await choices({ ...spec, seed, params: { ...spec.params, ...params } }, counts, registry);
    if (!chosen.ok) return chosen;
    chosen.value.forEach((place, k) => (wrong[i * counts.length + k] = Number(values[place] !== most)));
  }
  return succeed({ trial, what, wrong });
}
