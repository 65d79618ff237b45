/**
 * What the page's first picture needs, and no more, so that it is there soon: the default run's problem, search and lenses.
 * The menu is loaded after it, or before it for a link that asks for something else; of the shelf, what a run needs.
 */
import { EXACT } from '../core/exact.ts';
import { curves } from '../lenses/curves.ts';
import { eliteMap } from '../lenses/elite-map/elite-map.ts';
import { arm } from '../problems/arm/arm.ts';
import { mapElites } from '../searches/map-elites.ts';
import { random } from '../searches/random.ts';
import { LAB_RUNS } from './lab-runs.ts';
import { makeRegistry } from './make-registry.ts';

export const starter = makeRegistry([arm], [mapElites, random], [eliteMap, curves], EXACT.inference, LAB_RUNS);
