/** What lies over the plot: the brush, bars of what is uncertain, the pinned point, the one under the cursor, the crosshair. */
import type { Box } from './brush.ts';
import type { Colours } from './colours.ts';
import type { Corner } from './staircase.ts';

/** From one end of the middle half to the other along one side, in CSS pixels, and the point that it is of. */
export interface Bar {
  readonly from: Corner;
  readonly to: Corner;
  readonly median: Corner;
  readonly point: Corner;
}

/** All in CSS pixels of the plot. */
export interface Marks {
  readonly side: number;
  readonly brush: Box | null;
  readonly bars: readonly Bar[];
  readonly pinned: Corner | null;
  readonly pointed: Corner | null;
  readonly crosshair: Corner | null;
}

type Pen = CanvasRenderingContext2D;

const CAP = 3;
const MEDIAN = 2;

/** Strokes what `trace` draws twice: light below, dark above, or the other way round in the dark. */
function strokeBoth(pen: Pen, { text, surface }: Colours, width: number, trace: () => void): void {
  for (const [colour, extra] of [
    [surface, 2.5],
    [text, 0],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width + extra;
    pen.beginPath();
    trace();
    pen.stroke();
  }
}

function ring(pen: Pen, colours: Colours, [x, y]: Corner, radius: number, width: number): void {
  strokeBoth(pen, colours, width, () => pen.arc(x, y, radius, 0, 2 * Math.PI));
}

export function drawMarks(pen: Pen, colours: Colours, marks: Marks): void {
  const { side, brush, bars, pinned, pointed, crosshair } = marks;
  if (brush !== null) {
    pen.fillStyle = colours.accent;
    pen.globalAlpha = 0.12;
    pen.fillRect(...brush);
    pen.globalAlpha = 1;
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 1.5;
    pen.strokeRect(...brush);
  }
  if (bars.length > 0) {
    pen.strokeStyle = colours.text;
    pen.fillStyle = colours.text;
    pen.lineWidth = 1;
    // From the point to what was measured of it, where that lies elsewhere.
    pen.globalAlpha = 0.45;
    pen.setLineDash([2, 3]);
    pen.beginPath();
    for (const { point, median } of bars) {
      pen.moveTo(...point);
      pen.lineTo(...median);
    }
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 0.8;
    pen.beginPath();
    for (const { from, to } of bars) {
      const level = from[1] === to[1];
      pen.moveTo(...from);
      pen.lineTo(...to);
      for (const [x, y] of [from, to]) {
        pen.moveTo(x - (level ? 0 : CAP), y - (level ? CAP : 0));
        pen.lineTo(x + (level ? 0 : CAP), y + (level ? CAP : 0));
      }
    }
    pen.stroke();
    for (const { median } of bars) {
      pen.beginPath();
      pen.arc(...median, MEDIAN, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.globalAlpha = 1;
  }
  if (crosshair !== null) {
    const [x, y] = crosshair;
    pen.setLineDash([4, 4]);
    strokeBoth(pen, colours, 1, () => {
      pen.moveTo(x, 0);
      pen.lineTo(x, side);
      pen.moveTo(0, y);
      pen.lineTo(side, y);
    });
    pen.setLineDash([]);
  }
  if (pinned !== null) ring(pen, colours, pinned, 8, 2.5);
  if (pointed !== null) ring(pen, colours, pointed, 6, 1.5);
}
