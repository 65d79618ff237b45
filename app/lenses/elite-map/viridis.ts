/**
 * The viridis colour scale of matplotlib (Smith and Van der Walt, CC0): even to the eye, safe for colour-blind readers,
 * and still ordered in grey. Every fifth of its 256 colours is written down; the rest are interpolated, to within 1/255.
 */
const ANCHORS =
  '44015446085c471063481769481d6f482475472a7a46307e453781433d844142873f48893d4e8a3a538b38598c355e8d33638d31' +
  '688e2e6d8e2c718e2a768e297b8e27808e25848e23898e218e8d20928c1f978b1e9c891fa18821a58524aa8328ae802eb37c35b7' +
  '793dbc7446c06f50c46a5ac86465cb5e70cf577cd25089d54895d840a2da37b0dd2fbddf26cae11fd8e219e5e419f1e51dfde725';

export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb`, or `#rgb` as a style sheet is shortened to, to its three bytes. */
export function parseHex(hex: string): Rgb {
  const digits = hex.trim().slice(1);
  const value = Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The four bytes of an opaque pixel as ImageData holds them, read as one little-endian number (all browsers are). */
export const packRgb = ([red, green, blue]: Rgb): number => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

const STEP = 5;

/** One of the 256 colours. */
export function viridis(index: number): Rgb {
  const anchor = Math.min(255 / STEP - 1, Math.floor(index / STEP));
  const share = index / STEP - anchor;
  const low = parseHex(`#${ANCHORS.slice(anchor * 6, anchor * 6 + 6)}`);
  const high = parseHex(`#${ANCHORS.slice(anchor * 6 + 6, anchor * 6 + 12)}`);
  const mix = (i: 0 | 1 | 2): number => Math.round(low[i] + (high[i] - low[i]) * share);
  return [mix(0), mix(1), mix(2)];
}

/** All 256 colours, packed for painting. */
export const RAMP: Uint32Array = Uint32Array.from({ length: 256 }, (_, index) => packRgb(viridis(index)));

/** The scale as stops of a gradient, `[offset, colour]` with offsets from 0 to 1. */
export function gradientStops(): [offset: number, colour: string][] {
  return Array.from({ length: 18 }, (_, i) => [i / 17, `rgb(${viridis(i * 15).join(',')})`]);
}
