/**
 * The colours of lines: viridis without its ends, of which the one is lost as a thin line on dark ground and the other
 * on light. Pure.
 */
import { packRgb, viridis, type Rgb } from '../elite-map/viridis.ts';

const [FIRST, LAST] = [26, 236];

/** `share` from 0 to 1. */
const lineColour = (share: number): Rgb => viridis(Math.round(FIRST + share * (LAST - FIRST)));

/** [256] as 0xBBGGRR. */
export const LINE_RAMP: Uint32Array = Uint32Array.from(
  { length: 256 },
  (_, i) => packRgb(lineColour(i / 255)) & 0xffffff,
);

const STOPS = 17;

/** The same as CSS. */
export const LINE_GRADIENT = `linear-gradient(to right, ${Array.from(
  { length: STOPS },
  (_, i) => `rgb(${lineColour(i / (STOPS - 1)).join(',')})`,
).join(', ')})`;
