/** Settings that do well on the problems of this lab; known to the forms once it is loaded. */
import { advise, type Advice, type Settings } from '../recommended.ts';

/** Fronts of the benchmark functions are published for 250 generations of 100. */
const FRONT_BUDGET: Settings = { evals: '25000' };
const ON_FRONTS: Advice = {
  nsga2: FRONT_BUDGET,
  random: { 's.batch': '100', ...FRONT_BUDGET },
  'map-elites': { 's.batch': '100', 's.initial': '100', ...FRONT_BUDGET },
  ea: { 's.batch': '100', 's.population': '100', ...FRONT_BUDGET },
  'ea-diversity': { 's.batch': '100', 's.population': '100', ...FRONT_BUDGET },
  'ns-lc': { 's.batch': '100', 's.population': '100', ...FRONT_BUDGET },
  'regularised-evolution': FRONT_BUDGET,
  // What is learnt of a function's values is spent on few of them.
  linas: { evals: '500' },
  weaknas: { evals: '500' },
};
/** Sub-networks are evaluated some tens a second; a predictor needs few of them. */
const NETWORKS: Settings = { evals: '400' };
/** So few fill a coarse map. */
const COARSE: Settings = { 'l.cols': '24', 'l.rows': '24' };
const ON_NETWORKS: Advice = {
  // More rounds for the same evaluations: the predictors are corrected sooner.
  linas: { 's.batch': '25', ...COARSE, evals: '150' },
  weaknas: { ...COARSE, ...NETWORKS },
  // RAGSmith's twenty generations of 16 come to about a hundred different solutions.
  genetic: { evals: '100' },
  nsga2: { 's.population': '50', ...COARSE, ...NETWORKS },
  'regularised-evolution': { 's.population': '50', ...COARSE, ...NETWORKS },
  random: { 's.batch': '25', ...COARSE, ...NETWORKS },
  ea: { 's.batch': '25', 's.population': '25', ...COARSE, ...NETWORKS },
  'ea-diversity': { 's.batch': '25', 's.population': '25', ...COARSE, ...NETWORKS },
  'ns-lc': { 's.batch': '25', 's.population': '25', ...COARSE, ...NETWORKS },
  'map-elites': { 's.batch': '25', 's.initial': '50', 's.cols': '24', 's.rows': '24', ...NETWORKS },
};
/** A table is answered at once, but has few rows; whoever recorded them paid for each. */
const ROWS: Settings = { evals: '300' };
const ON_TABLES: Advice = {
  linas: { 's.batch': '25', evals: '150' },
  weaknas: ROWS,
  nsga2: { 's.population': '30', ...ROWS },
  'regularised-evolution': { 's.population': '30', ...ROWS },
  genetic: ROWS,
  random: { 's.batch': '25', 'l.cols': '24', 'l.rows': '24', ...ROWS },
  grid: { 's.batch': '25', 'l.cols': '24', 'l.rows': '24', ...ROWS },
  ea: { 's.batch': '25', 's.population': '25', 'l.cols': '24', 'l.rows': '24', ...ROWS },
  'ea-diversity': { 's.batch': '25', 's.population': '25', 'l.cols': '24', 'l.rows': '24', ...ROWS },
  'ns-lc': { 's.batch': '25', 's.population': '25', 'l.cols': '24', 'l.rows': '24', ...ROWS },
  'map-elites': { 's.batch': '25', 's.initial': '50', 's.cols': '24', 's.rows': '24', ...ROWS },
};
/** Masks scored before training take milliseconds; the paper picks the best of a hundred or so. */
const MASKS: Settings = { evals: '1000' };
const MASKS_SEEN: Settings = { 'l.cols': '24', 'l.rows': '24', ...MASKS };
const ON_MASKS: Advice = {
  random: { 's.batch': '50', ...MASKS_SEEN },
  nsga2: { 's.population': '50', ...MASKS },
  'regularised-evolution': { 's.population': '50', ...MASKS },
  linas: { 's.batch': '25', evals: '150' },
  weaknas: { evals: '400' },
  genetic: MASKS,
  ea: { 's.batch': '25', 's.population': '25', 's.sigma': '0.2', ...MASKS_SEEN },
  'ea-diversity': { 's.batch': '25', 's.population': '25', 's.sigma': '0.2', ...MASKS_SEEN },
  'ns-lc': { 's.batch': '25', 's.population': '25', 's.sigma': '0.2', ...MASKS_SEEN },
  'map-elites': { 's.batch': '25', 's.initial': '50', 's.cols': '24', 's.rows': '24', 's.sigma': '0.2', ...MASKS },
  'cma-me': { 's.cols': '24', 's.rows': '24', 's.sigma': '0.2', ...MASKS },
  'cma-mae': { 's.cols': '24', 's.rows': '24', 's.sigma': '0.2', ...MASKS },
};
export function adviseOnFronts(): void {
  advise(['zdt1', 'zdt2', 'zdt3', 'zdt4', 'zdt6', 'dtlz1', 'dtlz2', 'dtlz7'], ON_FRONTS);
  advise(['supernet'], ON_NETWORKS);
  advise(['table'], ON_TABLES);
  advise(['sparse-mask'], ON_MASKS);
}
