/**
 * Minimax with alpha–beta cuts and iterative deepening (Knuth & Moore 1975, *An analysis of alpha-beta pruning*; Korf 1985,
 * *Depth-first iterative-deepening*): looks one ply ahead, then two, and so on, each time leaving out what cannot change the
 * result; moves at the root are taken in the order of their values a ply before. An evaluation is a position looked at. It knows
 * nothing of positions that are not the end of a game: at its horizon they are worth ½. There is no chance in it.
 *
 * Its tree are the moves at the root: visits are positions looked at below them, the mean is the value (for a move that was cut
 * off, what it is worth at most). Once the horizon is beyond the end of every line, the best move is proven; it then goes on
 * looking at the root and learns no more.
 */
import type { GameSpace } from '../../core/game.ts';
import { addChildren, newTree, type Tree } from '../../core/tree.ts';
import type { Search, SearchDefinition } from '../../core/types.ts';

/** A position on the line looked at. Values are player 0's. */
interface Frame {
  /** The move that led here; none at the root. */
  readonly move: number;
  readonly moves: number[];
  next: number;
  readonly highest: boolean;
  alpha: number;
  beta: number;
  best: number;
}

/** Plain data. */
interface State {
  tree: Tree;
  depth: number;
  /** Something lay beyond the horizon in this deepening. */
  cut: boolean;
  solved: boolean;
  /** Empty between deepenings. */
  frames: Frame[];
  /** [root moves] Values of the last look at each, for who moves at the root. */
  values: Float64Array;
  /** Root moves in the order they are taken. */
  order: number[];
}

const LARGEST_BATCH = 256;
const GROWTH = 64;
const UNKNOWN = 0.5;

function searchAll(space: GameSpace, deepest: number): Search<State> {
  const board = space.board();
  const buffer = new Uint16Array(space.moves);
  const highestNow = (): boolean => space.players === 1 || board.turn === 0;
  const listed = (): number[] => Array.from(buffer.subarray(0, board.moves(buffer)));

  const frame = (move: number, moves: number[], above?: Frame): Frame => {
    const highest = highestNow();
    const { alpha, beta } = above ?? { alpha: 0, beta: 1 };
    return { move, moves, next: 0, highest, alpha, beta, best: highest ? -Infinity : Infinity };
  };

  function init(): State {
    board.reset();
    const moves = listed();
    const tree = newTree(1 + moves.length);
    addChildren(tree, 0, Uint16Array.from(moves), moves.length);
    const values = new Float64Array(moves.length).fill(UNKNOWN);
    return { tree, depth: 0, cut: false, solved: false, frames: [], values, order: moves };
  }

  /** Takes over the value of the move that `above` has tried last. */
  function fold(state: State, above: Frame, value: number): void {
    if (above === state.frames[0]) {
      const move = above.moves[above.next - 1];
      state.values[placeOf(state.tree, move)] = above.highest ? value : 1 - value;
    }
    if (above.highest) {
      above.best = Math.max(above.best, value);
      above.alpha = Math.max(above.alpha, value);
    } else {
      above.best = Math.min(above.best, value);
      above.beta = Math.min(above.beta, value);
    }
  }

  /** The end of a deepening: the best is the first, in the order it was looked at, with the greatest value. */
  function conclude(state: State): void {
    const { tree, values, order } = state;
    const valueOf = (move: number): number => values[placeOf(tree, move)];
    const place = new Map(order.map((move, i) => [move, i]));
    state.order = [...order].sort((a, b) => valueOf(b) - valueOf(a) || (place.get(a) ?? 0) - (place.get(b) ?? 0));
    tree.best = tree.first[0] + placeOf(tree, state.order[0]);
    const mark = 1 + 2 * valueOf(state.order[0]);
    if (!state.cut && (mark === 1 || mark === 2 || mark === 3)) {
      tree.proven[tree.best] = mark;
      tree.proven[0] = space.players === 2 ? 4 - mark : mark;
    }
    state.solved = !state.cut || state.depth >= deepest;
  }

  /** Looks at one more position; tells what it is worth as far as seen, and its ply. */
  function look(state: State): [reward: number, plies: number] {
    while (!state.solved) {
      if (state.frames.length === 0) {
        state.depth++;
        state.cut = false;
        board.reset();
        state.frames.push(frame(-1, state.order));
      }
      const top = state.frames[state.frames.length - 1];
      if (top.next === top.moves.length || top.alpha >= top.beta) {
        state.frames.pop();
        if (state.frames.length === 0) conclude(state);
        else fold(state, state.frames[state.frames.length - 1], top.best);
        continue;
      }
      const move = top.moves[top.next++];
      board.reset();
      for (const { move: before } of state.frames.slice(1)) board.play(before);
      board.play(move);
      const [root] = state.frames;
      state.tree.visits[state.tree.first[0] + placeOf(state.tree, root.moves[root.next - 1])]++;
      const reward = board.over ? board.reward : UNKNOWN;
      if (board.over) fold(state, top, reward);
      else if (board.plies >= state.depth) {
        state.cut = true;
        fold(state, top, reward);
      } else state.frames.push(frame(move, listed(), top));
      return [reward, board.plies];
    }
    const { values, tree } = state;
    board.reset();
    const own = values[tree.best - tree.first[0]];
    return [highestNow() ? own : 1 - own, 0];
  }

  return {
    capacity: LARGEST_BATCH,
    init,
    nextSize: ({ tree }) => Math.max(1, Math.min(LARGEST_BATCH, Math.floor(tree.visits[0] / GROWTH))),
    ask(state, batch, size) {
      const { tree } = state;
      for (let row = 0; row < size; row++) {
        const [reward, plies] = look(state);
        batch.solutions[row * space.dim] = reward;
        batch.solutions[row * space.dim + 1] = plies;
        batch.solutions[row * space.dim + 2] = 0;
      }
      tree.visits[0] += size;
      for (let i = 0; i < state.values.length; i++)
        tree.total[tree.first[0] + i] = tree.visits[tree.first[0] + i] * state.values[i];
      batch.parents.fill(0, 0, size);
    },
    tell() {},
    tree: ({ tree }) => tree,
  };
}

function placeOf({ first, count, move }: Tree, wanted: number): number {
  let place = 0;
  while (place < count[0] - 1 && move[first[0] + place] !== wanted) place++;
  return place;
}

export const alphaBeta: SearchDefinition = {
  id: 'alpha-beta',
  title: 'Alpha–beta',
  summary: 'Looks at all there can be, ply by ply deeper, but for what cannot matter: exact, if it comes to an end.',
  revision: 1,
  spaces: ['game'],
  params: [
    {
      kind: 'int',
      key: 'depth',
      label: 'Deepest look ahead',
      unit: 'plies',
      min: 1,
      max: 1000,
      default: 100,
      log: true,
      basic: true,
      help: 'How many plies it looks ahead at most; what is not decided by then counts as a draw.',
    },
  ],
  create({ space }, params) {
    if (space.kind !== 'game') throw new Error(`expected a game, got a ${space.kind} space; choose another search`);
    return searchAll(space, params.depth as number);
  },
  memory: () => 0,
};
