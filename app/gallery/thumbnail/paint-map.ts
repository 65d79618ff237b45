/** A miniature map of elites, up to a step of the run. */
import { ONE_DIGIT, readDigit, type MapMiniature } from '../../../workers/core/miniature.ts';
import { parseHex, packRgb, RAMP } from '../../lenses/elite-map/viridis.ts';
import type { Paint } from './paint.ts';

/** Between two maps side by side, in pixels of the page. */
const GAP = 6;

/** [cells] Colours of one map at each step at which it changes: read once, drawn often. */
interface Changes {
  readonly step: Uint8Array;
  readonly cell: Uint16Array;
  readonly level: Uint8Array;
}

function changesOf(text: string): Changes {
  const all: [step: number, cell: number, level: number][] = [];
  text.split('.').forEach((cell, index) => {
    for (let i = 0; i < cell.length; i += 2) all.push([readDigit(cell, i), index, readDigit(cell, i + 1)]);
  });
  all.sort((a, b) => a[0] - b[0]);
  return {
    step: Uint8Array.from(all, ([step]) => step),
    cell: Uint16Array.from(all, ([, cell]) => cell),
    level: Uint8Array.from(all, ([, , level]) => level),
  };
}

export function mapPainter({ cols, rows, maps }: MapMiniature): Paint {
  const all = maps.map(changesOf);
  const image = new ImageData(cols, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const small = new OffscreenCanvas(cols, rows);
  const pen = small.getContext('2d');
  return (context, { width, height, step, colours }) => {
    if (pen === null) return;
    const side = Math.min(height, (width - GAP * (all.length - 1)) / all.length);
    const total = side * all.length + GAP * (all.length - 1);
    // Cells are drawn as large as the picture allows, and keep the proportions of a square map.
    context.imageSmoothingEnabled = false;
    all.forEach(({ step: at, cell, level }, i) => {
      pixels.fill(packRgb(parseHex(colours.empty)));
      for (let k = 0; k < at.length && at[k] <= step; k++) {
        const row = rows - 1 - Math.floor(cell[k] / cols);
        pixels[row * cols + (cell[k] % cols)] = RAMP[Math.round((level[k] / ONE_DIGIT) * 255)];
      }
      pen.putImageData(image, 0, 0);
      const wide = all.length === 1 ? width : side;
      const left = all.length === 1 ? 0 : (width - total) / 2 + i * (side + GAP);
      context.drawImage(
        small,
        left,
        (height - (all.length === 1 ? height : side)) / 2,
        wide,
        all.length === 1 ? height : side,
      );
    });
  };
}
