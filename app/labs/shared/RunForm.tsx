import type { Catalogue } from '../../../workers/core/spec.ts';
import { Controls } from '../../run/Controls.tsx';
import { session, useSession } from '../../run/live.ts';
import { AddEntrant } from '../race/AddEntrant.tsx';
import { recommendedFor } from '../recommended.ts';

/** The form of the run, with the problems of `catalogue` to choose from, and the button that makes it a race. */
export function RunForm({ catalogue }: { readonly catalogue: Catalogue | null }) {
  const spec = useSession((state) => state.spec);
  const lens = useSession((state) => state.lens);
  if (catalogue === null || spec === null) return null;
  return (
    <>
      <Controls
        catalogue={catalogue}
        spec={spec}
        lens={lens}
        recommendedFor={recommendedFor}
        onChange={(changes) => session.change(changes)}
      />
      <AddEntrant catalogue={catalogue} specs={[spec]} lens={lens} />
    </>
  );
}
