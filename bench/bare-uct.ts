/** UCT of Connect-4 as one plain loop, without policies, lenses or digests: what a machine can do at most, to hold the engine against. */
import { Rng } from '../workers/core/rng.ts';
import { Connect4Board } from '../workers/problems/connect4/board.ts';
import { logOf } from '../workers/searches/mcts/logs.ts';

/** Iterations from the empty board with c = √2; returns how many nodes the tree has. Nodes have room from the start. */
export function bareUct(iterations: number): number {
  const most = 4 * iterations + 64;
  const parent = new Int32Array(most);
  const first = new Int32Array(most);
  const count = new Uint16Array(most);
  const move = new Uint16Array(most);
  const visits = new Uint32Array(most);
  const total = new Float64Array(most);
  const rng = new Rng().start(1, 1, 0);
  const board = new Connect4Board(7, 6);
  const moves = new Uint16Array(7);
  parent[0] = -1;
  let size = 1;
  for (let i = 0; i < iterations; i++) {
    board.reset();
    let node = 0;
    for (;;) {
      if (count[node] === 0) {
        if (visits[node] === 0 || board.over) break;
        const made = board.moves(moves);
        first[node] = size;
        count[node] = made;
        for (let k = 0; k < made; k++) {
          parent[size + k] = node;
          move[size + k] = moves[k];
        }
        size += made;
      }
      const spread = 2 * logOf(visits[node]);
      const begin = first[node];
      const end = begin + count[node];
      let best = begin;
      let bestScore = -1;
      for (let child = begin; child < end; child++) {
        const n = visits[child];
        if (n === 0) {
          best = child;
          break;
        }
        const score = total[child] / n + Math.sqrt(spread / n);
        if (score > bestScore) {
          bestScore = score;
          best = child;
        }
      }
      node = best;
      if (count[node] === 0) board.play(move[node]);
      else board.follow(move[node]);
    }
    const { turn } = board;
    board.playOut(rng);
    let own = turn === 1 ? board.reward : 1 - board.reward;
    for (let at = node; at >= 0; at = parent[at]) {
      visits[at]++;
      total[at] += own;
      own = 1 - own;
    }
  }
  return size;
}
