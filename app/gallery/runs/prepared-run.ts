/** What a prepared run of the gallery is. Its miniature lies in `public/runs/<id>.json`, made by `npm run make:runs`. Data only. */
import type { Draw } from '../../../workers/host/miniature.ts';

/** What a run is good for in class, in the order in which a course would use it. */
export const THEMES = {
  predict: { title: 'Predict the curve', what: 'Bet on what the run will do, then let it.' },
  luck: { title: 'Same budget, other seed', what: 'Is one run enough to say which search is better?' },
  break: { title: 'Break it', what: 'One setting drives the method into failure.' },
  explain: { title: 'Explain this', what: 'One cell, one move, one network: how did it come about?' },
  bug: { title: 'Find the bug', what: 'Runs that differ in one setting. Which, and how does it show?' },
  class: { title: 'Beat the class', what: 'A fixed problem and budget; the best settings win.' },
} as const;
export type Theme = keyof typeof THEMES;

export interface PreparedRun {
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence. */
  readonly see: string;
  /** Its id among the claims' papers; absent where no paper is about it. */
  readonly paper?: string;
  readonly theme: Theme;
  /** To the end of its budget, with its digest. */
  readonly link: string;
  readonly draw: Draw;
  /** Names of those that race, as the drawing tells them apart; of a single run its figure. */
  readonly names?: readonly string[];
}
