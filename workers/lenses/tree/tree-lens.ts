/**
 * The tree that a search grows: the part of it that is in view, how the moves from the root fared over the run, and how good the
 * move is that the search would make, where the truth is known.
 */
import { TRIALS } from '../../core/experiment.ts';
import type { RootHistory, TreeFrame, TreeInfo, TreeView } from '../../core/frames.ts';
import type { GameSpace } from '../../core/game.ts';
import { placedAt, writtenMoves } from '../../core/positions.ts';
import { chosenChild, type Tree } from '../../core/tree.ts';
import type { Lens, LensContext, LensDefinition, Problem } from '../../core/types.ts';
import { icicleOf } from './icicle.ts';
import { mostVisited } from './most-visited.ts';
import { childrenOf, describe, describeChildren, follow, lineFrom } from './nodes.ts';
import { silentOf } from './silent.ts';

/** Samples of the root's moves a run, give or take the last. */
const SAMPLES = 500;
/** Positions that may be looked at for the truth about the root's moves, before the run begins. */
const WORK_AT_ROOT = 200_000;
const FIRST_VIEW: TreeView = { top: [], pixels: 1000, levels: 64, most: 300 };

/** Who plays, and what is known; choices are a game of one, of which nothing is. */
const rulesOf = ({ space }: Problem): { players: 1 | 2; turn: number; oracle?: GameSpace['oracle'] } =>
  space.kind === 'game'
    ? { players: space.players, turn: space.board().turn, oracle: space.oracle }
    : { players: 1, turn: 0 };

export function treeFrame(tree: Tree, players: number, turn: number, view: TreeView, at: number): TreeFrame {
  const { node: top, path } = follow(tree, view.top);
  const told = (nodes: Int32Array) => describe(tree, nodes, players, turn);
  const { nodes, ...places } = icicleOf(tree, top, view.pixels, view.levels);
  const branches = mostVisited(tree, top, view.most);
  const placeOf = new Map(Array.from(branches, (node, place) => [node, place]));
  const chosen = chosenChild(tree);
  return {
    at,
    size: tree.size,
    full: tree.full,
    chosen: chosen < 0 ? -1 : tree.move[chosen],
    played: Uint16Array.from(tree.played),
    top: path,
    turn: players === 2 ? (turn + path.length) & 1 : 0,
    visits: tree.visits[top],
    bars: { ...told(nodes), ...places },
    branches: {
      ...told(branches),
      parent: Int32Array.from(branches, (node) => (node === top ? -1 : (placeOf.get(tree.parent[node]) ?? -1))),
    },
    children: describeChildren(tree, top, players, turn),
    rootChildren: describeChildren(tree, 0, players, turn),
    line: lineFrom(tree, top),
  };
}

/** What of a run's history a clone holds: evaluations so far, the deepest leaf, the best reward, and the evaluation that first had it. */
interface Saved {
  readonly grownAt: number;
  readonly deepest: number;
  readonly best: number;
  readonly bestAt: number;
}

