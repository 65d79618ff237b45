/**
 * What columns seem to be for, by their names and values: which are objectives and in which direction, which parameters
 * were searched, which only say when and who. Pure.
 */
import type { Column, Use } from './types.ts';

export const IGNORED: Use = { role: 'ignored', minimised: false };
export const PARAMETER: Use = { role: 'parameter', minimised: false };
export const CONSTRAINT: Use = { role: 'constraint', minimised: false };
export const MINIMISED: Use = { role: 'objective', minimised: true };
export const MAXIMISED: Use = { role: 'objective', minimised: false };

const SMALLER_IS_BETTER: ReadonlySet<string> = new Set([
  ...['loss', 'error', 'errors', 'err', 'mse', 'mae', 'rmse', 'mape', 'nll', 'perplexity', 'ppl', 'wer', 'cer', 'fid'],
  ...['regret', 'cost', 'latency', 'time', 'duration', 'runtime', 'delay', 'energy', 'power', 'memory', 'bytes'],
  ...['macs', 'mac', 'flops', 'mflops', 'gflops', 'params', 'parameters', 'size'],
]);

const GREATER_IS_BETTER: ReadonlySet<string> = new Set([
  ...['accuracy', 'acc', 'top1', 'top5', 'bleu', 'rouge', 'auc', 'auroc', 'f1', 'precision', 'recall', 'ndcg', 'mrr'],
  ...['map', 'miou', 'iou', 'dice', 'psnr', 'ssim', 'score', 'reward', 'return', 'value', 'fitness', 'objective'],
  ...['throughput', 'hypervolume', 'hv', 'r2', 'likelihood', 'elbo', 'sharpe'],
]);

/** Names of columns that tell rows apart or say when they came. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  ...['id', 'uid', 'from uid', 'index', 'number', 'trial', 'trial id', 'trial number', 'run', 'run id', 'name', 'seed'],
  ...['date', 'timestamp', 'datetime', 'step', 'epoch', 'iteration', 'generation'],
]);

/** Options beyond which words name rows rather than choices. */
const MOST_OPTIONS = 64;

/** `valAccuracy`, `val_accuracy` and `Val-Accuracy (%)` are all `val`, `accuracy`. */
function wordsOf(name: string): string[] {
  const apart = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/top-?(\d)/gi, 'top$1');
  return apart
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** What a name says of a direction. A loss of accuracy is a loss. */
export function directionOf(name: string): Use | undefined {
  const words = wordsOf(name);
  if (words.some((word) => SMALLER_IS_BETTER.has(word))) return MINIMISED;
  return words.some((word) => GREATER_IS_BETTER.has(word)) ? MAXIMISED : undefined;
}

/** Whether a column tells no two rows apart. */
export function isConstant(column: Column): boolean {
  const values: ArrayLike<number> = column.kind === 'category' ? column.codes : column.values;
  for (let row = 1; row < values.length; row++) if (!Object.is(values[row], values[0])) return false;
  return true;
}

/** Whether a column counts the rows, from 0 or 1. */
function counts(values: Float64Array): boolean {
  if (values.length < 3 || (values[0] !== 0 && values[0] !== 1)) return false;
  for (let row = 1; row < values.length; row++) if (values[row] !== values[row - 1] + 1) return false;
  return true;
}

/** What a column is for unless it is an objective. */
export function besideObjectives(column: Column): Use {
  if (column.kind === 'time' || isConstant(column)) return IGNORED;
  if (BOOKKEEPING.has(wordsOf(column.name).join(' '))) return IGNORED;
  if (column.kind === 'category') return column.options.length > MOST_OPTIONS ? IGNORED : PARAMETER;
  return counts(column.values) ? IGNORED : PARAMETER;
}

/** For tables that say nothing of their columns: objectives by name, or else the last column of numbers. */
export function suggestUses(columns: readonly Column[]): Use[] {
  const others = columns.map(besideObjectives);
  const able = columns.map((column, i) => column.kind === 'number' && others[i].role === 'parameter');
  const uses = columns.map((column, i) => (able[i] ? (directionOf(column.name) ?? others[i]) : others[i]));
  if (!uses.some(({ role }) => role === 'objective')) {
    const last = able.lastIndexOf(true);
    if (last >= 0) uses[last] = MAXIMISED;
  }
  return uses;
}
