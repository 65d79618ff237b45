import type { Changes } from '../../run/spec-edit.ts';

/** By search: what does well on the benchmark functions. The defaults are made for the arm. */
const ON_FUNCTIONS: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  'cma-me': { 's.sigma0': '0.5' },
  'cma-mae': { 's.sigma0': '0.5' },
  'map-elites': { 's.iso': '0.5', 's.line': '0.2', 's.sigma': '0.5', 's.initial': '100' },
  ea: { 's.sigma': '0.5' },
  'ea-diversity': { 's.sigma': '0.5' },
  'ns-lc': { 's.sigma': '0.5' },
};
const FUNCTIONS = ['sphere', 'rastrigin', 'plateau'];

/** What to set when a problem or a search is picked; whatever else was set stays. */
export function recommendedFor(problem: string, search: string): Changes {
  const settings = ON_FUNCTIONS[search] ?? {};
  if (FUNCTIONS.includes(problem)) return settings;
  return Object.fromEntries(Object.keys(settings).map((key) => [key, undefined]));
}
