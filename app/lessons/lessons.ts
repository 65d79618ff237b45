/** All lessons, lab by lab. Their figures are measured; `lessons.test.ts` repeats those that are quick. */
import type { Lesson } from './lesson.ts';
import { MAP_ELITES_LESSONS } from './map-elites.ts';
import { MCTS_LESSONS } from './mcts.ts';
import { NAS_LESSONS } from './nas.ts';
import { REACHABILITY_LESSONS } from './reachability.ts';

export const LESSONS: readonly Lesson[] = [
  ...MAP_ELITES_LESSONS,
  ...NAS_LESSONS,
  ...MCTS_LESSONS,
  ...REACHABILITY_LESSONS,
];

export const lessonById = (id: string | undefined): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
