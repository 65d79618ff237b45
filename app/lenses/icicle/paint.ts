/**
 * Draws an icicle: level below level, each bar as wide as its share of the playouts. No more than what the frame has is looked at.
 */
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { forRoot, type Players } from '../tree/paths.ts';
import { inkOn, stepOf, type Inks } from '../tree/ramp.ts';
import { parseHex } from '../elite-map/viridis.ts';

/** In CSS pixels. */
export const LEVEL_HEIGHT = 20;
const LEAST_FOR_TEXT = 15;
const LETTER = 6.2;

export type ColourBy = 'value' | 'proven' | 'regret';

export interface IcicleLook {
  readonly players: Players;
  readonly colourBy: ColourBy;
  /** [bars] If it is coloured by them: how much worse each move truly is than the best beside it; NaN where not known. */
  readonly regrets: Float64Array | null;
  /** The bar under the cursor; −1 for none. */
  readonly pointed: number;
  /** Bars of the line of play. */
  readonly line: ReadonlySet<number>;
  /** The name of the move that leads to a bar, or a shorter one. */
  nameOf(bar: number, briefly?: boolean): string;
}

/** [bars] Place on the colour scale; −1 where there is nothing to tell. */
export function stepsOf({ bars }: TreeFrame, look: IcicleLook): Int8Array {
  const { players, colourBy, regrets } = look;
  const count = bars.node.length;
  const steps = new Int8Array(count).fill(-1);
  for (let bar = 0; bar < count; bar++) {
    if (colourBy === 'regret') {
      const regret = regrets?.[bar] ?? NaN;
      if (!Number.isNaN(regret)) steps[bar] = stepOf(1 - regret);
      continue;
    }
    const value = (colourBy === 'proven' ? bars.proven : bars.mean)[bar];
    if (!Number.isNaN(value) && bars.siblings[bar] === 1) steps[bar] = stepOf(forRoot(value, bars.mover[bar], players));
  }
  return steps;
}

/** `width` in CSS pixels; the canvas has `ratio` pixels for each. */
export function paintIcicle(
  pen: CanvasRenderingContext2D,
  frame: TreeFrame,
  look: IcicleLook,
  inks: Inks,
  width: number,
  ratio: number,
): void {
  const { bars } = frame;
  const { left, width: share, level, siblings } = bars;
  const steps = stepsOf(frame, look);
  const emptyInk = inkOn(parseHex(inks.empty));
  const high = LEVEL_HEIGHT * ratio;
  const across = width * ratio;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  let fill = '';
  const dip = (colour: string) => {
    if (colour !== fill) pen.fillStyle = fill = colour;
  };
  const xOf = (bar: number) => Math.round(left[bar] * across);
  const wOf = (bar: number) => Math.max(1, Math.round((left[bar] + share[bar]) * across) - xOf(bar));
  const gap = Math.max(1, Math.round(ratio));
  for (let bar = 0; bar < left.length; bar++) {
    const w = wOf(bar);
    dip(steps[bar] < 0 ? inks.empty : inks.ramp.fills[steps[bar]]);
    // A hair of background tells neighbours apart, where there is room.
    pen.fillRect(xOf(bar), level[bar] * high, w > 4 * gap ? w - gap : w, high - gap);
  }
  dip(inks.text);
  for (const bar of look.line) pen.fillRect(xOf(bar), (level[bar] + 1) * high - 4 * gap, wOf(bar), 3 * gap);
  pen.textBaseline = 'middle';
  pen.textAlign = 'center';
  pen.font = `${12 * ratio}px ${inks.font}`;
  for (let bar = 0; bar < left.length; bar++) {
    const w = wOf(bar);
    if (w < LEAST_FOR_TEXT * ratio) continue;
    const room = w / ratio - 4;
    let words = siblings[bar] > 1 ? `${siblings[bar]} more` : look.nameOf(bar);
    if (words.length * LETTER > room && siblings[bar] === 1) words = look.nameOf(bar, true);
    if (words.length * LETTER > room) continue;
    dip(steps[bar] < 0 ? emptyInk : inks.ramp.inks[steps[bar]]);
    pen.fillText(words, xOf(bar) + w / 2, (level[bar] + 0.47) * high);
  }
  if (look.pointed >= 0) {
    pen.lineWidth = 2 * ratio;
    pen.strokeStyle = inks.text;
    pen.strokeRect(
      xOf(look.pointed) + ratio,
      level[look.pointed] * high + ratio,
      Math.max(ratio, wOf(look.pointed) - 2 * ratio),
      high - 2 * ratio,
    );
  }
}

/** The bar at a place, in CSS pixels; −1 where there is none. */
export function barAt({ bars }: TreeFrame, x: number, y: number, width: number): number {
  const { left, width: share, level } = bars;
  const depth = Math.floor(y / LEVEL_HEIGHT);
  const at = x / width;
  for (let bar = 0; bar < left.length; bar++)
    if (level[bar] === depth && left[bar] <= at && at < left[bar] + share[bar]) return bar;
  return -1;
}
