/**
 * Best-first minimax (Korf & Chickering 1996, *Best-first minimax search*): the leaf at the end of the line that both players now hold best is
 * always the next to be expanded, whatever its depth; its children are estimated, and values are backed up by minimax. In a game of
 * one this is greedy best-first search. The paper has an evaluation function; here the mean of a few random playouts stands in for it,
 * drawn once when a position is met. An evaluation is such a playout, or a position at the end of the game.
 *
 * Beyond the paper: what has been followed to the end of the game is exact, marked as proven, and left for the best of what has not,
 * so that the search goes on until the root is proven. Then, or when the tree is full, it learns no more.
 */
import { PLAYOUT_DIM, type GameSpace } from '../../core/game.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { addChildren, newTree, nodeBytes, type Tree } from '../../core/tree.ts';
import type { Search, SearchDefinition } from '../../core/types.ts';

/** Plain data. Beside the tree, of each node [capacity]: its value for who moved to it, and 1 where that is exact. */
interface State {
  readonly tree: Tree;
  values: Float64Array;
  exact: Uint8Array;
  /** The node whose children are being estimated, −1 of none, and which of them is next. */
  expanding: number;
  next: number;
  readonly words: Uint32Array;
}

const PLAYOUTS = hashName('best-first/playouts');
const LARGEST_BATCH = 256;
const GROWTH = 64;
const FIRST_PLACES = 1024;

/** The child with the greatest value, the first of several; `open`: among those not exact yet. −1 where there is none. */
function bestChild({ tree, values, exact }: State, node: number, open: boolean): number {
  const { first, count, visits } = tree;
  let best = -1;
  for (let child = first[node]; child < first[node] + count[node]; child++) {
    if (open ? exact[child] === 1 : visits[child] === 0) continue;
    if (best < 0 || values[child] > values[best]) best = child;
  }
  return best;
}

function searchBestFirst(space: GameSpace, seed: number, playouts: number, most: number): Search<State> {
  const { players } = space;
  const board = space.board();
  const rng = new Rng();
  const moves = new Uint16Array(space.moves);
  const line: number[] = [];

  function goTo({ parent, move }: Tree, node: number): void {
    line.length = 0;
    for (let at = node; parent[at] >= 0; at = parent[at]) line.push(move[at]);
    board.reset();
    for (let ply = line.length - 1; ply >= 0; ply--) board.play(line[ply]);
  }

  /** Opens the leaf at the end of the best line; false where there is no room, and the board is left at that leaf. */
  function open(state: State): boolean {
    const { tree } = state;
    let node = 0;
    while (tree.count[node] > 0) node = bestChild(state, node, true);
    goTo(tree, node);
    const count = board.moves(moves);
    tree.full = tree.size + count > most;
    if (tree.full) return false;
    addChildren(tree, node, moves, count);
    if (state.values.length < tree.parent.length) {
      const [values, exact] = [new Float64Array(tree.parent.length), new Uint8Array(tree.parent.length)];
      values.set(state.values);
      exact.set(state.exact);
      Object.assign(state, { values, exact });
    }
    state.expanding = node;
    state.next = tree.first[node];
    return true;
  }

  /** Minimax, from a node whose children have values up to the root. */
  function backUp(state: State, from: number): void {
    const { tree, values, exact } = state;
    for (let node = from; node >= 0; node = tree.parent[node]) {
      const best = values[bestChild(state, node, false)];
      let all = true;
      let won = false;
      for (let child = tree.first[node]; child < tree.first[node] + tree.count[node]; child++) {
        if (exact[child] === 0) all = false;
        else if (values[child] === 1) won = true;
      }
      values[node] = players === 2 ? 1 - best : best;
      exact[node] = Number(all || won);
    }
  }

  /** One evaluation: player 0's reward, plies to where the playout began, plies it took. */
  function look(state: State): [reward: number, from: number, plies: number] {
    const { tree } = state;
    if (state.exact[0] === 1) {
      goTo(tree, 0);
      const own = state.values[bestChild(state, 0, false)];
      return [players === 1 || board.turn === 0 ? own : 1 - own, 0, 0];
    }
    if (state.expanding < 0 && !open(state)) {
      const from = board.plies;
      board.playOut(rng);
      return [board.reward, from, board.plies - from];
    }
    const { values, exact } = state;
    const child = state.next;
    goTo(tree, child);
    const { turn, over, plies } = board;
    if (!over) board.playOut(rng);
    const own = players === 1 || turn === 1 ? board.reward : 1 - board.reward;
    const before = tree.visits[child];
    values[child] = (values[child] * before + own) / (before + 1);
    for (let node = child; node >= 0; node = tree.parent[node]) tree.visits[node]++;
    if (over) exact[child] = 1;
    if (over || before + 1 >= playouts) {
      state.next++;
      if (state.next === tree.first[state.expanding] + tree.count[state.expanding]) {
        backUp(state, state.expanding);
        state.expanding = -1;
      }
    }
    for (let node = child; node >= 0; node = tree.parent[node]) {
      tree.total[node] = tree.visits[node] * values[node];
      const mark = 1 + 2 * values[node];
      if (exact[node] === 1 && (mark === 1 || mark === 2 || mark === 3)) tree.proven[node] = mark;
    }
    return [board.reward, plies, board.plies - plies];
  }

  return {
    capacity: LARGEST_BATCH,
    init: () => ({
      tree: newTree(FIRST_PLACES),
      values: new Float64Array(FIRST_PLACES),
      exact: new Uint8Array(FIRST_PLACES),
      expanding: -1,
      next: 0,
      words: rng.start(seed, PLAYOUTS, 0).words.slice(),
    }),
    nextSize: ({ tree }) => Math.max(1, Math.min(LARGEST_BATCH, Math.floor(tree.visits[0] / GROWTH))),
    ask(state, batch, size) {
      rng.words.set(state.words);
      for (let row = 0; row < size; row++) batch.solutions.set(look(state), row * PLAYOUT_DIM);
      state.words.set(rng.words);
      // While the first children are being estimated there is none.
      state.tree.best = bestChild(state, 0, false);
      batch.parents.fill(0, 0, size);
    },
    tell() {},
    tree: ({ tree }) => tree,
  };
}

export const bestFirst: SearchDefinition = {
  id: 'best-first',
  title: 'Best-first minimax',
  summary:
    'Looks further along the line that seems best now, until it does not; estimates by a few playouts, no averages.',
  revision: 1,
  spaces: ['game'],
  params: [
    {
      kind: 'int',
      key: 'playouts',
      label: 'Playouts a position',
      unit: 'playouts',
      min: 1,
      max: 1000,
      default: 4,
      basic: true,
      log: true,
      help: 'How many random playouts estimate a new position; with more it errs less and sees less.',
    },
    {
      kind: 'int',
      key: 'nodes',
      label: 'Most nodes',
      unit: 'nodes',
      min: 1000,
      max: 16_000_000,
      default: 4_000_000,
      log: true,
      help: 'The tree stops growing at this size, to bound its memory; the search then learns no more.',
    },
  ],
  create({ space, seed }, params) {
    if (space.kind !== 'game') throw new Error(`expected a game, got a ${space.kind} space; choose another search`);
    return searchBestFirst(space, seed, params.playouts as number, params.nodes as number);
  },
  memory: (_context, params) => (params.nodes as number) * (nodeBytes([]) + 9),
};
