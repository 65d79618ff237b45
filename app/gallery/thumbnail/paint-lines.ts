/** A figure growing with the run; one line for each entrant, told apart by colour and dashes. */
import { readTwoDigits, STEPS, TWO_DIGITS, type LinesMiniature } from '../../../workers/core/miniature.ts';
import { DASHES, type Paint } from './paint.ts';

const MARGIN = 10;

export function linesPainter({ lines }: LinesMiniature): Paint {
  const all = lines.map((text) =>
    Array.from({ length: STEPS }, (_, step) =>
      text[2 * step] === '.' ? NaN : readTwoDigits(text, 2 * step) / TWO_DIGITS,
    ),
  );
  return (context, { width, height, step, colours }) => {
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    for (const share of [0, 0.5, 1]) {
      const y = Math.round(MARGIN + share * (height - 2 * MARGIN)) + 0.5;
      context.beginPath();
      context.moveTo(MARGIN, y);
      context.lineTo(width - MARGIN, y);
      context.stroke();
    }
    context.lineWidth = 2.5;
    context.lineJoin = 'round';
    all.forEach((line, i) => {
      context.strokeStyle = context.fillStyle = colours.series[i];
      context.setLineDash(DASHES[i]);
      context.beginPath();
      let begun = false;
      let last: readonly [x: number, y: number] | undefined;
      for (let k = 0; k <= step; k++) {
        if (Number.isNaN(line[k])) continue;
        // Evaluations go with the square of the step.
        const x = MARGIN + ((k + 1) / STEPS) ** 2 * (width - 2 * MARGIN);
        const y = height - MARGIN - line[k] * (height - 2 * MARGIN);
        if (begun) context.lineTo(x, y);
        else context.moveTo(x, y);
        begun = true;
        last = [x, y];
      }
      context.stroke();
      context.setLineDash([]);
      if (last === undefined) return;
      context.beginPath();
      context.arc(...last, 3.5, 0, 7);
      context.fill();
    });
  };
}
