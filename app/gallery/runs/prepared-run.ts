/** What a prepared run of the gallery is. Its miniature lies in `public/runs/<id>.json`, made by `npm run make:runs`. Data only. */
import type { Shape } from '../../lessons/lesson.ts';
import type { Draw } from '../../../workers/host/miniature.ts';

export interface PreparedRun {
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence. */
  readonly see: string;
  /** Its id among the claims' papers; absent where no paper is about it. */
  readonly paper?: string;
  /** What it is good for in class. */
  readonly shape: Shape;
  /** To the end of its budget, with its digest. */
  readonly link: string;
  readonly draw: Draw;
  /** Names of those that race, as the drawing tells them apart; of a single run its figure. */
  readonly names?: readonly string[];
}
