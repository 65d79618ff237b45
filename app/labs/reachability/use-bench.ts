import { useCallback, useEffect, useMemo, useState } from 'react';
import { hashName, Rng } from '../../../workers/core/rng.ts';
import { deepest, drawTest } from '../../../workers/problems/graph-path/draw.ts';
import { unusedVertex } from '../../../workers/problems/graph-path/influence.ts';
import { modelOf, STEPPED, type Model } from '../../../workers/problems/graph-path/models.ts';
import { sweptTitle } from '../../../workers/problems/graph-path/sweep.ts';
import type { Question } from '../../../workers/problems/graph-path/question.ts';
import type { Asked, Cut, Seen } from '../../../workers/reachability/types.ts';
import { askReachability, endLooking, useTold } from '../../reachability/live.ts';
import { session, useSession } from '../../run/live.ts';
import { graphText, notShown, readGraph } from './graph-text.ts';

const NUMBERED = hashName('reachability/test-set');

/**
 * A graph of a lookahead, by number: drawn as the graphs are that networks are tested on, by other random numbers than those of any
 * training, yet not kept out of it.
 */
export const numberedGraph = (size: number, depth: number, number: number): Question =>
  drawTest(new Rng().start(depth, NUMBERED, number), size, Math.min(depth, deepest(size)));

/** Where the lab opens: deep, yet not the deepest there is. */
const FIRST_DEPTH = 3;

/** The number it opens with: of the first graph that leaves a vertex to spare, as some views need one. */
export function firstNumber(size: number): number {
  for (let number = 1; ; number++)
    if (unusedVertex(numberedGraph(size, FIRST_DEPTH, number)) !== undefined) return number;
}

/** What is cut, for one graph. */
interface Removed {
  readonly cuts: readonly Cut[];
  readonly without: readonly number[];
}

const NOTHING: Removed = { cuts: [], without: [] };

const look = (asked: Asked) => askReachability<Seen>((api) => api.look(asked));

/** The graph on the table, the transformer that reads it, and what is cut: one for all views of the lab. */
export interface Bench {
  /** Undefined: a classical search answers. */
  readonly model: Model | undefined;
  /** Of the networks along its training; undefined: the finished one. */
  readonly step: number | undefined;
  readonly question: Question;
  /** Why the graph of the link, or the one before, is not on show. */
  readonly refused: string | undefined;
  readonly cuts: readonly Cut[];
  readonly without: readonly number[];
  /** What is asked of the worker: the same object while nothing changes; null if there is no transformer. */
  readonly asked: Asked | null;
  /** The same without cuts. */
  readonly whole: Asked | null;
  open(question: Question): void;
  setStep(step: number | undefined): void;
  setRemoved(removed: Removed): void;
}

/** `solver` and `edges` as the run's parameters say. */
export function useBench(solver: string, edges: number): Bench {
  const text = useSession((state) => state.graph);
  const model = modelOf(solver);
  const size = model?.size ?? edges;
  const [wished, setStep] = useState<number>();
  const step = model?.id === STEPPED.model ? wished : undefined;
  const [removed, setRemoved] = useState<Removed & { readonly of: string | null }>({ ...NOTHING, of: null });
  const read = useMemo(() => {
    const asked = text === null ? undefined : readGraph(text, size);
    const sentence = asked && notShown(asked, sweptTitle(solver));
    if (asked !== undefined && sentence === undefined) return { question: asked, refused: undefined };
    return { question: numberedGraph(size, FIRST_DEPTH, firstNumber(size)), refused: sentence };
  }, [text, size, solver]);
  const { question, refused } = read;
  // Another network reads another graph, or has other entries to cut.
  const of = `${solver} ${text ?? ''}`;
  const { cuts, without } = removed.of === of ? removed : NOTHING;
  const name = model?.id;
  // Networks that are no longer looked at are released with the worker that opened them; steps of one training stay together.
  useEffect(() => endLooking, [name]);
  const whole = useMemo<Asked | null>(
    () => (name === undefined ? null : { model: name, question, ...(step !== undefined && { step }) }),
    [name, question, step],
  );
  const asked = useMemo<Asked | null>(
    () => (whole === null || cuts.length + without.length === 0 ? whole : { ...whole, cuts, without }),
    [whole, cuts, without],
  );
  const open = useCallback((next: Question) => session.look({ graph: graphText(next) }), []);
  const remove = useCallback((next: Removed) => setRemoved({ ...next, of }), [of]);
  return { model, step, question, refused, cuts, without, asked, whole, open, setStep, setRemoved: remove };
}

/** Takes an edge away, or back in. */
export function toggleEdge(bench: Bench, edge: number): void {
  const { cuts, without: edges } = bench;
  bench.setRemoved({ cuts, without: edges.includes(edge) ? edges.filter((e) => e !== edge) : [...edges, edge] });
}

/** What the transformer makes of the graph, with all cuts (`asked`) or without (`whole`). */
export const useSeen = (asked: Asked | null) => useTold(look, asked);
