import type { Catalogue } from '../../../workers/core/spec.ts';
import { useSession } from '../../run/live.ts';

type Card = Catalogue['problems'][number];

/** The catalogue with the problems that a lab is for, and the one that is open, whatever it is. */
export function useMenu(belongs: (problem: Card, catalogue: Catalogue) => boolean): Catalogue | null {
  const catalogue = useSession((state) => state.catalogue);
  const open = useSession((state) => state.spec?.problem);
  return (
    catalogue && {
      ...catalogue,
      problems: catalogue.problems.filter((card) => card.id === open || belongs(card, catalogue)),
    }
  );
}
