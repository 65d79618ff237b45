/** Numbers as text for lenses: no locale, a true minus sign, thousands separated by commas. Pure. */
import type { Objective } from '../../workers/core/types.ts';

function group(fixed: string): string {
  const [whole, fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export const formatCount = (n: number): string => group(String(Math.round(n)));

/** About `digits` significant digits; trailing zeros stay, so that a changing number does not jump about. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -4 || magnitude > 14) return value.toExponential(digits - 1).replaceAll('-', '−');
  return group(value.toFixed(Math.max(0, digits - 1 - magnitude)));
}

/** 0.804 is `80.4 %`; small shares keep enough digits to be told from none. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  return `${percent !== 0 && Math.abs(percent) < 0.1 ? formatNumber(percent, 2) : group(percent.toFixed(1))} %`;
}

/** `name (unit)`, or the name alone where it says the unit. */
export const withUnit = (name: string, unit: string): string =>
  unit === '' || unit === name ? name : `${name} (${unit})`;

/** A value followed by its unit, where it has one. */
export const valueWithUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);

/** Labels for evenly spaced values: as many decimals as tell them apart to 1 % of a step, less the zeros all share. */
export function evenLabels(values: readonly number[]): string[] {
  const step = Math.abs(values[1] - values[0]);
  const span = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
  if (step === 0 || span < 1e-4 || span >= 1e9) return values.map((value) => formatNumber(value, 3));
  const most = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(step))));
  let decimals = most;
  while (
    decimals > 0 &&
    values.every((v) => Math.abs(Number(v.toFixed(decimals - 1)) - Number(v.toFixed(most))) < step * 1e-6)
  ) {
    decimals -= 1;
  }
  return values.map((value) => group(value.toFixed(decimals)).replace(/^−(0(\.0*)?)$/, '$1'));
}

/** Text made safe inside XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const negated = new WeakMap<Objective, Objective>();

/** The objective that maps are coloured by, named as what it is there: a minimised one stands negated. The same object each time. */
export function fitnessOf([first]: readonly [Objective, ...Objective[]]): Objective {
  if (first.minimised !== true) return first;
  const known = negated.get(first) ?? { ...first, name: `${first.name}, negated` };
  negated.set(first, known);
  return known;
}
