import type { ReactNode } from 'react';
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import type { Elite, Lineage } from '../../../workers/host/protocol.ts';
import { formatCount, formatNumber, valueWithUnit } from '../format.ts';
import { SolutionValues } from './SolutionValues.tsx';
import './inspector.css';

function ancestorWords(lineage: Lineage | null): string {
  if (lineage === null) return '…';
  const count = formatCount(Math.max(0, lineage.births.length - 1));
  return lineage.truncated ? `${count} on record, others are no longer` : count;
}

/** Everything about one elite: what it looks like, how good it is, where it lies, where it came from. */
export function Inspector(props: {
  readonly elite: Elite;
  readonly lineage: Lineage | null;
  readonly axes: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
  /** Names the cell. */
  readonly place: string;
  readonly pinned: boolean;
  readonly picture: ReactNode;
  onUnpin(): void;
}) {
  const { elite, lineage, axes, objective, place, pinned, picture, onUnpin } = props;
  const facts: readonly (readonly [term: string, value: string])[] = [
    [objective.name, valueWithUnit(formatNumber(elite.fitness), objective.unit)],
    ...axes.map(({ name, unit, whole }, i) => {
      const value = elite.descriptors[i];
      return [name, valueWithUnit(whole === true ? formatCount(value) : formatNumber(value), unit)] as const;
    }),
    ['born at', `evaluation ${formatCount(elite.birth)}`],
    ['parent', elite.parent === 0 ? 'none: first population' : `born at ${formatCount(elite.parent)}`],
    ['ancestors', ancestorWords(lineage)],
  ];
  return (
    <section className="inspector" aria-label="Elite">
      <header>
        <h3>{place}</h3>
        {pinned ? (
          <button type="button" onClick={onUnpin}>
            Unpin
          </button>
        ) : (
          <span className="inspector-hint">click the cell to pin</span>
        )}
      </header>
      <div className="inspector-body">
        <div className="inspector-picture">{picture}</div>
        <dl>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <SolutionValues solution={elite.solution} />
    </section>
  );
}
