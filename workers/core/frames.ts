/**
 * What lenses hand to whoever draws them: the shapes that both halves of a lens agree on. Types only.
 */
import type { NamedMove, Position } from './game.ts';

/** The elite map. */
export interface MapFrame {
  readonly cols: number;
  readonly rows: number;
  /** [rows × cols] from the lowest descriptors; NaN where no elite is. */
  readonly fitness: Float32Array;
  /** Columns and rows in the end, of a map that is still to be refined. */
  readonly finest?: readonly [cols: number, rows: number];
  /** Of Voronoi cells, which stand in one row: [cells × 2] centroids in the unit square of both ranges. */
  readonly centroids?: Float64Array;
}

/** All evaluated points of a problem with several objectives, up to the playhead; row i is evaluation i + 1. */
export interface ParetoFrame {
  /** [rows × objectives] as written, maximised. */
  readonly points: Float64Array;
  /** Rows that no other dominates, of equal ones the first; best first by the first objective. */
  readonly front: Uint32Array;
}

/** Evaluations that a prediction chose, up to the playhead; a round is a batch of them. */
export interface PredictorFrame {
  /** [rows] ascending. */
  readonly births: Uint32Array;
  /** [rows × objectives] as written, maximised. */
  readonly predicted: Float64Array;
  readonly measured: Float64Array;
  /** [rounds] rows before each round; the last ends where the rows do. */
  readonly starts: Uint32Array;
  /** [rounds × objectives] Kendall's τ and mean absolute error of each round; NaN where it has nothing to compare. */
  readonly tau: Float64Array;
  readonly error: Float64Array;
  /** [objectives] the same over all rows. */
  readonly allTau: Float64Array;
  readonly allError: Float64Array;
}

/** The curves: one value of every metric per sample, up to the furthest evaluation computed so far. */
export interface CurvesFrame {
  readonly at: Float64Array;
  readonly metrics: Readonly<Record<string, Float64Array>>;
}

/** Moves by number, below which there are so many: see `Notation` of a game. */
export interface WrittenMoves {
  readonly short: readonly string[];
  readonly code: readonly string[];
  readonly between: '' | ',';
  readonly name?: readonly string[];
}

/** Of a search that grows a tree. */
export interface TreeInfo {
  readonly players: 1 | 2;
  /** Who is to move at the root. */
  readonly turn: number;
  /** What the moves from the root are truly worth is known, and so how good the chosen one is. */
  readonly knowsTruth: boolean;
  /** Given if the game can begin at any position. */
  readonly notation?: WrittenMoves;
  /** Of a tree of choices: [genes] the earlier genes, and options of them, that leave it out; absent where that is not so simple. */
  readonly silent?: readonly (readonly (readonly [gene: number, option: number])[])[];
}

/** A position of a game, and the moves that a line of play goes on with. */
export interface Placed {
  /** Moves that led there from the root: those asked for, up to the first that is not legal. */
  readonly path: readonly number[];
  readonly position: Position;
  readonly ahead: readonly NamedMove[];
}

/** What of a tree is to be seen. */
export interface TreeView {
  /** Moves from the root to the node on top; as far as there are nodes. */
  readonly top: readonly number[];
  /** Width in pixels and levels of the icicle. */
  readonly pixels: number;
  readonly levels: number;
  /** Nodes of the drawing with branches, at most. */
  readonly most: number;
}

/** Some nodes of a tree, column by column. */
export interface TreeNodes {
  /** [nodes] Its number; stays the same while the tree grows. */
  readonly node: Int32Array;
  /** [nodes] The move that leads there, and who made it: 0 or 1. */
  readonly move: Uint16Array;
  readonly mover: Uint8Array;
  readonly visits: Uint32Array;
  /** [nodes] Mean reward for the player who moved there; NaN where there is none yet. */
  readonly mean: Float32Array;
  /** [nodes] Exact value for the player who moved there, where the search has proven it; NaN elsewhere. */
  readonly proven: Float32Array;
  /** [nodes] Prior probability of the move, told of moves side by side where the search goes by priors. */
  readonly prior?: Float32Array;
}

