/**
 * What is measured on the picture of a digit: how thick its strokes are and how it leans. Pure, and smooth in the pixels.
 */
import { atan2, TWO_PI } from '../../core/det-math.ts';

/** Pixels along each side of a picture. */
export const SIDE = 16;
export const PIXELS = SIDE * SIDE;

/** Less ink or outline than this is an empty picture, which has neither thickness nor slant. */
const EMPTY = 1e-6;

export interface Measured {
  /** Mean width of the strokes, in pixels. */
  thickness: number;
  /** Degrees from upright, positive where the top leans to the right. */
  slant: number;
}

/**
 * Thickness is twice the inked area over the length of its outline, what a long stroke's width comes to; the outline of a
 * grey picture is its total variation (coarea formula, Federer 1959), differences being taken to the next pixel, with
 * paper beyond the edge. Slant is the shear that would set the ink's second moments upright.
 *
 * `image` [≥ at + 256]: 0 paper to 1 ink, rows from the top, beginning at `at`.
 */
export function measure(image: Float32Array, at: number, out: Measured): void {
  let ink = 0;
  let sumX = 0;
  let sumY = 0;
  let outline = 0;
  for (let y = -1; y < SIDE; y++) {
    for (let x = -1; x < SIDE; x++) {
      const here = x < 0 || y < 0 ? 0 : image[at + y * SIDE + x];
      const right = y < 0 || x + 1 === SIDE ? 0 : image[at + y * SIDE + x + 1];
      const below = x < 0 || y + 1 === SIDE ? 0 : image[at + (y + 1) * SIDE + x];
      outline += Math.sqrt((right - here) * (right - here) + (below - here) * (below - here));
      ink += here;
      sumX += here * x;
      sumY += here * y;
    }
  }
  out.thickness = outline > EMPTY ? (2 * ink) / outline : 0;
  out.slant = 0;
  if (ink <= EMPTY) return;
  const middleX = sumX / ink;
  const middleY = sumY / ink;
  let across = 0;
  let along = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const here = image[at + y * SIDE + x];
      across += here * (x - middleX) * (middleY - y);
      along += here * (y - middleY) * (y - middleY);
    }
  }
  if (along > EMPTY) out.slant = atan2(across, along) * (360 / TWO_PI);
}
