/** The problem of a spec alone, for workers that do not search: nothing else is loaded. */
import type { RunSpec } from '../core/spec.ts';
import type { Problem } from '../core/types.ts';
import { gifts } from './given.ts';
import { inference } from './inference.ts';
import { makeProblem } from './make-registry.ts';
import { PROBLEMS } from './shelf.ts';

/** Rejects where there is no such problem, or it cannot be made. */
export const loadProblem = async (spec: RunSpec): Promise<Problem> =>
  makeProblem(await PROBLEMS[spec.problem](), spec, inference, gifts());
