/** How the moves from the root share the visits, as bars that race. */
import { ONE_DIGIT, readDigit, type BarsMiniature } from '../../../workers/core/miniature.ts';
import type { Paint } from './paint.ts';

const MARGIN = 10;
const LABEL = 26;

export function barsPainter({ moves, shares }: BarsMiniature): Paint {
  const at = (step: number, move: number) => readDigit(shares, step * moves.length + move) / ONE_DIGIT;
  const most = Math.max(
    ...moves.flatMap((_, move) => Array.from({ length: shares.length / moves.length }, (__, step) => at(step, move))),
  );
  return (context, { width, height, step, colours }) => {
    const pitch = (height - 2 * MARGIN) / moves.length;
    const leader = Math.max(...moves.map((_, move) => at(step, move)));
    context.font = `600 ${Math.min(12, pitch * 0.8)}px system-ui, sans-serif`;
    context.textBaseline = 'middle';
    moves.forEach((name, move) => {
      const share = at(step, move);
      const y = MARGIN + move * pitch;
      context.fillStyle = colours.muted;
      context.fillText(name, MARGIN, y + pitch / 2, LABEL - 4);
      context.fillStyle = share === leader ? colours.series[1] : colours.series[0];
      context.fillRect(
        MARGIN + LABEL,
        y + pitch * 0.14,
        Math.max(1, (share / most) * (width - 2 * MARGIN - LABEL)),
        pitch * 0.72,
      );
    });
  };
}
