/** What `bench/icicle.ts` looks at: an icicle's bars, drawn over and over on a canvas of a page of its own. */
import type { TreeFrame } from '../workers/core/frames.ts';
import { paintIcicle } from '../app/lenses/icicle/paint.ts';
import { inksAt } from '../app/lenses/tree/ramp.ts';
import '../app/theme.css';

const WIDTH = 1600;
const HEIGHT = 400;

const canvas = document.createElement('canvas');
canvas.width = WIDTH;
canvas.height = HEIGHT;
document.body.append(canvas);

/** Milliseconds that each of `times` drawings took, until the pixels could be read. */
function drawTimes(frame: TreeFrame, times: number): number[] {
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('expected a canvas to draw on');
  const inks = inksAt(canvas);
  const look = {
    players: { players: 2, turn: 0 } as const,
    colourBy: 'value' as const,
    regrets: null,
    pointed: 5,
    line: new Set([0, 1]),
    nameOf: (bar: number) => String(frame.bars.move[bar] + 1),
  };
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    paintIcicle(pen, frame, look, inks, WIDTH, 1);
    pen.getImageData(0, 0, 1, 1);
    return performance.now() - begun;
  });
}

Object.assign(globalThis, { drawTimes });
