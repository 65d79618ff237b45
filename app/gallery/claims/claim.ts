/**
 * What a paper says, put to the test. The claims dialog and `bench/claims.ts` read the same list, so that what a person
 * is told is what the bench finds. Pure.
 */

/**
 * Metrics of the command line, and those that only the bench takes: reachable cells; elites whose parent lies near; what the
 * mask with the best score has on fresh samples after 5 epochs of training, and after 20; in the trials of an experiment, the share of
 * best moves chosen in the end; the first evaluation that brought a reward of 1; the best score, mean over 400 seeds; of the graphs drawn,
 * the mean chance of a right answer; of a sample of right answers, the share that path merging explains.
 */
export type Measure =
  | 'qdScore'
  | 'coverage'
  | 'best'
  | 'hvShare'
  | 'reachable'
  | 'parentsNear'
  | 'after5'
  | 'after20'
  | 'rightChoices'
  | 'firstOne'
  | 'meanBest'
  | 'rightAnswers'
  | 'explained';

const PERCENT: readonly Measure[] = ['coverage', 'hvShare', 'parentsNear', 'rightChoices', 'rightAnswers', 'explained'];

export interface Paper {
  /** As in `#/paper/<id>`, for ever. */
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  /** Absent for what was found on this page and is in no paper. */
  readonly arxiv?: string;
  /** Of papers that are not on arXiv. */
  readonly doi?: string;
}

/** One run that tests a claim, and the figure it gave. Runs repeat bit for bit, so the figure is exact. */
export interface ClaimRun {
  readonly what: string;
  /** `#/…`: the run at the evaluation that is looked at, with the digest of its results. */
  readonly link: string;
  readonly measure: Measure;
  /** Where the figure must lie for the claim to hold. */
  readonly band?: readonly [low: number, high: number];
  readonly measured: number;
  /** Takes a minute or so. */
  readonly long?: true;
}

interface Statement {
  readonly id: string;
  readonly paper: Paper;
  /** Where in the paper. */
  readonly where: string;
  /** What it says, in our words. */
  readonly statement: string;
}

export type Claim = Statement &
  (
    | {
        readonly status: 'tested';
        readonly runs: readonly ClaimRun[];
        /** The claim is that each run's figure is above that of the run before. */
        readonly rising?: true;
        /** What was found, and how far it goes. */
        readonly finding: string;
      }
    | { readonly status: 'untestable'; readonly why: string }
  );

export type TestedClaim = Extract<Claim, { status: 'tested' }>;

export const inBand = ({ band }: ClaimRun, figure: number): boolean =>
  band === undefined || (figure >= band[0] && figure <= band[1]);

/** Whether a claim holds, given a figure for each of its runs. */
export function holds(
  { runs, rising }: TestedClaim,
  figures: readonly number[] = runs.map((run) => run.measured),
): boolean {
  return (
    runs.every((run, i) => inBand(run, figures[i])) &&
    (rising === undefined || figures.every((figure, i) => i === 0 || figure > figures[i - 1]))
  );
}

/** A figure with its unit. */
export function figureText(measure: Measure, value: number): string {
  if (measure === 'hvShare') return `${(value * 100).toFixed(2)} % of the best hypervolume`;
  if (measure === 'coverage') return `${(value * 100).toFixed(2)} % of all cells`;
  if (measure === 'parentsNear') return `${(value * 100).toFixed(1)} % of elites`;
  if (measure === 'after5' || measure === 'after20') return `${value.toFixed(2)} % right`;
  if (measure === 'rightChoices') return `${(value * 100).toFixed(1)} % of choices right`;
  if (measure === 'rightAnswers') return `right with a chance of ${(value * 100).toFixed(2)} %`;
  if (measure === 'explained') return `${(value * 100).toFixed(1)} % of right answers explained`;
  if (measure === 'firstOne') return `at evaluation ${value}`;
  if (measure === 'meanBest') return `best score ${value.toFixed(4)}, mean of 400 seeds`;
  if (measure === 'reachable') return `${value} cells`;
  return `${measure === 'qdScore' ? 'QD score' : 'best fitness'} ${value.toFixed(2)}`;
}

export function bandText(measure: Measure, [low, high]: readonly [number, number]): string {
  const scale = PERCENT.includes(measure) ? 100 : 1;
  const unit = scale === 100 ? ' %' : '';
  const text = (value: number): string => `${Number((value * scale).toFixed(2))}${unit}`;
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}
