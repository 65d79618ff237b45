import type { RunInfo } from '../../../workers/host/protocol.ts';
import { formatCount, formatNumber, valueWithUnit } from '../../lenses/format.ts';
import type { Tiling } from '../../lenses/elite-map/tiling.ts';
import { LineSample } from '../../lenses/race/series-style.tsx';
import { session } from '../../run/live.ts';
import type { Lane } from '../../run/race.ts';
import type { Cell } from '../../run/session-state.ts';
import { SolutionPicture } from '../pictures/SolutionPicture.tsx';
import { useElite } from '../shared/use-inspection.ts';

const PICTURE_SIZE = 64;

export interface Inspected {
  readonly name: string;
  readonly lane: Lane;
  readonly info: RunInfo | null;
  readonly tiling: Tiling | null;
  readonly hovered: Cell | null;
  readonly pinned: Cell | null;
}

/** One entrant's elite in the cell that all of them are asked for. */
function EntrantElite({ entrant, of }: { readonly entrant: number; readonly of: Inspected }) {
  const { name, lane, info, tiling, hovered, pinned } = of;
  const cell = hovered ?? pinned;
  const found = useElite(lane, cell, tiling, info?.id);
  const elite = found?.elite;
  return (
    <article>
      <h3 title={name}>
        <LineSample entrant={entrant} /> {name}
      </h3>
      {info !== null && elite ? (
        <>
          <SolutionPicture
            problem={info.spec.problem}
            params={info.spec.params}
            solution={elite.solution}
            size={PICTURE_SIZE}
          />
          <div>
            <p>
              <strong>{valueWithUnit(formatNumber(elite.fitness), info.objectives[0].unit)}</strong>
            </p>
            <p className="race-birth">born at {formatCount(elite.birth)}</p>
          </div>
        </>
      ) : (
        <p className="race-birth">{found === null ? 'no elite in this cell' : '…'}</p>
      )}
    </article>
  );
}

/** What each entrant has in the cell under the cursor, or in the pinned one. */
export function RaceInspector({ entrants }: { readonly entrants: readonly Inspected[] }) {
  const [{ hovered, pinned }] = entrants;
  const cell = hovered ?? pinned;
  const objective = entrants.find(({ info }) => info !== null)?.info?.objectives[0];
  if (cell === null) {
    return (
      <div className="placeholder">
        <h2>Elites</h2>
        <p>
          Point at a cell of any map to see the solution that each search has found there. Click to pin it on all of
          them.
        </p>
      </div>
    );
  }
  return (
    <section className="race-inspector" aria-label="Elites">
      <header>
        <h2>
          Cell {cell[0]}, {cell[1]}
          {objective !== undefined && <span className="race-objective">{objective.name}</span>}
        </h2>
        {hovered === null ? (
          <button type="button" className="button" onClick={() => session.pin(null)}>
            Unpin
          </button>
        ) : (
          <span className="race-help">click to pin</span>
        )}
      </header>
      <div className="race-elites">
        {entrants.map((of, i) => (
          <EntrantElite key={i} entrant={i} of={of} />
        ))}
      </div>
    </section>
  );
}
