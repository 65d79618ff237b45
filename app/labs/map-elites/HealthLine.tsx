import { useEffect, useRef } from 'react';
import { formatPercent } from '../../lenses/format.ts';
import { hub } from '../../run/live.ts';

/** More than this share outside the map and its edge cells mean little. */
const TOO_MANY = 0.1;

/** How many solutions fell outside the map; written directly with every frame. */
export function HealthLine() {
  const value = useRef<HTMLSpanElement>(null);
  const warning = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const draw = () => {
      const clipped = hub.latest()?.metrics.clipped ?? 0;
      if (value.current) value.current.textContent = formatPercent(clipped);
      if (warning.current) warning.current.hidden = clipped <= TOO_MANY;
    };
    draw();
    return hub.subscribe(draw);
  }, []);
  return (
    <div className="health">
      <p title="Solutions whose descriptors lie outside the map; they are filed in its edge cells.">
        clipped <span ref={value} />
      </p>
      <p ref={warning} className="health-warning" hidden>
        Many solutions fall outside the map and crowd its edge cells; a smaller step keeps them inside.
      </p>
    </div>
  );
}
