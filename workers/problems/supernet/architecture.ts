/**
 * The sub-networks of the super-network: how one is written as 12 genes, read as shapes, and numbered. Pure.
 *
 * Three stages halve the length (40 → 20 → 10 → 5). A stage is h = ReLU(A x), A a convolution of stride 2, and, if its second
 * layer is on, h + ReLU(B h), B of stride 1. Genes of a stage: width of both, taps of A, second layer off or on, taps of B.
 * With B off its taps are without effect, so a stage has 4·3·(1 + 3) = 48 forms and the whole 48³ = 110,592 networks.
 */
import { LENGTH } from '../../data/mnist1d.ts';

export const STAGES = 3;
const WIDTHS = [8, 16, 24, 32];
const TAPS = [3, 5, 7];

/** The shapes of the shared weights: most channels, most taps, and points that the last stage leaves. */
export const MAX_WIDTH = 32;
export const MAX_TAPS = 7;
export const LAST_LENGTH = LENGTH / 8;

/** Forms of a stage, and distinct networks. */
export const FORMS = 48;
export const NETWORKS = FORMS * FORMS * FORMS;

const STAGE_GENES = 4;
export const GENES = Array.from({ length: STAGES }, (_, i) => [
  { name: `stage ${i + 1} width`, options: WIDTHS.map(String) },
  { name: `stage ${i + 1} kernel`, options: TAPS.map(String) },
  { name: `stage ${i + 1} second convolution`, options: ['off', 'on'] },
  { name: `stage ${i + 1} second kernel`, options: TAPS.map(String) },
]).flat();
export const DIM = GENES.length;

/** One stage as built. `tapsB` is 0 where the second layer is off. */
export interface Stage {
  readonly width: number;
  readonly tapsA: number;
  readonly tapsB: number;
}

/** Whether a gene of the solution at x[at …] has no effect: the taps of a layer that is off. */
export const isDead = (x: ArrayLike<number>, at: number, gene: number): boolean =>
  gene % STAGE_GENES === 3 && x[at + gene - 1] === 0;

/** Form of a stage, 0 … 47. */
function formOf(x: ArrayLike<number>, at: number, stage: number): number {
  const gene = at + stage * STAGE_GENES;
  const second = x[gene + 2] === 0 ? 0 : 1 + x[gene + 3];
  return x[gene] * 12 + x[gene + 1] * 4 + second;
}

/** The number of the network at x[at … at + 12), the same for all solutions that mean it. */
export function idOf(x: ArrayLike<number>, at: number): number {
  return (formOf(x, at, 0) * FORMS + formOf(x, at, 1)) * FORMS + formOf(x, at, 2);
}

/** Forms of the stages of network `id`, first to last. */
const formsOf = (id: number): number[] => [
  Math.floor(id / (FORMS * FORMS)),
  Math.floor(id / FORMS) % FORMS,
  id % FORMS,
];

/** The genes of network `id`, dead ones 0. */
export function genesOf(id: number): number[] {
  return formsOf(id).flatMap((form) => {
    const second = form % 4;
    return [Math.floor(form / 12), Math.floor(form / 4) % 3, second === 0 ? 0 : 1, second === 0 ? 0 : second - 1];
  });
}

/** Its stages as channels × taps, as in `8×3 · 16×5+3 · 32×7`; the second layer's after a +. */
export const labelOf = (id: number): string =>
  stagesOf(id)
    .map(({ width, tapsA, tapsB }) => `${width}×${tapsA}${tapsB === 0 ? '' : `+${tapsB}`}`)
    .join(' · ');

/** The stages of network `id`, first to last. */
export function stagesOf(id: number): readonly Stage[] {
  return formsOf(id).map((form) => {
    const second = form % 4;
    return {
      width: WIDTHS[Math.floor(form / 12)],
      tapsA: TAPS[Math.floor(form / 4) % 3],
      tapsB: second === 0 ? 0 : TAPS[second - 1],
    };
  });
}