function create({ problem, budget, tree: planted }: LensContext): Lens<TreeFrame, Saved, RootHistory> {
  const { players, turn: firstTurn, oracle } = rulesOf(problem);
  const truth = oracle?.().values([], WORK_AT_ROOT) ?? null;
  const stride = Math.ceil(budget / SAMPLES);
  if (planted === undefined) throw new Error('expected a search that grows a tree');
  let tree = planted;
  /** Who moves at the root. */
  const turnNow = (): number => (players === 2 ? (firstTurn + tree.played.length) & 1 : 0);
  let view = FIRST_VIEW;
  const isGame = problem.space.kind === 'game';
  /** Of two, each strives for another reward. */
  const alone = isGame && players === 1;
  let grownAt = 0;
  let deepest = 0;
  let best = 0;
  let bestAt = 0;
  let at: number[] = [];
  let moves: number[] = [];
  let visits: number[] = [];
  let mean: number[] = [];

  const log = (): RootHistory => ({
    at: Float64Array.from(at),
    moves: Uint16Array.from(moves),
    visits: Uint32Array.from(visits),
    mean: Float32Array.from(mean),
  });

  return {
    observe(step) {
      if (step.tree !== undefined) tree = step.tree;
      grownAt = step.at;
      const { size } = step.batch;
      const { descriptors, objectives } = step.results;
      for (let row = 0; row < size; row++) {
        deepest = Math.max(deepest, descriptors[2 * row]);
        if (bestAt > 0 && objectives[row] <= best) continue;
        best = objectives[row];
        bestAt = step.at - size + row + 1;
      }
      const last = at.at(-1) ?? 0;
      const due = step.at >= (Math.floor(last / stride) + 1) * stride || step.at === budget;
      if (!due || step.at <= last || tree.count[0] === 0) return;
      const { move: rootMoves, ...told } = describe(tree, childrenOf(tree, 0), players, turnNow());
      moves = Array.from(rootMoves);
      at.push(step.at);
      visits.push(...told.visits);
      mean.push(...told.mean);
    },
    frame: () => treeFrame(tree, players, turnNow(), view, grownAt),
    metrics() {
      const chosen = chosenChild(tree);
      // Known of where the run began.
      const known = truth !== null && chosen >= 0 && tree.played.length === 0;
      const regret = known ? Math.max(...truth) - truth[chosen - tree.first[0]] : NaN;
      return {
        nodes: tree.size,
        full: Number(tree.full),
        // Plies are what games have for a first descriptor.
        ...(isGame && { deepest }),
        ...(alone && { bestReward: bestAt > 0 ? best : NaN, bestAt: bestAt > 0 ? bestAt : NaN }),
        rootValue: chosen >= 0 ? tree.total[chosen] / tree.visits[chosen] : NaN,
        ...(truth !== null && { regret, optimalMove: known ? Number(regret === 0) : NaN }),
      };
    },
    save: () => ({ grownAt, deepest, best, bestAt }),
    load(saved, _, searched) {
      ({ grownAt, deepest, best, bestAt } = saved);
      tree = searched ?? tree;
    },
    log,
    loadLog(history) {
      at = Array.from(history.at);
      moves = Array.from(history.moves);
      visits = Array.from(history.visits);
      mean = Array.from(history.mean);
    },
    /**
     * `{view}`: looks there from now on, and gives the frame. `'history'`: how the root's moves fared. `'info'`: a `TreeInfo`.
     * `{path, ahead}`: how the game stands there, a `Placed`, and null where there is no board.
     */
    inspect(question) {
      if (question === 'history') return log();
      const { space } = problem;
      const game = space.kind === 'game' ? space : null;
      if (question === 'info') {
        const notation = game === null ? undefined : writtenMoves(game);
        const silent = space.kind === 'categorical' ? silentOf(space) : null;
        return {
          players,
          turn: firstTurn,
          knowsTruth: truth !== null,
          ...(notation && { notation }),
          ...(silent && { silent }),
        } satisfies TreeInfo;
      }
      if ('path' in (question as object)) {
        const { path, ahead } = question as { path: readonly number[]; ahead: readonly number[] };
        return game === null ? null : placedAt(game, path, ahead);
      }
      view = (question as { view: TreeView }).view;
      return treeFrame(tree, players, turnNow(), view, grownAt);
    },
  };
}

export const treeLens: LensDefinition = {
  id: 'tree',
  title: 'Search tree',
  summary: 'The tree of positions that the search has grown: how often it went where, and with what success.',
  params: [
    {
      kind: 'int',
      label: 'Trials of the experiment',
      unit: 'trials',
      help: 'How many trees, positions or seeds the experiment tries the searches on, in the background; 0 for no experiment.',
      ...TRIALS,
    },
  ],
  metrics: [
    {
      id: 'rootValue',
      label: 'Value of the chosen move',
      unit: 'mean reward',
      help: 'Mean reward of the move that the search would make, for the player who makes it.',
    },
    {
      id: 'regret',
      label: 'Regret',
      unit: 'of a reward',
      help: 'How much worse the chosen move truly is than the best; where the truth is known.',
    },
    {
      id: 'optimalMove',
      label: 'Chosen move is optimal',
      unit: '1 = yes',
      help: 'Whether the move that the search would make is truly one of the best; where the truth is known.',
    },
    {
      id: 'nodes',
      label: 'Nodes',
      unit: 'nodes',
      help: 'How many positions the tree holds, untried children included.',
    },
    {
      id: 'full',
      label: 'Tree is full',
      unit: '1 = yes',
      help: 'Whether the tree has stopped growing because it has as many nodes as it may.',
    },
    {
      id: 'deepest',
      label: 'Deepest leaf',
      unit: 'plies',
      help: 'The longest way from the root at whose end a playout has begun.',
    },
    {
      id: 'bestReward',
      label: 'Best reward so far',
      unit: 'reward',
      help: 'The highest reward of a playout so far, in games of one.',
    },
    {
      id: 'bestAt',
      label: 'Best reward found at',
      unit: 'evaluations',
      help: 'The first evaluation that had the best reward so far, in games of one.',
    },
  ],
  fits: (_problem, { growsTree }) => growsTree,
  create,
  memory: () => 0,
};
