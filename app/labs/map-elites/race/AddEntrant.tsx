import type { Catalogue, RunSpec } from '../../../../workers/core/spec.ts';
import { session } from '../../../run/live.ts';
import { recommendedFor } from '../recommended.ts';

/** Adds a search that does not race yet; the last one again, to be changed, where all of them do. */
export function AddEntrant(props: {
  readonly catalogue: Catalogue;
  readonly specs: readonly RunSpec[];
  onAdded?(): void;
}) {
  const { catalogue, specs, onAdded } = props;
  const add = (): void => {
    const last = specs[specs.length - 1];
    const { problem } = last;
    const search = catalogue.fitting[problem].find((id) => specs.every((spec) => spec.search !== id));
    session.addEntrant(search === undefined ? {} : { search, ...recommendedFor(problem, search, last) });
    onAdded?.();
  };
  return (
    <button type="button" className="button add-entrant" onClick={add}>
      Add a search to race
    </button>
  );
}