/** A tree as it stands. */
export interface TreeFrame {
  /** Evaluations it has grown by. */
  readonly at: number;
  readonly size: number;
  /** It has stopped growing, for it has as many nodes as it may. */
  readonly full: boolean;
  /** The move from the root that the search would make; −1 where it does not know. */
  readonly chosen: number;
  /** Moves played from where the run began to the root. */
  readonly played: Uint16Array;
  /** Moves from the root to the node on top, and who is to move there. */
  readonly top: readonly number[];
  readonly turn: number;
  /** Playouts through the node on top. */
  readonly visits: number;
  /** Bars of the icicle, level by level from the top, each from left to right; of one that stands for several siblings the first. */
  readonly bars: TreeNodes & {
    /** [bars] Siblings it stands for: 1, or more if each is too narrow to be seen. */
    readonly siblings: Uint32Array;
    /** [bars] In units of the whole width. */
    readonly left: Float64Array;
    readonly width: Float64Array;
    readonly level: Uint16Array;
    /** [bars] The bar above, −1 for the first. */
    readonly parent: Int32Array;
  };
  /** The most visited nodes, each after its parent; `parent` is the place in this list, −1 for the first. */
  readonly branches: TreeNodes & { readonly parent: Int32Array };
  /** Children of the node on top, all of them; and of the root. */
  readonly children: TreeNodes;
  readonly rootChildren: TreeNodes;
  /** Moves on from the top, the most visited each time. */
  readonly line: readonly number[];
}

/** How the moves from the root fared over the run: a sample at each of some evaluation counts. */
export interface RootHistory {
  readonly at: Float64Array;
  readonly moves: Uint16Array;
  /** [samples × moves] */
  readonly visits: Uint32Array;
  /** [samples × moves] for the player to move at the root; NaN where not tried. */
  readonly mean: Float32Array;
}

/** How a policy judges the children of a node, number by number, where it chooses among them. */
export interface Choice {
  readonly node: number;
  /** [children] Their nodes, and the moves that lead there. */
  readonly child: Int32Array;
  readonly move: Uint16Array;
  readonly visits: Uint32Array;
  /**
   * Each [children], from what goes in to what comes out: the last is the score, the greatest of which is chosen. Infinite: to be
   * tried before all others; NaN: not known, or, as a score, not to be chosen.
   */
  readonly columns: readonly ChoiceColumn[];
  /** Place of the chosen one in this list. */
  readonly chosen: number;
}

export interface ChoiceColumn {
  readonly name: string;
  /** A sentence, with the formula. */
  readonly help: string;
  readonly values: Float64Array;
}

/** The next iteration of a search in its four phases; node numbers are those it will really give. */
export interface Phases {
  /** The choices on the way from the root to the leaf. */
  readonly selection: readonly Choice[];
  /** Where the playout begins. */
  readonly leaf: number;
  /** Nodes that are given their children on the way, and how many each. */
  readonly expanded: Int32Array;
  readonly children: Uint16Array;
  /** Moves of the playout, from the leaf on. */
  readonly playout: Uint16Array;
  /** Where the leaf is judged instead: its moves, and their prior probabilities. */
  readonly judged?: { readonly moves: Uint16Array; readonly priors: Float64Array };
  /** Player 0's, at the end of the playout or as judged; NaN where the problem has yet to evaluate what it led to. */
  readonly reward: number;
  /** From the leaf up to the root, each before and after; rewards and means are for the player who moved to the node. */
  readonly backUp: {
    readonly node: Int32Array;
    readonly reward: Float64Array;
    readonly visits: Uint32Array;
    readonly visitsAfter: Uint32Array;
    /** NaN where there is none yet. */
    readonly mean: Float64Array;
    readonly meanAfter: Float64Array;
    /** Exact value, where proven; NaN elsewhere. */
    readonly proven: Float64Array;
    readonly provenAfter: Float64Array;
  };
}
