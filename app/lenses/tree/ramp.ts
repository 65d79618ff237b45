/**
 * The colours of values from 0 to 1: orange, neutral, blue, safe for colour-blind readers. Values of a search crowd about ½, so
 * the scale is stretched there by a square root; the legend says so by where its numbers stand.
 */
import { parseHex, type Rgb } from '../elite-map/viridis.ts';

const STEPS = 64;

/** Where on the scale a value stands, 0 to 1. */
export function stretched(value: number): number {
  const off = 2 * Math.min(1, Math.max(0, value)) - 1;
  return (1 + Math.sign(off) * Math.sqrt(Math.abs(off))) / 2;
}

export interface Ramp {
  /** [STEPS + 1] */
  readonly fills: readonly string[];
  /** [STEPS + 1] What to write on each in. */
  readonly inks: readonly string[];
}

/** Perceived lightness, 0 to 255, as televisions reckon it. */
const lightness = ([red, green, blue]: Rgb): number => 0.299 * red + 0.587 * green + 0.114 * blue;
const DARK_INK = '#14171f';
const LIGHT_INK = '#ffffff';
export const inkOn = (colour: Rgb): string => (lightness(colour) > 130 ? DARK_INK : LIGHT_INK);

export function rampOf(low: Rgb, middle: Rgb, high: Rgb): Ramp {
  const colours = Array.from({ length: STEPS + 1 }, (_, step): Rgb => {
    const share = step / STEPS;
    const [from, to, part] = share < 0.5 ? [low, middle, 2 * share] : [middle, high, 2 * share - 1];
    const mix = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * part);
    return [mix(0), mix(1), mix(2)];
  });
  return { fills: colours.map((rgb) => `rgb(${rgb.join(',')})`), inks: colours.map(inkOn) };
}

/** The step of a value on the ramp. */
export const stepOf = (value: number): number => Math.round(STEPS * stretched(value));

/** The page's colours, as they are where an element stands. */
export interface Inks {
  readonly ramp: Ramp;
  readonly empty: string;
  readonly text: string;
  readonly muted: string;
  readonly surface: string;
  readonly line: string;
  readonly accent: string;
  readonly font: string;
}

export function inksAt(element: Element): Inks {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const rgb = (name: string) => parseHex(of(name));
  return {
    ramp: rampOf(rgb('--difference-first'), rgb('--difference-middle'), rgb('--difference-second')),
    empty: of('--map-empty'),
    text: of('--text'),
    muted: of('--muted'),
    surface: of('--surface'),
    line: of('--line-strong'),
    accent: of('--accent'),
    font: of('--font'),
  };
}
