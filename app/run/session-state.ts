/** What a session knows at any moment. Small and JSON-able. */
import type { Framing } from '../../workers/core/framing.ts';
import { LABS, splitLink, type Lab, type Permalink } from '../../workers/core/link.ts';
import { formatCount, type Note, type ParamValues } from '../../workers/core/params.ts';
import type { Failure } from '../../workers/core/result.ts';
import { AUTOPLAY_LIMIT, type Catalogue, type RunSpec } from '../../workers/core/spec.ts';
import type { RunInfo } from '../../workers/host/protocol.ts';
import { NO_DIGEST, type Expectation, type Verdict } from '../link/expectation.ts';

export type Cell = readonly [column: number, row: number];

/** A run too large to start by itself; it waits for the person. */
export interface Held {
  readonly sentence: string;
  readonly target: number | null;
}

/** Whether a run that is to be opened at `target` waits first, and why. */
export const heldBack = ({ budget }: RunSpec, target: number | undefined): Held | null =>
  budget <= AUTOPLAY_LIMIT
    ? null
    : {
        sentence: `This run has a budget of ${formatCount(budget)} evaluations. Runs over ${formatCount(AUTOPLAY_LIMIT)} do not start by themselves.`,
        target: target ?? null,
      };

export interface LaneState {
  readonly info: RunInfo | null;
  readonly failure: Failure | null;
}

export interface SessionState {
  readonly catalogue: Catalogue | null;
  /** Why there is nothing at all to show. */
  readonly fatal: Failure | null;
  readonly lab: Lab;
  readonly spec: RunSpec | null;
  /** In a race, the other entrants. */
  readonly rivals: readonly RunSpec[];
  readonly lens: ParamValues;
  readonly info: RunInfo | null;
  /** In a race, by entrant: its run, and why it goes on no further. */
  readonly lanes: readonly LaneState[];
  readonly pin: Cell | null;
  /** Pinned in the plot of the front: the evaluation it was born at. */
  readonly point: number | null;
  /** In a race, which entrant's it is. */
  readonly pointOf: number;
  /** The node of a tree that is looked at, by the moves from the root. */
  readonly node: readonly number[];
  /** A person plays against the search, and moves first (0) or second. */
  readonly play: 0 | 1 | null;
  /** The graph that is looked at, as links say it. */
  readonly graph: string | null;
  /** Which of the lab's views is open. */
  readonly view: string | null;
  /** The definition of a person's own problem that the link carries, packed. */
  readonly own: string | null;
  /** For whom the page is made up: inside another, a lesson. */
  readonly frame: Framing;
  /** A link whose seed is still to be made, of a code that the person has. */
  readonly asking: Permalink | null;
  readonly notes: readonly Note[];
  /** Something that happened to the run and the person should know. */
  readonly notice: string | null;
  readonly held: Held | null;
  readonly expectation: Expectation | null;
  readonly verdict: Verdict;
}

/** Of a run that is on show when the whole menu does not come. */
export const NO_MENU =
  'Not all problems and searches could be loaded; the run on show goes on. Check the connection, then reload the page.';

/** What can change without another run. */
export type Looked = Pick<SessionState, 'pin' | 'point' | 'pointOf' | 'node' | 'play' | 'graph' | 'view' | 'own'>;

/** From a link, and as it says it. */
export const lookOf = ({ cell, point, pointOf = 0, node = [], play, graph, view, own }: Permalink): Looked => ({
  pin: cell ?? null,
  point: point ?? null,
  pointOf,
  node,
  play: play ?? null,
  graph: graph ?? null,
  view: view ?? null,
  own: own ?? null,
});
export const lookedAt = ({ pin, point, pointOf, node, play, graph, view, own }: Looked): Partial<Permalink> => ({
  ...(pin !== null && { cell: pin }),
  ...(point !== null && { point }),
  ...(point !== null && pointOf > 0 && { pointOf }),
  ...(node.length > 0 && { node }),
  ...(play !== null && { play }),
  ...(graph !== null && { graph }),
  ...(view !== null && { view }),
  ...(own !== null && { own }),
});

/** Before anything is known. */
export const EMPTY: SessionState = {
  catalogue: null,
  fatal: null,
  lab: LABS[0],
  spec: null,
  rivals: [],
  lens: {},
  info: null,
  lanes: [],
  pin: null,
  point: null,
  pointOf: 0,
  node: [],
  play: null,
  graph: null,
  view: null,
  own: null,
  frame: {},
  asking: null,
  notes: [],
  notice: null,
  held: null,
  expectation: null,
  verdict: NO_DIGEST,
};

/** The lab that a link names, whatever else it says. */
export const labOf = (link: string): Lab => splitLink(link, []).lab;
