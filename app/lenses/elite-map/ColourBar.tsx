import { useImperativeHandle, useRef, type Ref } from 'react';
import type { Objective } from '../../../workers/core/types.ts';
import { withUnit } from '../format.ts';
import { barLabels, TICKS } from './colour-scale.ts';
import type { Extent } from './paint.ts';
import { gradientStops } from './viridis.ts';

const GRADIENT = `linear-gradient(to right, ${gradientStops()
  .map(([offset, colour]) => `${colour} ${(offset * 100).toFixed(2)}%`)
  .join(', ')})`;

export interface ColourBarHandle {
  /** Writes the numbers straight into the page: they may change with every frame. */
  write(domain: readonly [number, number], extent: Extent): void;
}

/** The colour scale of the map with its name, unit and numbers, and the choice of what it spans. */
export function ColourBar(props: {
  readonly objective: Objective;
  readonly fit: boolean;
  onFit(fit: boolean): void;
  readonly ref: Ref<ColourBarHandle>;
}) {
  const ticks = useRef<HTMLOListElement>(null);
  useImperativeHandle(props.ref, () => ({
    write(domain, extent) {
      const spans = ticks.current?.children ?? [];
      const labels = barLabels(domain, extent);
      for (let i = 0; i < spans.length; i++) {
        if (spans[i].textContent !== labels[i]) spans[i].textContent = labels[i];
      }
    },
  }));
  return (
    <div className="elite-map-scale">
      <div className="elite-map-scale-head">
        <span>{withUnit(props.objective.name, props.objective.unit)}</span>
        <button
          type="button"
          aria-pressed={props.fit}
          title="Spread the colours over the values now on the map, instead of the whole range"
          onClick={() => props.onFit(!props.fit)}
        >
          Fit colours
        </button>
      </div>
      <div className="elite-map-scale-bar" style={{ backgroundImage: GRADIENT }} aria-hidden="true" />
      <ol ref={ticks} className="elite-map-scale-ticks" aria-label="Colour scale, from dark to light">
        {TICKS.map((share) => (
          <li key={share} style={{ left: `${share * 100}%` }} />
        ))}
      </ol>
    </div>
  );
}
