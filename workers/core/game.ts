/**
 * Games and other chains of moves as trees: what a search that walks them needs to know, and nothing of the game itself. Pure
 * types but for one number.
 *
 * Rewards lie in [0, 1] and are player 0's; in a game of two the other's is 1 minus that. A *ply* is one move of one player.
 */
import type { Rng } from './rng.ts';

/** A position that can be played on; it begins at the root, where the problem's parameters say. */
export interface Board {
  /** Who moves next, 0 or 1; always 0 in a game of one. */
  readonly turn: number;
  /** The game has ended. */
  readonly over: boolean;
  /** Player 0's, once the game is over. */
  readonly reward: number;
  /** Plies since the root. */
  readonly plies: number;
  /** Back to the root. */
  reset(): void;
  /** Writes the legal moves to out[0 …), always in the same order, and tells how many: 0 where the game is over. */
  moves(out: Uint16Array): number;
  /** Plays a legal move. */
  play(move: number): void;
  /** Plays a legal move that is known not to end the game; need not look whether it does. */
  follow(move: number): void;
  /**
   * Plays uniformly random legal moves to the end of the game. If asked for, writes the moves to record[0 …), as many as `plies`
   * grows by; draws the same numbers whether asked or not.
   */
  playOut(rng: Rng, record?: Uint16Array): void;
}

/** Numbers of a solution in a game: player 0's reward in a playout, plies from the root to where it began, plies it took. */
export const PLAYOUT_DIM = 3;

/**
 * In a game whose positions are judged a solution has `longest` numbers more, and its reward may be NaN: then the problem is to
 * judge the position after the moves solution[PLAYOUT_DIM … PLAYOUT_DIM + plies from the root), where the game goes on. Its fitness
 * is player 0's expected reward; its `answers` are the prior probability of each move, by number, 0 for those not legal.
 */
export const isToBeJudged = (solutions: Float64Array, at: number): boolean => Number.isNaN(solutions[at]);

/**
 * A game from one position on. Its rules are all there is to it, so a search plays by itself, one playout after the other: what
 * comes of one decides where the next begins. What it then gives to be *evaluated* is the outcome: see `playouts.ts`.
 */
export interface GameSpace {
  readonly kind: 'game';
  readonly dim: number;
  /** Positions can be given to be judged, instead of playouts: see `isToBeJudged`. */
  readonly judged?: true;
  readonly players: 1 | 2;
  /** Moves are numbers below this. */
  readonly moves: number;
  /** Plies from the root that no game exceeds. */
  readonly longest: number;
  board(): Board;
  /** Where exact values can be had. */
  oracle?(): Oracle;
  /** How a game stands after a path of legal moves from the root, to be drawn and read out. */
  describe?(path: readonly number[]): Position;
  /** Given if a game can begin at any position, which the parameter `moves` of its problem says. */
  readonly notation?: Notation;
}

/** How moves are called where there is little room, and how they are written; the same wherever they are made. */
export interface Notation {
  /** A few letters: "4", "TL", "−3". */
  readonly short: (move: number) => string;
  /** In the parameter `moves`, and `between` two of them: nothing where each is one letter. */
  readonly code: (move: number) => string;
  readonly between: '' | ',';
  /** In a sentence ("column 4"), where that does not depend on the position; as `Position` has it. */
  readonly name?: (move: number) => string;
}

/** What may lie in a cell. */
export interface Piece {
  readonly name: string;
  /** One character, where there is room for no more; a blank for an empty cell. */
  readonly mark: string;
  /** The player whose it is; absent for what is nobody's. */
  readonly owner?: 0 | 1;
  /** How it is drawn, where that is not a disc of its owner's: a stone of a colour by number, or what stands in a store. */
  readonly look?: number | 'wall' | 'goal' | 'box' | 'box-home' | 'player' | 'player-home';
}

/** A legal move in words: its number, its name ("column 4"), and the cell it is made at, −1 where it has no place on the board. */
export interface NamedMove {
  readonly move: number;
  readonly name: string;
  readonly cell: number;
}

/** A position as a board of cells. Plain data. */
export interface Position {
  readonly rows: number;
  readonly columns: number;
  /** [rows × columns] from the top left, row by row: which piece of `legend`. */
  readonly cells: Uint8Array;
  /** The first is the empty cell. */
  readonly legend: readonly Piece[];
  /** Names of columns, from the left, and of rows, from the top, where moves are named by them. */
  readonly axes?: { readonly columns: readonly string[]; readonly rows: readonly string[] };
  /** In the order of `Board.moves`; none where the game is over. */
  readonly moves: readonly NamedMove[];
  /** Names of the moves that led here from the root. */
  readonly line: readonly string[];
  readonly turn: number;
  readonly over: boolean;
  /** Player 0's, once the game is over; ½ before. */
  readonly reward: number;
  /** Cells to point out, in order: the winning line, or else what the last move changed. */
  readonly highlight: readonly number[];
  /** A sentence on what the cells do not show. */
  readonly note: string;
}

/** Tells what a position is truly worth, to judge by what a search believes. */
export interface Oracle {
  /**
   * After a path of moves from the root: the exact value, 0 to 1, of each legal move for the player who makes it, in the order of
   * `Board.moves`; none where the game is over. Looks at `work` positions at most: null if that was not enough.
   */
  values(path: readonly number[], work: number): Float64Array | null;
}
