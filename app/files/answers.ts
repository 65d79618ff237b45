/** What a person typed about an archive, made into answers or into a sentence for each field that does not do. Pure. */
import type { Answers } from '../../workers/files/types.ts';

export const LARGEST_SIDE = 512;

/** One axis of the map, as typed. */
export interface AxisText {
  readonly measure: number;
  readonly name: string;
  readonly low: string;
  readonly high: string;
  readonly cells: string;
}

export interface AnswerText {
  readonly objective: string;
  readonly axes: readonly [AxisText, AxisText];
}

export function toText({ axes, cols, rows, descriptors, objective }: Answers): AnswerText {
  const axis = (k: 0 | 1): AxisText => ({
    measure: axes[k],
    name: descriptors[k].name,
    low: String(descriptors[k].range[0]),
    high: String(descriptors[k].range[1]),
    cells: String(k === 0 ? cols : rows),
  });
  return { objective: objective.name, axes: [axis(0), axis(1)] };
}

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text.trim().replace('−', '-')));

/** A sentence about the axis, or null. */
export function axisTrouble({ low, high, cells }: AxisText): string | null {
  const count = numberOf(cells);
  if (!Number.isInteger(count) || count < 2 || count > LARGEST_SIDE)
    return `Cells: expected a whole number from 2 to ${LARGEST_SIDE}, got "${cells}".`;
  const [from, to] = [numberOf(low), numberOf(high)];
  if (!Number.isFinite(from)) return `From: expected a number, got "${low}".`;
  if (!Number.isFinite(to)) return `To: expected a number, got "${high}".`;
  if (!(from < to)) return `To: expected a number above ${low.trim()}, got "${high}".`;
  return null;
}

/** Null while something typed does not do. */
export function toAnswers({ objective, axes }: AnswerText, suggested: Answers): Answers | null {
  if (axes.some((axis) => axisTrouble(axis) !== null) || axes[0].measure === axes[1].measure) return null;
  const descriptor = (k: 0 | 1) => ({
    name: axes[k].name.trim() || `measure ${axes[k].measure}`,
    unit: '',
    range: [numberOf(axes[k].low), numberOf(axes[k].high)] as const,
  });
  return {
    axes: [axes[0].measure, axes[1].measure],
    cols: numberOf(axes[0].cells),
    rows: numberOf(axes[1].cells),
    descriptors: [descriptor(0), descriptor(1)],
    objective: { ...suggested.objective, name: objective.trim() || 'objective' },
  };
}
