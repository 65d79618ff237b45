import type { ParamValues } from '../../../workers/core/params.ts';
import type { Catalogue, RunSpec } from '../../../workers/core/spec.ts';
import { Lockable } from '../../run/Lockable.tsx';
import { session } from '../../run/live.ts';
import { recommendedFor } from '../recommended.ts';
import { sameMap } from './same-map.ts';

/** Adds a search that does not race yet; the last one again, to be changed, where all of them do. */
export function AddEntrant(props: {
  readonly catalogue: Catalogue;
  readonly specs: readonly RunSpec[];
  readonly lens: ParamValues;
  onAdded?(): void;
}) {
  const { catalogue, specs, lens, onAdded } = props;
  const add = (): void => {
    const last = specs[specs.length - 1];
    const { problem } = last;
    const search = catalogue.fitting[problem].find((id) => specs.every((spec) => spec.search !== id));
    session.addEntrant(
      search === undefined
        ? {}
        : { search, ...recommendedFor(problem, search, last), ...sameMap(specs[0], lens, search, catalogue) },
    );
    onAdded?.();
  };
  return (
    <Lockable lock="search">
      <button type="button" className="button add-entrant" data-part="race" onClick={add}>
        Add a search to race
      </button>
    </Lockable>
  );
}
