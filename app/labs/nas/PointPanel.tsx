import type { ReactNode } from 'react';
import type { Objective } from '../../../workers/core/types.ts';
import type { ParetoPoint, RunInfo } from '../../../workers/host/protocol.ts';
import { SolutionValues } from '../../lenses/elite-map/SolutionValues.tsx';
import { formatCount, formatNumber, valueWithUnit } from '../../lenses/format.ts';
import { session } from '../../run/live.ts';
import { SolutionPicture } from '../pictures/SolutionPicture.tsx';
import { RecordedRow } from './table/RecordedRow.tsx';
import { TakeHome } from './TakeHome.tsx';
import type { usePoint } from './use-point.ts';
import '../../lenses/elite-map/inspector.css';

const PICTURE_SIZE = 150;

/** As people read it: minimised objectives with their sign turned back. */
const shownValue = ({ minimised, unit }: Objective, written: number): string =>
  valueWithUnit(formatNumber(minimised === true ? -written : written, 4), unit);

interface Shown {
  readonly info: RunInfo;
  /** In a race, which search found it. */
  readonly finder?: ReactNode;
}

function Point({ info, finder, point, pinned }: Shown & { readonly point: ParetoPoint; readonly pinned: boolean }) {
  const facts: (readonly [term: string, value: ReactNode])[] = [
    ...info.objectives.map((objective, k): [string, ReactNode] => [
      objective.name,
      shownValue(objective, point.objectives[k]),
    ]),
    ['born at', `evaluation ${formatCount(point.birth)}`],
    ['parent', point.parent === 0 ? 'none' : `born at ${formatCount(point.parent)}`],
    ...(finder === undefined ? [] : [['found by', finder] as const]),
  ];
  const isNetwork = info.spec.problem === 'supernet';
  const isTall = isNetwork || info.spec.problem === 'sparse-mask';
  return (
    <section className="inspector" aria-label="Point">
      <header>
        <h3>{isNetwork ? 'Architecture' : 'Point'}</h3>
        {pinned ? (
          <button type="button" onClick={() => session.pinPoint(null)}>
            Unpin
          </button>
        ) : (
          <span className="inspector-hint">click the point to pin</span>
        )}
      </header>
      <div className={isTall ? 'inspector-body inspector-body-tall' : 'inspector-body'}>
        {point.recorded === undefined && (
          <div className="inspector-picture">
            <SolutionPicture
              problem={info.spec.problem}
              params={info.spec.params}
              solution={point.solution}
              size={PICTURE_SIZE}
            />
          </div>
        )}
        <dl>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {point.recorded && <RecordedRow recorded={point.recorded} />}
      {isNetwork && <TakeHome info={info} point={point} />}
      {!isNetwork && point.recorded === undefined && <SolutionValues solution={point.solution} />}
    </section>
  );
}

/** The point under the pointer or the pinned one; in words where there is none. */
export function PointPanel({
  info,
  inspection,
  finder,
}: Shown & { readonly inspection: Pick<ReturnType<typeof usePoint>, 'shown' | 'pin' | 'isPinned'> }) {
  const { shown, pin, isPinned } = inspection;
  if (shown) return <Point info={info} finder={finder} point={shown} pinned={isPinned} />;
  return (
    <div className="placeholder">
      <h2>{info.spec.problem === 'supernet' ? 'Architecture' : 'Point'}</h2>
      {shown === null ? (
        <p>Evaluation {formatCount((pin ?? 0) + 1)} has not been computed yet: play on to see what it is.</p>
      ) : (
        <p>Point at the plot to see what lies behind a point. Click to pin it: the link then keeps it.</p>
      )}
      {pin !== null && (
        <button type="button" className="button" onClick={() => session.pinPoint(null)}>
          Unpin
        </button>
      )}
    </div>
  );
}
