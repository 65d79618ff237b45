/**
 * Axes of parallel coordinates: where on its axis each row lies, and how the axis is labelled. Places are shares of the
 * axis' height, 0 at the top; a row without a value has none (NaN). Pure.
 */
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatNumber, withUnit } from '../format.ts';

interface AxisBase {
  readonly name: string;
  readonly unit: string;
  /** Of an objective: which way is better. */
  readonly better?: 'low' | 'high';
}

export interface NumberAxis extends AxisBase {
  readonly kind: 'number';
  /** [rows] NaN or infinite where there is no value to place. */
  readonly values: Float64Array;
  /** By powers of ten; only if all values are positive. */
  readonly log?: boolean;
}

export interface TimeAxis extends AxisBase {
  readonly kind: 'time';
  /** [rows] seconds since 1970. */
  readonly values: Float64Array;
}

export interface CategoryAxis extends AxisBase {
  readonly kind: 'category';
  /** [rows] number of the option, below 0 where there is none. */
  readonly codes: ArrayLike<number>;
  readonly options: readonly string[];
}

export type ParallelAxis = NumberAxis | TimeAxis | CategoryAxis;

export interface Tick {
  readonly place: number;
  readonly label: string;
}

export interface PlacedAxis {
  /** `↓ latency (ms)`, with the way that is better. */
  readonly title: string;
  /** [rows] what brushes go by. */
  readonly places: Float32Array;
  /** [rows] where lines are drawn: rows of one option are spread over its band. */
  readonly drawn: Float32Array;
  readonly ticks: readonly Tick[];
  /** Options of a category, from the top; empty for numbers. */
  readonly options: readonly string[];
  /** Whether some row has no place. */
  readonly gaps: boolean;
  /** What a row has here, in words. */
  read(row: number): string;
  /** What lies between two places, in words. */
  between(top: number, bottom: number): string;
}

/** Share of an option's band that its rows are spread over. */
const SPREAD = 0.5;
const NONE = 'none';

/** The same for a row every time, even over [0, 1). */
const scatter = (row: number): number => ((Math.imul(row + 1, 0x9e3779b1) >>> 8) & 0xffff) / 0x10000;

function titleOf({ name, unit, better }: ParallelAxis): string {
  const arrow = better === undefined ? '' : better === 'low' ? '↓ ' : '↑ ';
  return arrow + withUnit(name, unit);
}

function placeCategory(axis: CategoryAxis, rows: number): PlacedAxis {
  const { codes, options } = axis;
  const band = 1 / Math.max(1, options.length);
  const places = new Float32Array(rows);
  const drawn = new Float32Array(rows);
  let gaps = false;
  for (let row = 0; row < rows; row++) {
    // The first option stands at the top.
    places[row] = codes[row] >= 0 ? (codes[row] + 0.5) * band : NaN;
    drawn[row] = places[row] + (scatter(row) - 0.5) * band * SPREAD;
    if (codes[row] < 0) gaps = true;
  }
  const within = (top: number, bottom: number): string[] =>
    options.filter((_, i) => (i + 0.5) * band >= top && (i + 0.5) * band <= bottom);
  return {
    title: titleOf(axis),
    places,
    drawn,
    gaps,
    options,
    ticks: options.map((label, i) => ({ place: (i + 0.5) * band, label })),
    read: (row) => options[codes[row]] ?? NONE,
    between: (top, bottom) => within(top, bottom).join(', ') || 'no option',
  };
}

/** Smallest and largest finite value; of none, 0 and 1; of one value, a little to either side. */
function extentOf(values: Float64Array): [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value - value !== 0) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  return low === high ? [low - (Math.abs(low) / 2 || 1), high + (Math.abs(high) / 2 || 1)] : [low, high];
}

const TICKS = 6;

/** What of d3's scales is used: from value to place, back, and labels. */
interface Scale {
  (value: number): number;
  invert(place: number): number;
  readonly ticks: readonly Tick[];
  readonly format: (value: number) => string;
}

function numberScale(axis: NumberAxis): Scale {
  const [low, high] = extentOf(axis.values);
  const log = axis.log === true && low > 0;
  const scale = (log ? scaleLog() : scaleLinear()).domain([low, high]).nice(TICKS).range([1, 0]);
  const label = scale.tickFormat(TICKS, log ? '~g' : '~f');
  const whole = axis.values.every((value) => value - value !== 0 || Number.isInteger(value));
  const ticks = scale
    .ticks(TICKS)
    .filter((value) => !whole || Number.isInteger(value))
    .map((value) => ({ place: scale(value), label: label(value) }))
    .filter((tick) => tick.label !== '');
  return Object.assign((value: number) => scale(value), {
    invert: (place: number) => scale.invert(place),
    ticks,
    format: (value: number) => formatNumber(value),
  });
}

/** Seconds between ticks of a time axis, from a second to a year. */
const TIME_STEPS = [1, 5, 15, 60, 300, 900, 3600, 10_800, 43_200, 86_400, 604_800, 2_592_000, 7_776_000, 31_536_000];
const MINUTE = 60;
const DAY = 86_400;

/** Seconds since 1970 as `2024-05-01 09:30:00`, in UTC. */
const timeText = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

// d3's own scale of times is one file with all its others: a page would load it before its first picture.
function timeScale(axis: TimeAxis): Scale {
  const [low, high] = extentOf(axis.values);
  const scale = scaleLinear([low, high], [1, 0]);
  const wanted = (high - low) / TICKS;
  const step = TIME_STEPS.find((seconds) => seconds >= wanted) ?? 31_536_000 * Math.ceil(wanted / 31_536_000);
  const ticks: Tick[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) {
    const text = timeText(at);
    const label = step >= DAY ? text.slice(0, 10) : text.slice(11, step >= MINUTE ? 16 : 19);
    ticks.push({ place: scale(at), label });
  }
  return Object.assign((value: number) => scale(value), {
    invert: (place: number) => scale.invert(place),
    ticks,
    format: timeText,
  });
}

function placeNumbers(axis: NumberAxis | TimeAxis, rows: number): PlacedAxis {
  const { values } = axis;
  const scale = axis.kind === 'number' ? numberScale(axis) : timeScale(axis);
  const places = new Float32Array(rows);
  let gaps = false;
  for (let row = 0; row < rows; row++) {
    const value = values[row];
    if (value - value !== 0) gaps = true;
    places[row] = value - value === 0 ? scale(value) : NaN;
  }
  return {
    title: titleOf(axis),
    places,
    drawn: places,
    gaps,
    options: [],
    ticks: scale.ticks,
    read: (row) => (Number.isNaN(values[row]) ? NONE : scale.format(values[row])),
    between: (top, bottom) => `${scale.format(scale.invert(bottom))} to ${scale.format(scale.invert(top))}`,
  };
}

export const placeAxis = (axis: ParallelAxis, rows: number): PlacedAxis =>
  axis.kind === 'category' ? placeCategory(axis, rows) : placeNumbers(axis, rows);

/** Those labels that stand at least `apart` (a share of the height) from the one before. */
export function spacedTicks(ticks: readonly Tick[], apart: number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks)
    if (kept.length === 0 || Math.abs(tick.place - kept[kept.length - 1].place) >= apart) kept.push(tick);
  return kept;
}
