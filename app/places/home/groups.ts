/** How the gallery is grouped: by paper or by lesson. Pure. */
import { PAPERS } from '../../gallery/claims/papers.ts';
import { THEMES, type PreparedRun, type Theme } from '../../gallery/runs/prepared-run.ts';

export type By = 'paper' | 'lesson';

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  /** A page about it. */
  readonly href?: string;
  readonly runs: readonly PreparedRun[];
}

/** Groups that have any of these runs, in the order of papers, or of lessons in a course. */
export function groupsOf(runs: readonly PreparedRun[], by: By): readonly Group[] {
  const groups: Group[] =
    by === 'paper'
      ? [
          ...PAPERS.map(({ id, title, authors, year }) => ({
            id,
            title,
            what: id === 'this-page' ? 'In no paper' : `${authors} ${year}`,
            href: `#/paper/${id}`,
            runs: runs.filter(({ paper }) => paper === id),
          })),
          {
            id: 'others',
            title: 'Problems and lenses of other papers',
            what: 'What no claim is about yet',
            runs: runs.filter(({ paper }) => paper === undefined),
          },
        ]
      : (Object.keys(THEMES) as Theme[]).map((id) => ({
          id,
          ...THEMES[id],
          runs: runs.filter(({ theme }) => theme === id),
        }));
  return groups.filter((group) => group.runs.length > 0);
}
