import { useMemo } from 'react';
import { BUDGET_PARAM, SEED_PARAM } from '../../run/Controls.tsx';
import { session, useSession } from '../../run/live.ts';
import { ParamField } from '../../run/ParamField.tsx';
import { byEntrant, entrantKey, isLocked, turnable } from '../knob.ts';

const SHARED = [SEED_PARAM, BUDGET_PARAM];

/** Whatever a lesson changes begins the run anew, as the lab's own form does. */
export function changeRun(changes: Readonly<Record<string, string | undefined>>): void {
  for (const [entrant, own] of byEntrant(changes)) session.change(own, entrant);
}

/** The few settings that a lesson is about. */
export function Knobs({ knobs }: { readonly knobs: readonly string[] }) {
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const rivals = useSession((state) => state.rivals);
  const lock = useSession((state) => state.frame.lock);
  const specs = useMemo(() => (spec === null ? [] : [spec, ...rivals]), [spec, rivals]);
  if (catalogue === null) return null;
  const fields = knobs.flatMap((knob) => {
    const found = isLocked(knob, lock) ? undefined : turnable(knob, specs, catalogue, SHARED);
    if (found === undefined) return [];
    const { param, value } = found;
    const { entrant, key } = entrantKey(knob);
    // In a race, a search's own setting is named with it.
    const label = specs.length > 1 && key.startsWith('s.') ? `${param.label} of search ${entrant + 1}` : param.label;
    return [
      <ParamField
        key={`${specs[entrant].problem} ${specs[entrant].search} ${knob}`}
        param={{ ...param, label }}
        value={value}
        slider={key !== 'seed'}
        onChange={(next) => changeRun({ [knob]: String(next) })}
      />,
    ];
  });
  if (fields.length === 0) return null;
  return (
    <section className="lesson-knobs" aria-label="Knobs">
      <h3>Turn</h3>
      <div className="controls">{fields}</div>
    </section>
  );
}
