/** Solutions of two objectives as they come, and the front of those so far. */
import { readDigit, readTwoDigits, TWO_DIGITS, type FrontMiniature } from '../../../workers/core/miniature.ts';
import type { Paint } from './paint.ts';

const MARGIN = 10;
/** Characters of a point. */
const LONG = 5;

export function frontPainter({ points, maximised }: FrontMiniature): Paint {
  const all = Array.from({ length: points.length / LONG }, (_, i) => ({
    born: readDigit(points, i * LONG),
    x: readTwoDigits(points, i * LONG + 1) / TWO_DIGITS,
    y: readTwoDigits(points, i * LONG + 3) / TWO_DIGITS,
  }));
  /** Best first to the right. */
  const gain = maximised.map((more) => (more ? 1 : -1));
  const sorted = all.toSorted((a, b) => gain[0] * (b.x - a.x) || gain[1] * (b.y - a.y));
  return (context, { width, height, step, colours }) => {
    const at = ({ x, y }: { x: number; y: number }) =>
      [MARGIN + x * (width - 2 * MARGIN), height - MARGIN - y * (height - 2 * MARGIN)] as const;
    context.fillStyle = colours.muted;
    context.globalAlpha = 0.45;
    for (const point of all) {
      if (point.born > step) continue;
      context.beginPath();
      context.arc(...at(point), 1.8, 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    let best = -Infinity;
    const front = sorted.filter(({ born, y }) => {
      if (born > step || gain[1] * y <= best) return false;
      best = gain[1] * y;
      return true;
    });
    context.strokeStyle = context.fillStyle = colours.series[0];
    context.lineWidth = 2;
    context.beginPath();
    front.forEach((point, i) => {
      const [x, y] = at(point);
      if (i === 0) context.moveTo(x, y);
      else {
        // What is dominated begins behind both neighbours.
        context.lineTo(x, at(front[i - 1])[1]);
        context.lineTo(x, y);
      }
    });
    context.stroke();
    for (const point of front) {
      context.beginPath();
      context.arc(...at(point), 2.6, 0, 7);
      context.fill();
    }
  };
}
