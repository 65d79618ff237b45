/** Finds prepared runs by words. Pure. */
import { LAB_NAMES } from '../shell/lab-names.ts';
import type { Lab } from '../../workers/core/link.ts';
import { PAPERS } from './claims/papers.ts';
import { THEMES, type PreparedRun } from './runs/prepared-run.ts';

/** Names of lenses and of what is drawn, so that a run is found by how it is looked at. */
const LENSES = {
  map: 'elite map of elites archive',
  front: 'Pareto front trade-off',
  tree: 'tree icicle',
  bars: 'bars visits moves',
  lines: 'curve curves race',
} as const;

/** Letters without their marks, in lower case: Szepesvári is found by szepesvari. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const labOf = ({ link }: Pick<PreparedRun, 'link'>): Lab => link.slice(2).split('?')[0] as Lab;

function wordsOf(run: PreparedRun): string {
  const { title, see, theme, link, draw, names = [] } = run;
  const paper = PAPERS.find(({ id }) => id === run.paper);
  // Problem and searches stand in the link by their names.
  const values = link.split('&').flatMap((entry) => /^(?:.*\?)?(?:problem|search\d?)=(.*)$/.exec(entry)?.[1] ?? []);
  return plain(
    [
      title,
      see,
      THEMES[theme].title,
      LAB_NAMES[labOf(run)].short,
      LAB_NAMES[labOf(run)].long,
      ...(paper ? [paper.title, paper.authors, String(paper.year)] : []),
      ...values,
      ...values.map((value) => value.replaceAll('-', ' ')),
      LENSES[typeof draw === 'string' ? draw : 'lines'],
      ...names,
    ].join(' '),
  );
}

/** Those in which every word of the question occurs, as the beginning of a word or after a hyphen. */
export function findRuns(runs: readonly PreparedRun[], question: string): readonly PreparedRun[] {
  const asked = plain(question)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (asked.length === 0) return runs;
  return runs.filter((run) => {
    const words = wordsOf(run).split(/[\s,.:;?’()]+/);
    return asked.every((one) => words.some((word) => word.startsWith(one) || word.includes(`-${one}`)));
  });
}
