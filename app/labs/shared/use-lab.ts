import { usePlayer, useSession } from '../../run/live.ts';
import { useMedia } from '../../ui/use-media.ts';
import { WIDE } from './Lab.tsx';

/** What every lab looks at. */
export function useLab() {
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const races = useSession((state) => state.rivals.length > 0);
  const lens = useSession((state) => state.lens);
  const info = useSession((state) => state.info);
  /** There is no run to show, and the player says why. */
  const refused = usePlayer((state) => state.failure !== null) && info === null;
  const wide = useMedia(WIDE);
  /** There is a side column for the settings and what is said of the lab; else that stands below the picture. */
  const aside = useSession((state) => state.frame.hide?.includes('settings') !== true) && wide;
  return { catalogue, spec, races, lens, info, refused, wide, aside };
}
